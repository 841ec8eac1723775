// Owns the walks over products that Zetel does not know by itself: a list is fetched for them, and what nobody knows is said.
import { expect, test, type App } from "./helpers/app";
import { boxOf, close, manage, openAssign, openPerson, openProduct, openUsers, pane, press, select } from "./helpers/walk";
import { E3, in2020, product, service, type Product } from "./fixtures/catalog";
import { file } from "./fixtures/tenant";

const ANNA = "Anna de Vries";
const GOVERNMENT: Product = {
  skuId: "e823ca47-49c4-46b3-b38d-ca11d5abe3d2", partNumber: "M365_G3_GOV", name: "Microsoft 365 G3 GCC", services: [],
};
const STRANGER: Product = {
  skuId: "99999999-0000-4000-8000-000000000001", partNumber: "CONTOSO_SPECIAL", name: "CONTOSO_SPECIAL", services: [],
};
const LIST = /products[^/]*\.txt$/;

/** Anna has a product that is not built in, and the file says no more of it than its part number and services. */
const tenantWith = (one: Product, plans: [string, string][]): unknown => {
  const content: any = file({ people: [{ name: ANNA, has: [one] }], products: [[one, 5], [E3, 5]] });
  content.subscribedSkus[0].servicePlans = plans.map(([servicePlanId, servicePlanName]) => ({
    servicePlanId, servicePlanName, appliesTo: "User", provisioningStatus: "Success",
  }));
  return content;
};
const government = tenantWith(GOVERNMENT, [
  ["a31ef4a2-f787-435e-8335-e47eb0cafc94", "MCOSTANDARD_GOV"],
  ["5b4ef465-7ea1-459a-9f91-033317755a51", "PROJECTWORKMANAGEMENT_GOV"],
]);

async function openLicenses(app: App): Promise<void> {
  await app.go("#/licenses");
  await expect(app.page.getByRole("heading", { level: 1 })).toHaveText(app.L("nav.licenses"));
}

// Without a network it comes from the worker: offline.spec.
test("a product of the long list has its name, from a list that is fetched for it", async ({ app, page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (LIST.test(request.url())) fetched.push(request.url());
  });
  await app.open("#/licenses");
  await expect(page.getByRole("link", { name: E3.name })).toBeVisible();
  expect(fetched, "a first visit needs no list").toEqual([]);
  await app.importTenant(government);
  await openLicenses(app);
  await expect(page.getByRole("link", { name: GOVERNMENT.name })).toBeVisible();
  expect(fetched).toHaveLength(1);
  await app.reload();
  await expect(page.getByRole("link", { name: GOVERNMENT.name })).toBeVisible();
  await openProduct(app, GOVERNMENT);
});

test("where the list can't be fetched, part numbers are shown", async ({ app, page }) => {
  app.expected.push(/products.*\.txt|ERR_FAILED|Failed to load/);
  await page.route(LIST, (route) => route.abort());
  await app.open("#/sandbox");
  await app.importTenant(government);
  await openLicenses(app);
  await expect(page.getByRole("link", { name: GOVERNMENT.partNumber, exact: true })).toBeVisible();
});

test("what a service means that nobody knows is not made up", async ({ app, page }) => {
  await app.open("#/sandbox");
  await app.importTenant(tenantWith(STRANGER, [["99999999-0000-4000-8000-000000000002", "CONTOSO_PLAN"]]));
  await openProduct(app, STRANGER);
  await select(app, ANNA);
  await press(app, page.getByRole("main"), "un.unassignLicenses");
  const dialog = await pane(app, app.L("un.unassignLicenses"));
  const unknown = app.text(
    "What this means is not known to Zetel: CONTOSO_PLAN.",
    "Wat dit betekent, is bij Zetel niet bekend: CONTOSO_PLAN.",
  );
  await expect(dialog.getByRole("note").last()).toContainText(unknown);
  await press(app, dialog, "un.unassign");
  await expect(dialog.getByRole("list").first()).toBeVisible();
  await expect(dialog.getByRole("note").last()).toContainText(unknown);
  await expect(dialog).not.toContainText(app.text("No user loses a mailbox", "postvak"));
  await app.axe();
  await close(app, dialog);
});

test("products for the whole organization are shown, and offered to nobody", async ({ app, page }) => {
  const content: any = file({ people: [{ name: ANNA }], products: [[STRANGER, 25], [E3, 5]] });
  content.subscribedSkus[0].appliesTo = "Company";
  await app.open("#/sandbox");
  await app.importTenant(content);
  await openLicenses(app);
  const row = page.getByRole("row").filter({ hasText: STRANGER.name });
  await expect(row).toContainText(app.text("For the whole organization", "Voor de hele organisatie"));
  const dialog = await openPerson(app, ANNA);
  await expect(boxOf(dialog, E3)).toBeVisible();
  await expect(boxOf(dialog, STRANGER)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await openUsers(app);
  await select(app, ANNA);
  const add = await manage(app, "add");
  await expect(add.getByRole("switch", { name: E3.name })).toBeVisible();
  await expect(add.getByRole("switch", { name: STRANGER.name })).toHaveCount(0);
});

test("the sample tenant has the products of 2020 by their names of then", async ({ app, page }) => {
  await app.open("#/licenses");
  for (const partNumber of ["AAD_PREMIUM", "VISIOCLIENT", "MCOEV", "FLOW_FREE"]) {
    await expect(page.getByRole("link", { name: in2020(product(partNumber)).name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("table")).not.toContainText("Entra");
  await openProduct(app, E3);
  const dialog = await openAssign(app);
  await dialog.getByRole("button", { name: app.text("Turn apps and services on or off", "Apps en services in- of uitschakelen") }).click();
  const then = in2020(service(E3, "SHAREPOINTENTERPRISE")).label;
  await expect(dialog.getByRole("checkbox", { name: then, exact: true })).toBeVisible();
  await expect(dialog).not.toContainText("Viva");
});
