// Owns the walk of a tenant of 100,000 people: the grid stays whole, and small.
import type { Locator, Page } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { button, openUsers } from "./helpers/walk";

/** The most rows that may be in the document. */
const MOST_ROWS = 60;

async function fewRows(page: Page): Promise<void> {
  const rows = await page.getByRole("row").count();
  expect(rows).toBeGreaterThan(5);
  expect(rows).toBeLessThanOrEqual(MOST_ROWS);
}

/** The first person in the grid. */
const first = (grid: Locator): Locator => grid.getByRole("row").nth(1).getByRole("rowheader");

async function generate(app: App, people: number): Promise<void> {
  const { page } = app;
  await app.open("#/sandbox");
  const count = app.text("Number of users", "Aantal gebruikers");
  await page.getByRole("spinbutton", { name: count, exact: true }).fill(String(people));
  await button(page.getByRole("main"), app.text("Generate tenant", "Tenant genereren")).click();
  const back = app.text("Restore the previous tenant", "De vorige tenant terughalen");
  await expect(button(page.getByRole("main"), back)).toBeVisible({ timeout: 60_000 });
}

test("generating is stopped, and nothing has changed", async ({ app, page }) => {
  await app.open("#/sandbox");
  const count = page.getByRole("spinbutton", { name: app.text("Number of users", "Aantal gebruikers"), exact: true });
  await count.fill("100000");
  const main = page.getByRole("main");
  // It is soon over: *Cancel* is pressed in the page itself, as soon as it is there.
  await page.evaluate((word) => {
    const watch = new MutationObserver(() => {
      const cancel = [...document.querySelectorAll("button")].find((button) => button.textContent === word);
      if (!cancel) return;
      watch.disconnect();
      cancel.click();
    });
    watch.observe(document, { childList: true, subtree: true });
  }, app.text("Cancel", "Annuleren"));
  await button(main, app.text("Generate tenant", "Tenant genereren")).click();
  await expect(count).toBeFocused();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await app.go("#/history");
  await app.go("#/sandbox");
  await expect(button(main, app.text("Restore the previous tenant", "De vorige tenant terughalen"))).toHaveCount(0);
  expect((await app.exportTenant()).users.length).toBeLessThan(100);
});

test("100,000 people are opened, searched, sorted, scrolled and selected", async ({ app, page }) => {
  test.slow();
  const all = app.text("100,000", "100.000");
  await generate(app, 100_000);
  // The list of tenants knows at once how much room it takes.
  const row = page.getByRole("row").filter({ hasText: app.text("Open in this tab", "Geopend in dit tabblad") });
  await expect(row).toContainText(/[1-9][.,]?\d{3} KB/);
  const grid = await openUsers(app);
  const status = page.getByRole("main").getByRole("status");
  await expect(status).toContainText(app.text(`${all} of ${all} users`, `${all} van ${all} gebruikers`));
  await expect(grid).toHaveAttribute("aria-rowcount", "100001");
  await fewRows(page);

  // Sort: the other way around, and back.
  const header = grid.getByRole("columnheader", { name: app.text("Display name", "Weergavenaam") });
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  const firstName = await first(grid).innerText();
  await header.getByRole("button").click();
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(first(grid)).not.toHaveText(firstName);
  const lastName = await first(grid).innerText();
  expect(lastName.localeCompare(firstName, app.locale)).toBeGreaterThan(0);
  await fewRows(page);
  await header.getByRole("button").click();
  await expect(first(grid)).toHaveText(firstName);

  // Keys to both ends.
  await grid.getByRole("row").nth(1).focus();
  await page.keyboard.press("End");
  await expect(grid.getByRole("row").last()).toHaveAttribute("aria-rowindex", "100001");
  await expect(grid.getByRole("row").last()).toBeFocused();
  await expect(grid.getByRole("row").last().getByRole("rowheader")).toHaveText(lastName);
  await fewRows(page);
  await page.keyboard.press("Home");
  await expect(first(grid)).toHaveText(firstName);

  // Scroll by wheel; the row that the keys are on stays in the document.
  const second = grid.getByRole("row").nth(2);
  await expect(second).toHaveAttribute("aria-rowindex", "3");
  await grid.hover();
  await page.mouse.wheel(0, 40_000);
  await expect(second).toHaveAttribute("aria-rowindex", /^\d{3,}$/);
  await fewRows(page);

  // Search narrows.
  await page.getByRole("searchbox").fill(firstName.slice(0, 5));
  await expect(status).not.toContainText(`${all} ${app.text("of", "van")} ${all}`);
  await expect(grid.getByRole("row").filter({ hasText: firstName }).first()).toBeVisible();
  await fewRows(page);
  await page.getByRole("searchbox").fill("no such person anywhere");
  await expect(page.getByRole("main")).toContainText(
    app.text("No users match the search.", "Geen gebruikers gevonden."),
  );
  await page.getByRole("searchbox").fill("");

  // Select all, and what it says.
  await page.getByRole("checkbox", { name: app.text("Select all users", "Alle gebruikers selecteren") }).check();
  await expect(status).toContainText(app.text(`${all} selected`, `${all} geselecteerd`));
  await fewRows(page);
  await app.reload();
  await expect(status).toContainText(app.text(`${all} of ${all} users`, `${all} van ${all} gebruikers`));
});
