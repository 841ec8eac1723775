// Owns the walks of license requests and auto-claim policies in the editions that have them (docs/domain.md, 1.12).
import { expect, test, type App } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { button, close, pane, press, refusal, start } from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO, type Product } from "./fixtures/catalog";
import { holdings, LATER, nobodyHas, type Edition, type Tenant } from "./fixtures/tenant";

const people = ["Anna de Vries", "Bram Jansen", "Chantal Smit"];

const tenant = (edition: Edition): Tenant => ({
  edition,
  rules: "current2025",
  people: nobodyHas(...people),
  products: [[E1, 2], [E3, 1], [VISIO, 5], [POWER_BI, 5]],
  groups: [{ name: "Sales", members: [], gives: [] }],
});

/** Opens a tab of the page Licenses. */
async function open(app: App, tab: string): Promise<void> {
  await app.go("#/licenses");
  const named = app.page.getByRole("tab", { name: app.L(tab), exact: true });
  await named.click();
  await expect(named).toHaveAttribute("aria-selected", "true");
}

/** Chooses somebody in the field of this name. */
async function choosePerson(dialog: Awaited<ReturnType<typeof pane>>, field: string, name: string): Promise<void> {
  await dialog.getByRole("combobox", { name: field, exact: true }).fill(name);
  await dialog.getByRole("option", { name, exact: true }).click();
}

const main = (app: App) => app.page.getByRole("main");

/** Looks at the screen in every appearance and width, and goes back to the usual one. */
async function look(app: App): Promise<void> {
  await test.step("looks", () => inEveryLook(app));
  await app.page.setViewportSize({ width: 1280, height: 800 });
}

/** Lets somebody ask for a product. */
async function ask(app: App, name: string, product: Product): Promise<void> {
  const title = app.text("Ask for a product as a user", "Een product aanvragen als gebruiker");
  await button(main(app), title).click();
  const dialog = await pane(app, title);
  await choosePerson(dialog, app.text("Requester", "Aanvrager"), name);
  await dialog.getByRole("combobox", { name: "Product", exact: true }).selectOption({ label: product.name });
  await button(dialog, app.text("Ask", "Aanvragen")).click();
  await close(app, dialog);
}

/** Selects the requests of people for a product. */
async function select(app: App, product: Product, ...names: string[]): Promise<void> {
  for (const name of names) {
    const label = app.text(
      `Select the request of ${name} for ${product.name}`,
      `De aanvraag van ${name} voor ${product.name} selecteren`,
    );
    await app.page.getByRole("checkbox", { name: label, exact: true }).check();
  }
}

const row = (app: App, name: string) => app.page.getByRole("row").filter({ hasText: name });

const words = (app: App) => ({
  pending: app.text("Pending", "In behandeling"),
  approved: app.text("Approved", "Goedgekeurd"),
  rejected: app.text("Rejected", "Afgewezen"),
});

test("requests, 2025: approve with Submit, reject, a group, and who finds no license", async ({ app, page }) => {
  test.slow();
  await start(app, tenant("worldwide-2025"));
  await open(app, "lic.tabRequests");
  for (const name of people) await ask(app, name, E3);
  await ask(app, "Anna de Vries", VISIO);
  await look(app);

  await test.step("one finds a license, one doesn't", async () => {
    await expect(button(main(app), app.L("req.approve"))).toBeDisabled();
    await select(app, E3, "Anna de Vries", "Bram Jansen");
    await press(app, main(app), "req.approve");
    const dialog = await pane(app, app.L("req.approveSelected"));
    await expect(dialog.getByRole("radio", { name: app.L("req.assignEach"), exact: true })).toBeChecked();
    await expect(dialog.getByRole("combobox", { name: app.L("req.selectProduct"), exact: true })).toHaveValue(E3.skuId);
    await look(app);
    await press(app, dialog, "req.submit");
    await refusal(app, dialog, app.text("Not enough licenses", "Onvoldoende licenties"));
    await look(app);
    await close(app, dialog);
  });
  const { pending, approved, rejected } = words(app);
  await expect(row(app, "Bram Jansen")).toContainText(pending);
  await expect(row(app, "Anna de Vries").filter({ hasText: E3.name })).toContainText(approved);

  await test.step("by a group, with another product", async () => {
    await select(app, E3, "Bram Jansen");
    await press(app, main(app), "req.approve");
    const dialog = await pane(app, app.L("req.approveSelected"));
    await dialog.getByRole("radio", { name: app.L("req.assignByGroup"), exact: true }).check();
    await expect(button(dialog, app.L("req.submit"))).toBeDisabled();
    const group = dialog.getByRole("combobox", { name: app.text("Security group", "Beveiligingsgroep"), exact: true });
    await group.fill("Sales");
    await dialog.getByRole("option", { name: "Sales", exact: true }).click();
    await dialog.getByRole("combobox", { name: app.L("req.selectProduct"), exact: true }).selectOption({ label: E1.name });
    await look(app);
    await press(app, dialog, "req.submit");
    await close(app, dialog);
  });
  await expect(row(app, "Bram Jansen")).toContainText(approved);

  await test.step("reject", async () => {
    await select(app, E3, "Chantal Smit");
    await press(app, main(app), "req.reject");
    const dialog = await pane(app, app.L("req.reject"));
    await look(app);
    await press(app, dialog, "req.reject");
    await close(app, dialog);
  });
  await expect(row(app, "Chantal Smit")).toContainText(rejected);
  await page
    .getByRole("combobox", { name: app.text("Show requests", "Aanvragen tonen"), exact: true })
    .selectOption({ label: pending });
  await expect(page.getByRole("row").filter({ hasText: VISIO.name })).toHaveCount(1);
  await expect(row(app, "Chantal Smit")).toHaveCount(0);

  const exported = await app.exportTenant();
  expect(exported.zetel.requests.map((request: any) => request.status)).toEqual([
    "approved", "approved", "rejected", "pending",
  ]);
  expect(holdings(exported)).toMatchObject({ "Anna de Vries": { ENTERPRISEPACK: [] }, "Chantal Smit": {} });
});

test("requests, 2026: what is cleared is rejected", async ({ app }) => {
  test.slow();
  await start(app, tenant("worldwide-2026"));
  await open(app, "lic.tabRequests");
  for (const name of people) await ask(app, name, VISIO);
  await expect(button(main(app), app.L("req.reject"))).toHaveCount(0);
  await select(app, VISIO, ...people);
  await press(app, main(app), "req.approve");
  const dialog = await pane(app, app.L("req.approveSelected"));
  await expect(button(dialog, app.L("req.approve"))).toBeVisible();
  const box = (name: string) => dialog.getByRole("checkbox", { name: `${name}: ${VISIO.name}`, exact: true });
  await box("Bram Jansen").uncheck();
  const both = app.text("Approve 2 - Reject 1", "2 goedkeuren - 1 afwijzen");
  await expect(button(dialog, both)).toBeVisible();
  await look(app);
  await button(dialog, both).click();
  await close(app, dialog);
  const { approved, rejected } = words(app);
  for (const name of people) {
    await expect(row(app, name)).toContainText(name === "Bram Jansen" ? rejected : approved);
  }
});

for (const edition of LATER) {
  test(`auto-claim, ${edition}: a policy, a first sign-in, the report`, async ({ app, page }) => {
    test.slow();
    await start(app, tenant(edition));
    await open(app, "lic.tabAutoClaim");
    await press(app, main(app), "ac.turnOn");
    await press(app, main(app), "ac.add");
    const step = async (label: string, fill: (dialog: Awaited<ReturnType<typeof pane>>) => Promise<unknown>) => {
      const dialog = await pane(app, app.L(label));
      await fill(dialog);
      await look(app);
      if (label !== "ac.review") await press(app, dialog, "btn.next");
      return dialog;
    };
    const choose = (dialog: Awaited<ReturnType<typeof pane>>, name: string, label: string) =>
      dialog.getByRole("combobox", { name, exact: true }).selectOption({ label });
    await step("ac.name", async (dialog) => {
      await expect(button(dialog, app.L("btn.next"))).toBeDisabled();
      await dialog.getByRole("textbox", { name: app.text("Name", "Naam"), exact: true }).fill("Teams for all");
    });
    await step("ac.setApp", async (dialog) => {
      await choose(dialog, "App", "Microsoft Teams");
      await choose(dialog, "Product", E3.name);
    });
    await step("ac.backup", (dialog) => choose(dialog, app.text("Backup product 1", "Back-upproduct 1"), E1.name));
    await step("ac.selectApps", async () => {});
    const review = await step("ac.review", async () => {});
    await press(app, review, "ac.create");
    await close(app, review);
    await expect(page.getByRole("row").filter({ hasText: "Teams for all" })).toContainText(`${E3.name}, ${E1.name}`);
    await look(app);

    for (const name of ["Anna de Vries", "Bram Jansen"]) {
      await test.step(`${name} signs in`, async () => {
        const title = app.text("Sign in to an app as a user", "Aanmelden bij een app als gebruiker");
        await button(main(app), title).click();
        const dialog = await pane(app, title);
        await choosePerson(dialog, app.text("User", "Gebruiker"), name);
        await choose(dialog, "App", "Microsoft Teams");
        await look(app);
        await button(dialog, app.text("Sign in", "Aanmelden")).click();
        await close(app, dialog);
      });
    }
    await press(app, main(app), "ac.viewReport");
    const report = await pane(app, app.text("Claimed licenses", "Geclaimde licenties"));
    await expect(report.getByRole("listitem").filter({ hasText: "Anna de Vries" })).toContainText(E3.name);
    await expect(report.getByRole("listitem").filter({ hasText: "Bram Jansen" })).toContainText(E1.name);
    await look(app);
    await close(app, report);
    expect(holdings(await app.exportTenant())).toMatchObject({
      "Anna de Vries": { ENTERPRISEPACK: [] },
      "Bram Jansen": { STANDARDPACK: [] },
      "Chantal Smit": {},
    });
  });
}

test("an edition without tabs says that there are requests", async ({ app, page }) => {
  await start(app, tenant("worldwide-2025"));
  await open(app, "lic.tabRequests");
  await ask(app, "Anna de Vries", E3);
  const exported = await app.exportTenant();
  exported.zetel.edition = "worldwide-2020";
  await app.importTenant(exported);
  await app.go("#/licenses");
  await expect(page.getByRole("tab")).toHaveCount(0);
  await expect(page.getByText(app.text("This tenant has 1 license request", "Deze tenant heeft 1 licentieaanvraag"))).toBeVisible();
});
