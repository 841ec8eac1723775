// Owns the walks without a mouse over groups, purchases, the clock, roles, rules and requests.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { holdsFocus, on, tabTo } from "./helpers/keys";
import { button, pane, start, switchOf } from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import { withSubscriptions } from "./fixtures/subscriptions";
import { holdings, idOf, nobodyHas, type Tenant } from "./fixtures/tenant";

const sales: Tenant = {
  people: nobodyHas("Anna de Vries", "Bram Jansen"),
  groups: [{ name: "Sales", members: ["Anna de Vries", "Bram Jansen"], gives: [] }],
};

const main = (app: App): Locator => app.page.getByRole("main");
const banner = (app: App): Locator => app.page.getByRole("banner");

/** Opens a page of the navigation by keys. */
async function follow(app: App, name: string): Promise<void> {
  await on(app.page, app.page.getByRole("navigation").getByRole("link", { name, exact: true }), "Enter");
  await expect(main(app).getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

test("a group gets a product, and its turn, without a mouse", async ({ app, page }) => {
  await start(app, sales);
  await follow(app, app.L("nav.groups"));
  const row = page.getByRole("grid", { name: app.L("nav.groups"), exact: true }).getByRole("row").filter({ hasText: "Sales" });
  await on(page, row, "Enter");
  await expect(main(app).getByRole("heading", { level: 1, name: "Sales", exact: true })).toBeVisible();
  const members = main(app).getByRole("tab", { name: app.text("Members", "Leden"), exact: true });
  await on(page, members, "ArrowRight");
  await expect(main(app).getByRole("tab", { name: app.L("au.licensesSection"), exact: true })).toBeFocused();
  const assign = button(main(app), app.L("lic.assignLicenses"));
  await on(page, assign, "Enter");
  const dialog = await pane(app, app.L("lic.assignLicenses"));
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  await on(page, switchOf(dialog, VISIO), "Space");
  await expect(switchOf(dialog, VISIO)).toBeChecked();
  await on(page, button(dialog, app.L("btn.assign")), "Enter");
  await holdsFocus(dialog);
  await on(page, button(dialog, app.L("btn.close")), "Enter");
  await expect(dialog).toBeHidden();
  await expect(assign).toBeFocused();
  await on(page, banner(app).getByRole("button", { name: app.text("Process now", "Nu verwerken") }), "Enter");
  await expect(main(app)).toContainText(app.L("grp.stAll"));
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ VISIOCLIENT: [] });
});

test("a quantity changes and time passes without a mouse", async ({ app, page }) => {
  await app.open("#/sandbox");
  const bought = [{ product: E3, total: 5, next: "2020-07-15T00:00:00Z" }];
  await app.importTenant(withSubscriptions({ people: nobodyHas("Anna de Vries") }, bought));
  await app.go("#/subscriptions");
  const opener = button(main(app), E3.name);
  await on(page, opener, "Enter");
  const dialog = await pane(app, E3.name);
  await on(page, button(dialog, app.L("buy.addRemove")), "Enter");
  const second = await pane(app, app.L("buy.addRemove"));
  const total = second.getByRole("textbox", { name: app.L("lic.total"), exact: true });
  await tabTo(page, total);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("8");
  await on(page, button(second, app.L("buy.submitChange")), "Enter");
  const result = app.text("1 subscription changed", "1 abonnement gewijzigd");
  await expect(second.getByRole("status").filter({ hasText: result })).toBeVisible();
  await holdsFocus(second);
  await on(page, button(second, app.L("btn.close")), "Enter");
  await expect(second).toBeHidden();

  await on(page, banner(app).getByRole("button", { name: app.text("Clock: July 1, 2020", "Klok: 1 juli 2020") }), "Enter");
  const clock = await pane(app, app.text("Clock", "Klok"));
  const month = clock.getByRole("radio", { name: app.text("30 days", "30 dagen"), exact: true });
  await tabTo(page, clock.getByRole("radio", { checked: true }));
  while (!(await month.isChecked())) await page.keyboard.press("ArrowDown");
  await on(page, button(clock, app.text("Move forward", "Vooruitzetten")), "Enter");
  await expect(clock).toContainText(app.text("It is now July 31, 2020", "Het is nu 31 juli 2020"));
  await holdsFocus(clock);
  await page.keyboard.press("Escape");
  await expect(clock).toBeHidden();
});

test("a role, a rule and a request are reached without a mouse", async ({ app, page }) => {
  await start(app, { people: [{ name: "Anna de Vries", has: [E1] }] });
  await follow(app, app.L("nav.roles"));
  const reader = app.L("role.globalReader");
  const change = button(main(app), app.text(`Switch to ${reader}`, `Overschakelen naar ${reader}`));
  await on(page, change, "Enter");
  await expect(banner(app).getByRole("combobox", { name: app.text("Role", "Rol") })).toHaveValue("globalReader");
  await holdsFocus(main(app));

  await follow(app, app.text("Rules", "Regels"));
  await tabTo(page, main(app).getByRole("searchbox"));
  await page.keyboard.type("yammer_edu");
  await expect(main(app).getByRole("article", { name: "Yammer" }).first()).toBeVisible();

  await follow(app, app.text("Graph request", "Graph-aanvraag"));
  const field = main(app).getByRole("textbox", { name: app.text("Request", "Aanvraag"), exact: true });
  await tabTo(page, field);
  const id = idOf({ people: [{ name: "Anna de Vries", has: [E1] }] }, "Anna de Vries");
  await page.keyboard.insertText(`POST /users/${id}/assignLicense\n\n{"addLicenses":[],"removeLicenses":["${E1.skuId}"]}`);
  await on(page, button(main(app), app.text("Check", "Controleren")), "Enter");
  await expect(main(app).getByRole("article", { name: "403 Forbidden" })).toBeVisible();
});
