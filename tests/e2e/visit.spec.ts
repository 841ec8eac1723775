// Owns the walks that begin with a link of somebody who presents: language, appearance and edition for that visit, and a
// stand that starts over.
import { App, expect, test } from "./helpers/app";
import { start } from "./helpers/walk";
import { nobodyHas } from "./fixtures/tenant";

const tenantsOf = async (app: App): Promise<number> => {
  await app.go("#/sandbox");
  const list = app.page.getByRole("list", { name: app.text("Tenants", "Tenants"), exact: true });
  return list.getByRole("listitem").count();
};

test("a link opens a language and an appearance for that visit, and what is unknown is passed over", async ({ app, page }) => {
  const other = app.text("nl", "en");
  await app.open(`?lang=${other}&appearance=dark&edition=mars&open=%00&x[]=1#/users`);
  const root = page.locator("html");
  await expect(root).toHaveAttribute("lang", other);
  await expect(root).toHaveAttribute("data-appearance", "dark");
  await app.open("#/users");
  await expect(root).toHaveAttribute("lang", app.locale);
  await expect(root).not.toHaveAttribute("data-appearance");
});

test("a link begins at a page, unless the address has one already", async ({ app, page }) => {
  const heading = page.getByRole("heading", { level: 1 });
  await app.open("?open=practice");
  await expect(heading).toHaveText(app.text("Practice", "Oefenen"));
  await app.go("#/users");
  await expect(heading).toHaveText(app.L("nav.activeUsers"));
  await app.reload();
  await expect(heading).toHaveText(app.L("nav.activeUsers"));
  await app.open("?open=mars&open=%23%2Fpractice%2F13-without-a-gap&kiosk=x");
  await expect(heading).toContainText(app.text("Without a gap", "Zonder onderbreking"));
});

test("a link opens an edition in a tenant beside the stored one, and the same one again", async ({ app, page }) => {
  await start(app, { people: nobodyHas("Anna de Vries") });
  const grid = page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true });
  await app.open("?edition=21vianet-2020#/users");
  await expect(grid.getByRole("row").nth(5)).toBeVisible();
  const before = await tenantsOf(app);
  await app.open("?edition=21vianet-2020#/users");
  await expect(grid.getByRole("row").nth(5)).toBeVisible();
  const { zetel } = await app.exportTenant();
  expect(zetel.edition).toBe("21vianet-2020");
  expect(await tenantsOf(app)).toBe(before);
  // With the rules of its time.
  await app.open("?edition=worldwide-2026#/users");
  expect((await app.exportTenant()).zetel).toMatchObject({ edition: "worldwide-2026", rules: "current2025" });
});

test("a stand starts over when nobody is there, whatever is open, and touches no other tenant", async ({ app, page }) => {
  await page.clock.install();
  await start(app, { people: nobodyHas("Anna de Vries") });
  await app.open("?kiosk=5#/users");
  const rows = page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true }).getByRole("row");
  await expect(rows.nth(5)).toBeVisible();
  const said = page.getByRole("status");
  const warned = said.filter({ hasText: app.text("Is anyone there?", "Is er nog iemand?") });
  // Somebody is there after all.
  await page.clock.runFor("05:01");
  await expect(warned).toBeVisible();
  await app.axe();
  await page.mouse.move(300, 300);
  await expect(warned).toBeHidden();
  await page.clock.runFor("04:50");
  await expect(warned).toBeHidden();
  // Nobody is, and a pane is open with something in it.
  await app.go("#/sandbox");
  await page.clock.runFor("05:31");
  const over = said.filter({ hasText: app.text("Zetel started over.", "Zetel is opnieuw begonnen.") });
  await expect(over).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Zetel|Home|Start/);
});
