// Owns the walks of Your products: one row per purchase, the life of one, quantities, and who may change them.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { button, close, fix, pane, press, refusal } from "./helpers/walk";
import { CONFERENCING, E1, E3, POWER_BI, VISIO, product } from "./fixtures/catalog";
import { withSubscriptions, type Bought } from "./fixtures/subscriptions";
import type { Tenant } from "./fixtures/tenant";

const PREMIUM = product("SPB");
const names = ["Anna de Vries", "Bram Jansen", "Chantal Smit", "Daan Bakker"];
const people: Tenant = { people: names.map((name) => ({ name, has: [E3] })) };
const plain: Bought[] = [{ product: E3, total: 5, next: "2020-07-15T00:00:00Z" }];

async function open(app: App, bought: Bought[], tenant: Tenant = people) {
  await app.open("#/sandbox");
  await app.importTenant(withSubscriptions(tenant, bought));
  await app.go("#/subscriptions");
  const table = app.page.getByRole("table", { name: app.L("nav.yourProducts"), exact: true });
  await expect(table).toBeVisible();
  return table;
}

/** The result that says that one subscription has changed. */
const changed = (app: App, dialog: Locator): Locator =>
  dialog.getByRole("status").filter({ hasText: app.text("1 subscription changed", "1 abonnement gewijzigd") });

/** The pane of the only subscription of a product. */
async function details(app: App, name: string) {
  await button(app.page.getByRole("main"), name).click();
  return pane(app, name);
}

test("5 and 8 are two rows here and 13 on Licenses", async ({ app, page }) => {
  const nobody: Tenant = { people: [] };
  const table = await open(app, [{ product: PREMIUM, total: 5 }, { product: PREMIUM, total: 8 }], nobody);
  const rows = table.getByRole("row").filter({ hasText: PREMIUM.name });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ has: page.getByRole("cell", { name: "5", exact: true }) })).toHaveCount(1);
  await expect(rows.filter({ has: page.getByRole("cell", { name: "8", exact: true }) })).toHaveCount(1);
  await app.axe();
  await app.go("#/licenses");
  const line = page.getByRole("row").filter({ hasText: PREMIUM.name });
  await expect(line.getByRole("cell", { name: "13", exact: true }).first()).toBeVisible();
  await line.getByRole("link", { name: PREMIUM.name, exact: true }).click();
  await page.getByRole("main").getByRole("link", { name: app.text("2 subscriptions", "2 abonnementen") }).click();
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.yourProducts"), exact: true })).toBeVisible();
});

test("the navigation leads here, under Billing", async ({ app, page }) => {
  await app.open("#/home");
  await page.getByRole("navigation").getByRole("link", { name: app.L("nav.yourProducts"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.yourProducts"), exact: true })).toBeVisible();
});

test("a new total is submitted, shown as a result, undone and done again", async ({ app, page }) => {
  const table = await open(app, plain);
  const first = await details(app, E3.name);
  const stages = first.getByRole("list").filter({ hasText: app.text("Expired", "Verlopen") }).getByRole("listitem");
  await expect(stages).toHaveCount(4);
  await expect(stages.nth(0)).toHaveAttribute("aria-current", "step");
  await expect(stages.nth(2)).toContainText(app.text("From August 14, 2020", "Vanaf 14 augustus 2020"));
  await expect(stages.nth(3)).toContainText(app.text("From November 12, 2020", "Vanaf 12 november 2020"));
  await app.axe();
  await press(app, first, "buy.addRemove");
  const dialog = await pane(app, app.L("buy.addRemove"));
  const box = dialog.getByRole("textbox", { name: app.L("lic.total"), exact: true });
  await expect(box).toHaveValue("5");
  const submit = button(dialog, app.L("buy.submitChange"));
  await expect(submit).toBeDisabled();
  for (const wrong of ["", "-1", "2.5", "many", "99999999999"]) {
    await box.fill(wrong);
    await expect(submit).toBeDisabled();
    await expect(dialog).toContainText(app.text("Enter a whole number", "Vul een geheel getal in"));
  }
  await box.fill("12");
  await expect(dialog).toContainText(app.text("7 more: from 5 to 12", "7 meer: van 5 naar 12"));
  await app.axe();
  await submit.click();
  await expect(changed(app, dialog)).toBeVisible();
  await button(dialog, app.text("Undo", "Ongedaan maken")).click();
  await close(app, dialog);
  await expect(table.getByRole("cell", { name: "5", exact: true })).toBeVisible();
  const again = new RegExp(app.text("^Redo:", "^Opnieuw uitvoeren:"));
  const redo = page.getByRole("banner").getByRole("button", { name: again });
  await redo.click();
  await expect(table.getByRole("cell", { name: "12", exact: true })).toBeVisible();
  const exported = await app.exportTenant();
  expect(exported.subscriptions.map((s: any) => s.totalLicenses)).toEqual([12]);
});

test("fewer than are assigned is refused, and the fix goes as far down as can be", async ({ app }) => {
  const table = await open(app, plain);
  const first = await details(app, E3.name);
  await press(app, first, "buy.addRemove");
  const dialog = await pane(app, app.L("buy.addRemove"));
  await dialog.getByRole("textbox", { name: app.L("lic.total"), exact: true }).fill("2");
  await button(dialog, app.L("buy.submitChange")).click();
  const alert = await refusal(app, dialog, app.text("Licenses in use", "Licenties in gebruik"));
  await fix(alert, app.text("Set the total to 4", "Totaal instellen op 4")).click();
  await expect(changed(app, dialog)).toBeVisible();
  await close(app, dialog);
  await expect(table.getByRole("cell", { name: "4", exact: true })).toBeVisible();
});

const locked: [Bought["how"] | "inactive", string, string, string, string][] = [
  ["trial", "Trial", "Proefversie", "This is a trial", "Dit is een proefversie"],
  ["prepaid", "Prepaid", "Prepaid", "product key", "productcode"],
  ["partner", "Partner", "Partner", "partner", "partner"],
  ["credit", "Pending credit check", "Kredietcontrole in behandeling", "credit check", "kredietcontrole"],
  ["user", "By user Anna de Vries", "Door gebruiker Anna de Vries", "A user bought", "Een gebruiker heeft"],
  ["inactive", "Expired", "Verlopen", "no longer active", "niet meer actief"],
];

for (const [how, en, nl, whyEn, whyNl] of locked) {
  test(`changing the number is not offered, and says why: ${how}`, async ({ app }) => {
    const bought: Bought =
      how === "inactive"
        ? { product: VISIO, total: 3, status: "Warning", next: "2020-07-20T00:00:00Z" }
        : { product: VISIO, total: 3, how };
    const table = await open(app, [{ product: E3, total: 5 }, bought]);
    await expect(table.getByRole("row").filter({ hasText: VISIO.name })).toContainText(app.text(en, nl));
    const dialog = await details(app, VISIO.name);
    const change = button(dialog, app.L("buy.addRemove"));
    await expect(change).toBeDisabled();
    await expect(change).toHaveAccessibleDescription(new RegExp(app.text(whyEn, whyNl)));
    await change.click({ force: true });
    await expect(app.page.getByRole("dialog", { name: app.L("buy.addRemove"), exact: true })).toHaveCount(0);
  });
}

test("only Global and Billing admins change the number; the others read who may", async ({ app, page }) => {
  await open(app, plain);
  const role = page.getByRole("combobox", { name: app.text("Role", "Rol"), exact: true });
  const dialog = await details(app, E3.name);
  const change = button(dialog, app.L("buy.addRemove"));
  for (const other of ["license", "user", "groups", "helpdesk", "globalReader", "serviceSupport", "password"]) {
    await role.selectOption({ label: app.L(`role.${other}`) });
    await expect(change).toBeDisabled();
    await expect(change).toHaveAccessibleDescription(new RegExp(app.L("role.billing")));
  }
  await role.selectOption({ label: app.L("role.billing") });
  await expect(change).toBeEnabled();
});

test("expired and disabled seats are marked, Status comes only when over-assigned", async ({ app, page }) => {
  await open(app, [
    { product: E3, total: 3, status: "Warning", next: "2020-07-31T00:00:00Z" },
    { product: E3, total: 2 },
    { product: E1, total: 4, status: "Suspended", next: "2020-09-01T00:00:00Z" },
    { product: POWER_BI, total: 1 },
    { product: CONFERENCING, total: 1 },
  ]);
  await app.go("#/licenses");
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(row(E3.name)).toContainText(
    app.text("3 expired, usable until July 31, 2020", "3 verlopen, bruikbaar tot 31 juli 2020"),
  );
  await expect(row(E1.name)).toContainText(app.text("4 disabled", "4 uitgeschakeld"));
  const status = page.getByRole("columnheader", { name: app.L("lic.status"), exact: true });
  await expect(status).toHaveCount(0);
  await page.getByRole("banner").getByRole("button", { name: new RegExp(app.text("^Clock", "^Klok")) }).click();
  const dialog = await pane(app, app.text("Clock", "Klok"));
  await dialog.getByRole("radio", { name: app.text("30 days", "30 dagen"), exact: true }).check();
  await button(dialog, app.text("Move forward", "Vooruitzetten")).click();
  await close(app, dialog);
  await expect(status).toBeVisible();
  await expect(row(E3.name)).toContainText(new RegExp(app.L("lic.statusWarning"), "i"));
});
