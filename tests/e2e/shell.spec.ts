// Owns the walks around the pages: navigation, language, role, appearance, unknown addresses, the skip link.
import { expect, test } from "./helpers/app";
import { button, openUsers, pane, press, select, start } from "./helpers/walk";
import { E1 } from "./fixtures/catalog";
import type { Tenant } from "./fixtures/tenant";

const two: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };

test("the navigation leads to every page, and says which one this is", async ({ app, page }) => {
  await start(app, two);
  const navigation = page.getByRole("navigation", { name: app.text("Navigation", "Navigatie"), exact: true });
  const pages = [
    [app.L("nav.activeUsers"), app.L("nav.activeUsers"), "#/users"],
    [app.L("nav.licenses"), app.L("nav.licenses"), "#/licenses"],
    [app.text("Sandbox", "Zandbak"), app.text("Sandbox", "Zandbak"), "#/sandbox"],
  ];
  for (const [link, heading, address] of pages) {
    await navigation.getByRole("link", { name: link, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
    await expect(navigation.getByRole("link", { name: link, exact: true })).toHaveAttribute("aria-current", "page");
    expect(new URL(page.url()).hash).toBe(address);
  }
  const group = button(navigation, app.L("nav.users"));
  await group.click();
  await expect(group).toHaveAttribute("aria-expanded", "false");
  await expect(navigation.getByRole("link", { name: app.L("nav.activeUsers"), exact: true })).toBeHidden();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses"), exact: true })).toBeVisible();
});

test("the language is switched by its name, everywhere at once, and stays", async ({ app, page }) => {
  await start(app, two);
  await openUsers(app);
  const [mine, other] = app.text("English Nederlands", "Nederlands English").split(" ");
  const names = { English: "Active users", Nederlands: "Actieve gebruikers" } as Record<string, string>;
  const language = (name: string) => page.getByRole("combobox", { name: app.text("Language", "Taal"), exact: true });
  await language(mine).selectOption({ label: other });
  const switched = page.getByRole("combobox", { name: app.text("Taal", "Language"), exact: true });
  await expect(switched).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(names[other]);
  await expect(page.getByRole("grid", { name: names[other], exact: true })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(app.text("nl", "en"));
  await app.axe();
  await app.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(names[other]);
  await switched.selectOption({ label: mine });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(names[mine]);
});

test("the language can change while a pane is open, and nothing in it is lost", async ({ app, page }) => {
  await start(app, two);
  const grid = await openUsers(app);
  await button(grid, "Bram Jansen").click();
  const dialog = await pane(app, "Bram Jansen");
  await dialog.getByRole("tab", { name: app.L("au.licensesAndApps"), exact: true }).click();
  await press(app, dialog, "au.licensesSection");
  await dialog.getByRole("checkbox", { name: E1.name, exact: true }).check();
  const [mine, other] = app.text("English Nederlands", "Nederlands English").split(" ");
  await page.getByRole("combobox", { name: app.text("Language", "Taal") }).selectOption({ label: other });
  await expect(dialog.getByRole("tab", { name: app.text("Licenties en apps", "Licenses and Apps") })).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: E1.name, exact: true })).toBeChecked();
  await page.getByRole("combobox", { name: app.text("Taal", "Language") }).selectOption({ label: mine });
  await press(app, dialog, "btn.saveChanges");
  await expect(dialog.getByRole("status").filter({ hasText: app.text("1 user changed", "1 gebruiker gewijzigd") }))
    .toBeVisible();
});

test("the appearance is switched by a button that names what comes", async ({ app, page }) => {
  await start(app, two);
  await openUsers(app);
  await button(page.getByRole("banner"), app.text("Dark theme", "Donkere weergave")).click();
  const light = button(page.getByRole("banner"), app.text("Light theme", "Lichte weergave"));
  await expect(light).toBeVisible();
  await app.axe();
  await app.reload();
  await expect(light).toBeVisible();
  await light.click();
  await expect(button(page.getByRole("banner"), app.text("Dark theme", "Donkere weergave"))).toBeVisible();
});

test("an unknown address shows a page that says so", async ({ app, page }) => {
  await app.open("#/nothing-here");
  const addresses = ["#/nothing-here", "#/users/deleted/more", "#/%", "#/licenses/a/b", "#/../..", "#/<b>x</b>"];
  for (const address of addresses) {
    await app.go(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      app.text("This page doesn't exist", "Deze pagina bestaat niet"),
    );
    await page.getByRole("main").getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(app.L("nav.activeUsers"));
  }
});

test("the skip link goes past the navigation", async ({ app, page }) => {
  await app.open("#/users");
  const skip = page.getByRole("button", { name: app.text("Skip to main content", "Naar de inhoud van de pagina"), exact: true });
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(button(page.getByRole("main"), app.L("user.add"))).toBeFocused();
});

test("a menu that is open goes with its page", async ({ app, page }) => {
  await start(app, two);
  await openUsers(app);
  await select(app, "Bram Jansen");
  await press(app, page.getByRole("main"), "au.moreOptions");
  await expect(page.getByRole("menu")).toBeVisible();
  await app.go("#/licenses");
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses"), exact: true })).toBeVisible();
  await expect(page.getByRole("menu")).toHaveCount(0);
});

test("a pane that is open goes with its page", async ({ app, page }) => {
  await start(app, two);
  const grid = await openUsers(app);
  await button(grid, "Bram Jansen").click();
  await pane(app, "Bram Jansen");
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goForward();
  await pane(app, "Bram Jansen");
  await app.go("#/sandbox");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(app.text("Sandbox", "Zandbak"));
  await expect(page.getByRole("main")).not.toHaveAttribute("inert");
});

test("pages may follow each other faster than the screen draws", async ({ app, page }) => {
  await start(app, two);
  await page.evaluate((routes) => {
    for (let round = 0; round < 5; round += 1) {
      for (const route of routes) {
        location.hash = route;
        dispatchEvent(new Event("hashchange"));
      }
    }
  }, ["/users", "/licenses", "/home", "/users/nobody", `/licenses/${E1.skuId}`, "/sandbox", "/nothing", "/users"]);
  await expect(page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true })).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(3);
});
