// Owns what is printed: the page or the open pane, whole and on white, without the frame around it.
import { expect, test } from "./helpers/app";
import { openPerson, start } from "./helpers/walk";
import { E3 } from "./fixtures/catalog";
import { type Tenant } from "./fixtures/tenant";

const one: Tenant = { people: [{ name: "Anna de Vries", has: [E3] }] };
/** A sheet of A4 between its margins, in CSS pixels. */
const SHEET = { width: 718, height: 1047 };

test("a page is printed without the frame, in dark as well", async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await start(app, one);
  await app.go("#/rules");
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toBeVisible();
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(title).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.locator("body")).toHaveCSS("color", "rgb(36, 36, 36)");
  // All of it is on the sheets: nothing is left to scroll to.
  const whole = await page.getByRole("main").evaluate((main) => main.scrollHeight <= main.clientHeight + 1 && main.clientHeight > innerHeight);
  expect(whole).toBe(true);
  await page.emulateMedia({ media: null, colorScheme: null });
});

test("an open pane is printed whole, and the page under it is not", async ({ app, page }) => {
  await start(app, one);
  const dialog = await openPerson(app, "Anna de Vries");
  const body = (): Promise<boolean> => dialog.evaluate((pane) => [...pane.querySelectorAll("*")].every((part) => part.scrollHeight <= part.clientHeight + 1 || getComputedStyle(part).overflowY === "visible" || part.clientHeight < 2));
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print" });
  await expect(dialog.getByRole("heading", { name: "Anna de Vries" })).toBeVisible();
  await expect(dialog.getByRole("checkbox", { name: E3.name, exact: true }).first()).toBeVisible();
  await expect(page.getByRole("grid")).toBeHidden();
  expect(await body(), "nothing is left to scroll to").toBe(true);
  await page.emulateMedia({ media: null });
});
