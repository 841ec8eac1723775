// Owns the check that no screen and no open pane breaks a rule of accessibility: light and dark, wide and at 320 px.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import {
  boxOf, button, choosePeople, expand, inList, manage, openAssign, openPerson, openProduct, openUsers, pane, press,
  select, start, switchOf,
} from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { CONFERENCING, E1, E3, VISIO } from "./fixtures/catalog";
import { file, type Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [
    { name: "Anna de Vries", has: [E1] },
    { name: "Bram Jansen", location: null, blocked: true },
    { name: "Chantal Smit", has: [{ product: E3, off: ["SWAY"] }, VISIO], guest: true },
    { name: "Daan Mulder", has: [VISIO] },
  ],
  groups: [{ name: "Sales", members: ["Daan Mulder"], gives: [E1] }],
  products: [[E1, 3], [E3, 10], [VISIO, 1], [CONFERENCING, 5]],
};

const main = (app: App): Locator => app.page.getByRole("main");

/** From Active users to the result of adding a product to these people. */
async function added(app: App, product: typeof E1, ...names: string[]): Promise<void> {
  await openUsers(app);
  await select(app, ...names);
  const dialog = await manage(app, "add");
  await switchOf(dialog, product).click();
  await press(app, dialog, "btn.add");
  await expect(button(dialog, app.L("btn.close"))).toBeVisible();
}

/** Every screen: its name, and the way to it. */
const screens: [string, (app: App) => Promise<unknown>][] = [
  ["home", (app) => app.go("#/home")],
  ["active users, two selected", async (app) => {
    await openUsers(app);
    await select(app, "Anna de Vries", "Bram Jansen");
  }],
  ["active users, nobody found", async (app) => {
    await openUsers(app);
    await app.page.getByRole("searchbox").fill("nobody");
  }],
  ["the menu of commands", async (app) => {
    await openUsers(app);
    await press(app, main(app), "au.moreOptions");
  }],
  ["add or replace", async (app) => {
    await openUsers(app);
    await select(app, "Anna de Vries", "Bram Jansen");
    await press(app, main(app), "au.moreOptions");
    await app.page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") }).click();
    await pane(app, app.L("au.manageProductLicenses"));
  }],
  ["products and services to add, with the plan", async (app) => {
    await openUsers(app);
    await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit");
    const dialog = await manage(app, "add");
    await expand(app, dialog, E3);
    await switchOf(dialog, E3).click();
    await inList(dialog, E3).getByRole("switch").nth(2).click();
  }],
  ["products to replace", async (app) => {
    await openUsers(app);
    await select(app, "Anna de Vries");
    const dialog = await manage(app, "replace");
    await dialog.getByRole("checkbox", { name: app.L("au.removeAllCheckbox") }).check();
  }],
  ["a result", (app) => added(app, CONFERENCING, "Chantal Smit")],
  [
    "a result in part, with refusals of several kinds",
    (app) => added(app, E3, "Anna de Vries", "Bram Jansen", "Daan Mulder"),
  ],
  ["everything refused", (app) => added(app, E3, "Anna de Vries")],
  ["one user: account", async (app) => {
    const grid = await openUsers(app);
    await button(grid, "Chantal Smit").click();
    await pane(app, "Chantal Smit");
  }],
  ["one user: licenses and apps, changed", async (app) => {
    const dialog = await openPerson(app, "Chantal Smit");
    await expand(app, dialog, E3);
    await boxOf(dialog, E1).check();
    await boxOf(dialog, VISIO).uncheck();
  }],
  ["one user: inherited", async (app) => {
    const dialog = await openPerson(app, "Daan Mulder");
    await expand(app, dialog, E1);
  }],
  ["one user: the question on unsaved changes", async (app) => {
    const dialog = await openPerson(app, "Chantal Smit");
    await boxOf(dialog, E1).check();
    await app.page.keyboard.press("Escape");
  }],
  ["licenses", (app) => app.go("#/licenses")],
  ["a product's page, one selected", async (app) => {
    await openProduct(app, VISIO);
    await select(app, "Daan Mulder");
  }],
  ["assign: suggestions", async (app) => {
    await openProduct(app, E1);
    const dialog = await openAssign(app);
    await choosePeople(dialog, "Bram Jansen");
    await dialog.getByRole("combobox").fill("a");
    await expect(dialog.getByRole("option").first()).toBeVisible();
  }],
  ["assign: chosen people and services", async (app) => {
    await openProduct(app, E1);
    const dialog = await openAssign(app);
    await choosePeople(dialog, "Bram Jansen", "Chantal Smit");
    await press(app, dialog, "lic.appsOnOff");
  }],
  ["one user's apps", async (app) => {
    await openProduct(app, E3);
    await button(app.page.getByRole("grid"), "Chantal Smit").click();
    const dialog = await pane(app, "Chantal Smit");
    await dialog.getByRole("checkbox").nth(3).uncheck();
  }],
  ["unassign", async (app) => {
    await openProduct(app, VISIO);
    await select(app, "Daan Mulder", "Chantal Smit");
    await press(app, main(app), "un.unassignLicenses");
    await pane(app, app.L("un.unassignLicenses"));
  }],
  ["rules", (app) => app.go("#/rules")],
  ["errors", async (app) => {
    await app.go("#/rules");
    await main(app).getByRole("tab").nth(1).click();
  }],
  ["who gave me this", async (app) => {
    const dialog = await openPerson(app, "Chantal Smit");
    await expand(app, dialog, E3);
    await dialog.getByRole("button", { name: new RegExp(app.text("^Where does ", "^Van wie komt dit\\? ")) }).first().click();
  }],
  ["a request and its answer", async (app) => {
    await app.go("#/request");
    await main(app).getByRole("textbox").fill("POST /v1.0/users/x@contoso.example/assignLicense\n{}");
    await button(main(app), app.text("Check", "Controleren")).click();
  }],
  ["sandbox", (app) => app.go("#/sandbox")],
  ["an import report", async (app) => {
    await app.offerTenant(JSON.stringify(file({ people: [{ name: "Somebody Else", location: "Nowhere" }] })));
  }],
  ["an import that is refused", (app) => app.offerTenant("not json")],
  ["a page that doesn't exist", (app) => app.go("#/nothing-here")],
];

for (const [name, open] of screens) {
  test(`no rule is broken: ${name}`, async ({ app, page }) => {
    test.slow();
    await start(app, tenant);
    await open(app);
    await test.step("forced colors", async () => {
      await page.emulateMedia({ forcedColors: "active" });
      // The colors are the person's own then, and not what the styles say.
      await app.axe("color-contrast");
      await page.emulateMedia({ forcedColors: "none" });
    });
    await inEveryLook(app);
  });
}
