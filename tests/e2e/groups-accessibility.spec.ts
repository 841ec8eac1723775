// Owns the check that no screen and no open pane of groups breaks a rule of accessibility, in every look.
import { expect, test, type App } from "./helpers/app";
import { button, choosePeople, openProduct, pane, press, switchOf } from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { in2020, POWER_BI, VISIO } from "./fixtures/catalog";
import type { Locator } from "@playwright/test";

const main = (app: App): Locator => app.page.getByRole("main");

/** Opens a group of the sample tenant, at *Licenses*. */
async function openGroup(app: App, en: string, nl: string): Promise<void> {
  await app.go("#/groups");
  await button(main(app).getByRole("grid"), app.text(en, nl)).click();
  await main(app).getByRole("tab", { name: app.L("au.licensesSection"), exact: true }).click();
}

/** Opens the group in error. */
const inError = (app: App): Promise<void> => openGroup(app, "Project planning", "Projectplanning");

/** Every screen: its name, and the way to it. */
const screens: [string, (app: App) => Promise<unknown>][] = [
  ["groups", (app) => app.go("#/groups")],
  ["no such group", (app) => app.go("#/groups/nothing")],
  ["a group's members", async (app) => {
    await app.go("#/groups");
    await button(main(app).getByRole("grid"), "Sales").click();
  }],
  ["a dynamic group's members", async (app) => {
    await app.go("#/groups");
    await button(main(app).getByRole("grid"), app.text("All employees", "Alle medewerkers")).click();
  }],
  ["a group in error", inError],
  ["a group that waits", (app) => openGroup(app, "New employees", "Nieuwe medewerkers")],
  ["error details", async (app) => {
    await inError(app);
    await main(app).getByRole("button", { name: app.L("grp.viewError") }).first().click();
    await expect(app.page.getByRole("dialog").getByRole("alert")).toBeVisible();
  }],
  ["switches of a group, with the plan", async (app) => {
    await inError(app);
    await press(app, main(app), "lic.assignLicenses");
    await switchOf(await pane(app, app.L("lic.assignLicenses")), POWER_BI).click();
  }],
  ["a result for a group", async (app) => {
    await inError(app);
    await press(app, main(app), "lic.assignLicenses");
    const dialog = await pane(app, app.L("lic.assignLicenses"));
    await switchOf(dialog, POWER_BI).click();
    await press(app, dialog, "btn.assign");
    await expect(button(dialog, app.L("btn.close"))).toBeVisible();
  }],
  ["a rule", async (app) => {
    await app.go("#/groups");
    await button(main(app).getByRole("grid"), "Sales").click();
    // On a narrow screen it stands in the menu: open it while the page is wide.
    await button(main(app), app.text("Membership rule", "Lidmaatschapsregel")).click();
  }],
  ["a product's groups", async (app) => {
    await openProduct(app, in2020(VISIO));
    await main(app).getByRole("tab", { name: app.L("grp.groupsTab"), exact: true }).click();
  }],
  ["groups chosen for a product", async (app) => {
    await openProduct(app, in2020(VISIO));
    await main(app).getByRole("tab", { name: app.L("grp.groupsTab"), exact: true }).click();
    await press(app, main(app), "lic.assignLicenses");
    const dialog = app.page.getByRole("dialog");
    await choosePeople(dialog, "Sales");
    await dialog.getByRole("combobox").fill("e");
  }],
];

for (const [name, open] of screens) {
  test(`no rule is broken: ${name}`, async ({ app }) => {
    test.slow();
    await app.open("#/home");
    await open(app);
    await inEveryLook(app);
  });
}
