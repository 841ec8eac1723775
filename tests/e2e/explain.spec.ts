// Owns the walks of where a service comes from and of what is said of a service: automatic, waiting, or for everybody.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { button, expand, inList, openPerson, openProduct, pane, start } from "./helpers/walk";
import { CONFERENCING, E1, E3, service } from "./fixtures/catalog";
import { file, type Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [
    { name: "Anna de Vries", has: [{ product: E3, off: ["SWAY"] }] },
    { name: "Bram Jansen", has: [{ product: E1, off: ["TEAMS1"] }, CONFERENCING] },
  ],
  products: [[E1, 5], [E3, 5], [CONFERENCING, 5]],
  groups: [{ name: "Sales", members: ["Anna de Vries"], gives: [E3] }],
};

const sway = service(E3, "SWAY").label;
const opens = (app: App, name: string): string => app.text(`Where does ${name} come from?`, `Van wie komt dit? ${name}`);
const who = (app: App, where: Locator, name: string): Locator => button(where, opens(app, name));

/** The explanation that a button has opened. */
async function told(app: App, where: Locator, name: string): Promise<Locator> {
  const opener = who(app, where, name);
  await opener.click();
  await expect(opener).toHaveAttribute("aria-expanded", "true");
  return where.getByRole("listitem").filter({ has: app.page.getByRole("button", { name: opens(app, name), exact: true }) });
}

test("every source of a service is named, and the group is the true blocker", async ({ app }) => {
  await start(app, tenant);
  const dialog = await openPerson(app, "Anna de Vries");
  await expand(app, dialog, E3);
  const list = inList(dialog, E3);
  await expect(list).not.toContainText(app.text("leaves it off", "laat de service uit"));
  const line = await told(app, list, sway);
  await expect(line).toContainText(app.text("On and usable.", "Aan en bruikbaar."));
  await expect(line).toContainText(app.text("assigned directly", "rechtstreeks toegewezen"));
  await expect(line).toContainText(app.text("leaves it off", "laat de service uit"));
  await expect(line).toContainText(app.text("leaves it on", "laat de service aan"));
  await expect(line).toContainText(app.text("Inherited from Sales", "Sales"));
  await app.axe();
  await line.getByRole("link", { name: "Sales", exact: true }).click();
  await expect(app.page.getByRole("heading", { level: 1, name: "Sales" })).toBeVisible();
});

test("one explanation at a time, and only when asked for", async ({ app }) => {
  await start(app, tenant);
  const dialog = await openPerson(app, "Bram Jansen");
  await expand(app, dialog, E1);
  const list = inList(dialog, E1);
  const [one, other] = ["MCOSTANDARD", "SHAREPOINTSTANDARD"].map((name) => service(E1, name).label);
  const first = await told(app, list, one);
  await expect(first).toContainText(CONFERENCING.name);
  await expect(first).toContainText(app.text("You can't turn this off on its own.", "Niet zomaar uit te schakelen"));
  const second = await told(app, list, other);
  await expect(who(app, list, one)).toHaveAttribute("aria-expanded", "false");
  await expect(second).toContainText(E1.name);
  await who(app, list, other).press("Enter");
  await expect(who(app, list, other)).toHaveAttribute("aria-expanded", "false");
});

test("the product's page explains as well, and says when a subscription is not active", async ({ app }) => {
  const content: any = file(tenant);
  const gone = content.subscribedSkus.find((sku: any) => sku.skuId === E1.skuId);
  gone.prepaidUnits = { enabled: 0, warning: 0, suspended: 5, lockedOut: 0 };
  await app.open("#/sandbox");
  await app.importTenant(content);
  await openProduct(app, E1);
  await button(app.page.getByRole("grid"), "Bram Jansen").click();
  const dialog = await pane(app, "Bram Jansen");
  const line = await told(app, dialog, service(E1, "SHAREPOINTSTANDARD").label);
  await expect(line).toContainText(
    app.text("subscription disabled, can't be used", "abonnement uitgeschakeld, niet bruikbaar"),
  );
  await expect(line).toContainText(app.text("On, but the user can't use it", "Aan, maar niet bruikbaar"));
});

test("services tell when they come by themselves, wait, or are for the whole organization", async ({ app }) => {
  const content: any = file(tenant);
  const plan = (name: string, more: object) => ({
    servicePlanId: service(E3, name).id,
    servicePlanName: name,
    appliesTo: "User",
    provisioningStatus: "Success",
    ...more,
  });
  const e3 = content.subscribedSkus.find((sku: any) => sku.skuId === E3.skuId);
  e3.servicePlans = [
    plan("SWAY", {}),
    plan("SHAREPOINTENTERPRISE", { provisioningStatus: "PendingInput" }),
    plan("EXCHANGE_S_ENTERPRISE", { provisioningStatus: "PendingActivation" }),
    plan("MCOSTANDARD", { provisioningStatus: "PendingProvisioning" }),
    plan("TEAMS1", { appliesTo: "Company" }),
  ];
  await app.open("#/sandbox");
  await app.importTenant(content);
  const dialog = await openPerson(app, "Anna de Vries");
  await expand(app, dialog, E3);
  const list = inList(dialog, E3);
  for (const [name, en, nl] of [
    ["SWAY", "Included automatically", "Komt vanzelf"],
    ["SHAREPOINTENTERPRISE", "Waiting for the service to confirm.", "Wacht op bevestiging door de service."],
    ["EXCHANGE_S_ENTERPRISE", "Waiting for an admin to activate it.", "Wacht tot een beheerder dit activeert."],
    ["MCOSTANDARD", "not active in this tenant yet", "nog niet actief in deze tenant"],
  ]) {
    const box = list.getByRole("checkbox", { name: service(E3, name).label, exact: true });
    await expect(box).toHaveAccessibleDescription(new RegExp(app.text(en, nl)));
  }
  const company = list.getByRole("list", {
    name: app.text("For the whole organization", "Voor de hele organisatie"),
  });
  const teams = service(E3, "TEAMS1").label;
  await expect(company.getByRole("listitem")).toHaveText([teams]);
  await expect(list.getByRole("checkbox", { name: teams })).toHaveCount(0);
});
