// Owns what the editions differ in beside the articles' steps: the switch, the notices, boxes, the pane beside the list,
// the pages that are missing, quantities.
import { expect, test } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { holdsFocus, on, tabTo } from "./helpers/keys";
import {
  beside, button, close, expand, expectCounts, inList, openUsers, pane, press, select, selectBox, start, switchOf,
} from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO } from "./fixtures/catalog";
import { withSubscriptions } from "./fixtures/subscriptions";
import { file, holdings, idOf, locations, type Tenant } from "./fixtures/tenant";

const four: Tenant = {
  edition: "21vianet-2020",
  people: [
    { name: "Anna de Vries", has: [VISIO] },
    { name: "Bram Jansen", location: null },
    { name: "Chantal Smit", has: [E3] },
    { name: "Daan Mulder" },
  ],
  groups: [{ name: "Sales", members: ["Daan Mulder"], gives: [E1] }],
};

test("an edition is chosen per tenant, undone, and history says so", async ({ app, page }) => {
  await start(app, { ...four, edition: "worldwide-2020" });
  const edition = page.getByRole("combobox", { name: app.text("Edition", "Editie"), exact: true });
  const about = page.getByRole("region", { name: app.text("About this edition", "Over deze editie") });
  const navigation = page.getByRole("navigation").first();
  const licenses = navigation.getByRole("link", { name: app.L("nav.licenses"), exact: true });
  await expect(edition.getByRole("option")).toHaveText([
    ...[2020, 2025, 2026].map((year) => app.text(`Worldwide ${year}`, `Wereldwijd ${year}`)),
    "21Vianet 2020",
    app.text("Germany 2020 (retired)", "Duitsland 2020 (historisch)"),
  ]);
  await expect(about).toBeHidden();
  await expect(licenses).toBeVisible();

  await edition.selectOption("germany-2020");
  await expect(about).toContainText(app.text("October 29, 2021", "29 oktober 2021"));
  await expect(licenses).toBeHidden();
  await expect(navigation.getByRole("link", { name: app.L("nav.subscriptions"), exact: true })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: /Germany|Duitsland/ })).toBeVisible();
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });

  await edition.selectOption("21vianet-2020");
  await expect(about).toContainText(app.L("msg.adminChanging"));
  const link = about.getByRole("link");
  await expect(link).toHaveAttribute("href", /admin-center-preview\?view=o365-21vianet$/);
  await expect(link).toHaveAttribute("target", "_blank");
  await app.go("#/home");
  await expect(about).toContainText(app.L("msg.adminChanging"));
  // Nothing leads to pages that are not there.
  for (const route of ["#/home", "#/users", "#/rules", "#/subscriptions", "#/groups"]) {
    await app.go(route);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("a[href*='#/licenses']"), route).toHaveCount(0);
  }
  for (const route of ["#/licenses", `#/licenses/${E3.skuId}`]) {
    await app.go(route);
    const none = app.text("This edition has no Licenses page", "Deze editie heeft geen pagina Licenties");
    await expect(page.getByRole("heading", { level: 1, name: none })).toBeVisible();
  }
  for (let undone = 0; undone < 2; undone += 1) {
    await page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
  }
  await expect(licenses).toBeVisible();
  await expect(about).toBeHidden();
});

test("boxes: everything is taken from several users, with the pane beside the list", async ({ app, page }) => {
  await start(app, four);
  await openUsers(app);
  await expect(button(page.getByRole("main"), app.L("au.moreOptions"))).toBeHidden();
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit");
  const bulk = await beside(app, app.L("au.bulkActions"));
  await expect(bulk).toContainText(app.text("3 users", "3 gebruikers"));
  await test.step("looks", () => inEveryLook(app));
  await test.step("at 320 px selecting goes on", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await selectBox(app, "Bram Jansen").uncheck();
    await expect(bulk).toContainText(app.text("2 users", "2 gebruikers"));
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  await press(app, bulk, "au.editProductLicenses");
  const choose = await pane(app, app.L("au.assignProductsPane"));
  await choose.getByRole("radio", { name: app.L("au.replaceChoice") }).check();
  await press(app, choose, "btn.next");
  const dialog = await pane(app, app.L("au.replacePane"));
  await dialog.getByRole("checkbox", { name: app.L("au.removeAllCheckbox"), exact: true }).check();
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 2, 0, 0);
  await close(app, dialog);
  await press(app, bulk, "btn.close");
  await expect(bulk).toBeHidden();
  await expect(selectBox(app, "Anna de Vries")).not.toBeChecked();
  expect(holdings(await app.exportTenant())).toMatchObject({ "Anna de Vries": {}, "Chantal Smit": {} });
});

test("boxes: one user by name, by address and by keys", async ({ app, page }) => {
  await start(app, four);
  const grid = await openUsers(app);
  await test.step("a name opens the same pane, and the selection stays", async () => {
    await select(app, "Anna de Vries");
    await button(grid, "Bram Jansen").click();
    const aside = await beside(app, "Bram Jansen");
    await holdsFocus(aside);
    await expect(page).toHaveURL(new RegExp(`#/users/${idOf(four, "Bram Jansen")}$`));
    await press(app, aside, "btn.close");
    await expect(page).toHaveURL(/#\/users$/);
    await press(app, await beside(app, "Anna de Vries"), "btn.close");
    await expect(page.getByRole("complementary")).toHaveCount(0);
  });
  await test.step("selecting goes on from somebody who was opened", async () => {
    await app.go(`#/users/${idOf(four, "Daan Mulder")}`);
    await beside(app, "Daan Mulder");
    await select(app, "Chantal Smit");
    await press(app, await beside(app, "Chantal Smit"), "btn.close");
  });
  await test.step("by keys: box, pane, dialog, and back", async () => {
    // The row that was used last is the one that Tab leads to.
    await tabTo(page, grid.getByRole("row").filter({ hasText: "Chantal Smit" }));
    for (const key of ["ArrowUp", "ArrowUp", "Space"]) await page.keyboard.press(key);
    const aside = await beside(app, "Anna de Vries");
    await on(page, button(aside, app.L("au.editProductLicenses")), "Enter");
    const dialog = await pane(app, app.L("au.productLicensesRow"));
    await holdsFocus(dialog);
    await expect(switchOf(dialog, VISIO)).toBeChecked();
    await on(page, switchOf(dialog, VISIO), "Space");
    await on(page, switchOf(dialog, POWER_BI), "Space");
    await inEveryLook(app);
    await on(page, button(dialog, app.L("btn.save")), "Enter");
    await expectCounts(app, dialog, 1, 0, 0);
    await on(page, button(dialog, app.L("btn.close")), "Enter");
    await expect(button(aside, app.L("au.editProductLicenses"))).toBeFocused();
    await on(page, button(aside, app.L("btn.close")), "Enter");
    await expect(aside).toBeHidden();
    await holdsFocus(grid);
  });
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ POWER_BI_PRO: [] });
});

test("boxes: location, services and what a group gives in Product licenses", async ({ app }) => {
  await start(app, { ...four, edition: "germany-2020" });
  await openUsers(app);
  await select(app, "Bram Jansen");
  await press(app, await beside(app, "Bram Jansen"), "au.editProductLicenses");
  const dialog = await pane(app, app.L("au.productLicensesRow"));
  const location = dialog.getByRole("combobox", { name: app.L("au.selectLocation"), exact: true });
  await location.selectOption({ label: app.text("Germany", "Duitsland") });
  await switchOf(dialog, E3).click();
  await press(app, dialog, "btn.save");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  await press(app, await beside(app, "Bram Jansen"), "btn.close");

  await select(app, "Daan Mulder");
  await press(app, await beside(app, "Daan Mulder"), "au.editProductLicenses");
  const second = await pane(app, app.L("au.productLicensesRow"));
  await expect(switchOf(second, E1)).toBeChecked();
  await expect(switchOf(second, E1)).toBeDisabled();
  await expect(switchOf(second, E1)).toHaveAccessibleDescription(app.text("via group Sales", "via groep Sales"));
  await expand(app, second, E1);
  await expect(inList(second, E1).getByRole("switch").nth(1)).toBeDisabled();
  await button(second, app.text("Cancel", "Annuleren")).click();

  const tenant = await app.exportTenant();
  expect(locations(tenant)["Bram Jansen"]).toBe("DE");
  expect(holdings(tenant)["Bram Jansen"]).toEqual({ ENTERPRISEPACK: [] });
});

test("boxes: a role that may not assign says so on the button", async ({ app }) => {
  await start(app, { ...four, actor: "billing" });
  await openUsers(app);
  for (const [name, title] of [["Anna de Vries", "Anna de Vries"], ["Bram Jansen", app.L("au.bulkActions")]] as const) {
    await select(app, name);
    const edit = button(await beside(app, title), app.L("au.editProductLicenses"));
    await expect(edit).toBeDisabled();
    await expect(edit).toHaveAccessibleDescription(new RegExp(app.L("role.billing")));
  }
});

test("a quantity is submitted and closed on Subscriptions", async ({ app, page }) => {
  await app.open("#/sandbox");
  const tenant: any = withSubscriptions(four, [{ product: E3, total: 5 }]);
  tenant.zetel = (file(four) as any).zetel;
  await app.importTenant(tenant);
  const navigation = page.getByRole("navigation").first();
  await navigation.getByRole("link", { name: app.L("nav.subscriptions"), exact: true }).click();
  await button(page.getByRole("main"), E3.name).click();
  await press(app, await pane(app, E3.name), "buy.addRemove");
  const dialog = await pane(app, app.L("buy.addRemove"));
  await dialog.getByRole("textbox", { name: app.L("lic.total"), exact: true }).fill("9");
  await press(app, dialog, "buy.submit");
  await expect(dialog.getByRole("textbox")).toBeHidden();
  await close(app, dialog);
  const exported = await app.exportTenant();
  expect(exported.subscriptions.map((s: any) => s.totalLicenses)).toEqual([9]);
});
