// Owns what happens when another page is shown: its title, its top or the place where it was left, and who has focus.
import { expect, test } from "./helpers/app";
import { button, manage, openUsers, press, select, selectBox, start, switchOf } from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import type { Tenant } from "./fixtures/tenant";

const crowd: Tenant = {
  people: Array.from({ length: 120 }, (_, n) => ({ name: `Person ${String(n).padStart(3, "0")}`, has: n < 3 ? [E1] : [] })),
};

test("a link of the navigation leads to a page's top, with its title in focus", async ({ app, page }) => {
  await start(app, crowd);
  await page.setViewportSize({ width: 1280, height: 400 });
  const navigation = page.getByRole("navigation").first();
  for (const name of await navigation.getByRole("link").allInnerTexts()) {
    await test.step(name, async () => {
      await page.getByRole("main").evaluate((main) => main.scrollTo(0, 10_000));
      await navigation.getByRole("link", { name, exact: true }).press("Enter");
      const heading = page.getByRole("main").getByRole("heading", { level: 1 });
      await expect(heading).toBeFocused();
      await expect(page).toHaveTitle(`${(await heading.innerText()).trim()} - Zetel`);
      await expect.poll(() => page.getByRole("main").evaluate((main) => main.scrollTop)).toBe(0);
    });
  }
});

test("Back and Forward lead to where one was", async ({ app, page }) => {
  await start(app, crowd);
  await page.setViewportSize({ width: 1280, height: 500 });
  const navigation = page.getByRole("navigation").first();
  const heading = page.getByRole("main").getByRole("heading", { level: 1 });
  const link = (name: string) => navigation.getByRole("link", { name, exact: true });
  const home = app.text("Home", "Startpagina");

  await link(app.L("nav.activeUsers")).click();
  const grid = page.getByRole("grid");
  await expect(selectBox(app, "Person 000")).toBeVisible();
  await grid.evaluate((grid) => grid.scrollTo(0, 2_000));
  await expect(selectBox(app, "Person 050")).toBeVisible();

  await app.go("#/home");
  await expect(heading).toBeFocused();
  await page.getByRole("main").evaluate((main) => main.scrollTo(0, 150));
  const down = () => page.getByRole("main").evaluate((main) => main.scrollTop);
  const far = await down();
  expect(far).toBeGreaterThan(0);

  await page.goBack();
  await expect(heading).toHaveText(app.L("nav.activeUsers"));
  await expect(heading).toBeFocused();
  await expect.poll(() => grid.evaluate((grid) => grid.scrollTop)).toBe(2_000);
  await expect(selectBox(app, "Person 050")).toBeVisible();

  await page.goForward();
  await expect(heading).toBeFocused();
  await expect.poll(down).toBe(far);

  await app.go("#/users");
  await expect(heading).toHaveText(app.L("nav.activeUsers"));
  await expect.poll(() => grid.evaluate((grid) => grid.scrollTop), `a new visit after ${home} begins at the top`).toBe(0);
});

test("somebody's pane keeps the list where it is", async ({ app, page }) => {
  await start(app, crowd);
  const grid = await openUsers(app);
  await grid.evaluate((grid) => grid.scrollTo(0, 2_000));
  await button(grid, "Person 050").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect.poll(() => grid.evaluate((grid) => grid.scrollTop)).toBe(2_000);
});

test("of several refusals the first has focus", async ({ app, page }) => {
  await start(app, {
    people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen", location: null }, { name: "Chantal Smit" }],
    products: [[E1, 10], [E3, 10], [VISIO, 10]],
  });
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  const pane = await manage(app, "add");
  await switchOf(pane, E3).click();
  await press(app, pane, "btn.add");
  const alerts = pane.getByRole("alert");
  await expect(alerts).toHaveCount(2);
  await expect(alerts.first()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(alerts.first().getByRole("button").first()).toBeFocused();
});
