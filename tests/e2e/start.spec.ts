// Owns the walk of a first visit: the static shell, the app that takes over, and what stands there without it.
import { expect, test } from "./helpers/app";

test("the app starts in the language of the browser", async ({ app, page }) => {
  await app.open();
  await expect(page).toHaveTitle(/Zetel/);
  await expect(page.locator("html")).toHaveAttribute("lang", app.locale);
});

test("the policy forbids inline scripts", async ({ app, page }) => {
  await app.open();
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute("content", /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
});

test("a screen that can't be built is told in plain words", async ({ page, appLocale }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Element.prototype, "classList", {
      get() {
        throw new Error("this browser has no classList");
      },
    });
  });
  await page.goto(process.env.ZETEL_URL ?? "");
  const text = appLocale === "nl" ? "Zetel kon niet worden gestart." : "Zetel couldn't start.";
  await expect(page.getByRole("alert")).toContainText(text);
});

test("a program that doesn't load is told in plain words", async ({ page, appLocale }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(process.env.ZETEL_URL ?? "");
  const text = appLocale === "nl" ? "Zetel kon niet worden gestart." : "Zetel couldn't start.";
  await expect(page.getByRole("alert")).toContainText(text);
});
