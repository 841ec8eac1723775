// Owns the page What changed: two editions beside each other, the reasons with their documents, and the way to practice.
import { expect, test } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { button } from "./helpers/walk";
import { guidance } from "./helpers/guide";

test("two editions stand beside each other, task by task", async ({ app, page }) => {
  await app.open("#/home");
  await page.getByRole("main").getByRole("link", { name: app.text("What changed", "Wat is er veranderd") }).click();
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(app.text("What changed", "Wat is er veranderd"));
  const table = main.getByRole("table");
  const rows = table.getByRole("row");
  await expect(rows).toHaveCount(8);
  const moved = rows.filter({ hasText: app.L("au.moreOptions") });
  await expect(moved).toContainText(app.text("Moved", "Verplaatst"));
  await expect(moved).toContainText(app.L("au.manageProductLicenses"));
  const link = moved.getByRole("link", { name: app.text("April 26, 2021", "26 april 2021") });
  await expect(link).toHaveAttribute("href", /^https:\/\/learn\.microsoft\.com\//);
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(rows.filter({ hasText: app.L("au.assignMoreChoice") })).toContainText(app.text("Renamed", "Hernoemd"));
  await expect(rows.filter({ hasText: app.L("au.showAppsFor") })).toContainText(app.text("No date was found", "Geen datum gevonden"));
  await expect(main.getByRole("status")).toContainText(app.text("2 same", "2 gelijk"));
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step("only differences", async () => {
    await main.getByRole("checkbox", { name: app.text("Only differences", "Alleen verschillen"), exact: true }).check();
    await expect(rows).toHaveCount(6);
  });
  await test.step("another task, which one of the editions lacks", async () => {
    await main.getByRole("combobox", { name: app.text("Task", "Taak"), exact: true }).selectOption("assign-groups");
    await expect(main.getByText(app.text("Worldwide 2020 doesn't have this task", "Wereldwijd 2020 heeft deze taak niet"))).toBeVisible();
    await main.getByRole("combobox", { name: app.text("First edition", "Eerste editie"), exact: true }).selectOption("worldwide-2026");
    await expect(rows.filter({ hasText: app.text("Gone", "Vervallen") }).first()).toBeVisible();
  });
  await test.step("practice", async () => {
    const edition = app.text("Worldwide 2025", "Wereldwijd 2025");
    await button(main, app.text(`Practice in ${edition}`, `Oefenen in ${edition}`)).click();
    await expect(guidance(app).getByRole("heading", { name: app.text("Assign licenses to groups", "Licenties toewijzen aan groepen") })).toBeVisible();
    await expect(page.getByRole("banner").getByRole("link", { name: new RegExp(edition) })).toBeVisible();
  });
});
