// Owns that every page fits: nothing slides sideways at any width, and the top bar says whose tenant this is, whole.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./helpers/app";
import { E1, E3 } from "./fixtures/catalog";
import { EDITIONS, file, type Tenant } from "./fixtures/tenant";

const ROUTES = [
  "home", "users", "users/deleted", "groups", "roles", "subscriptions", "licenses", `licenses/${E3.skuId}`, "history",
  "rules", "request", "sandbox", "nothing-here",
];
const WIDTHS = [1280, 1024, 320];
const ROLES = [
  "global", "license", "user", "billing", "groups", "helpdesk", "globalReader", "serviceSupport", "password",
];

/** What slides sideways: the document, or the page in it. */
const sliding = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const main = document.querySelector("main");
    const all: [string, Element | null][] = [["document", document.scrollingElement], ["page", main]];
    const wide = all.filter(([, e]) => e !== null && e.scrollWidth > e.clientWidth);
    return wide.map(([name, e]) => `${name}: ${e?.scrollWidth} in ${e?.clientWidth}`);
  });

/** Those of an element and what is in it whose text is cut. */
const cut = (where: Locator): Promise<string[]> =>
  where.evaluate((root) => {
    const all = [root, ...root.querySelectorAll("*")];
    const texts = all.filter((e) => e instanceof HTMLElement && e.textContent?.trim());
    const short = texts.filter((e) => getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth);
    return short.map((e) => e.textContent ?? "");
  });

for (const width of WIDTHS) {
  test(`nothing slides sideways on any page at ${width}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await app.open("#/home");
    for (const route of ROUTES) {
      await app.go(`#/${route}`);
      await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
      await expect.poll(() => sliding(page), route).toEqual([]);
    }
  });
}

for (const edition of EDITIONS) {
  test(`the top bar says tenant, edition and role whole: ${edition}`, async ({ app, page }) => {
    const tenant: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }], edition };
    await app.open("#/sandbox");
    await app.importTenant(file(tenant));
    const bar = page.getByRole("banner");
    const link = bar.getByRole("link", { name: /^Tenant: / });
    const role = bar.getByRole("combobox", { name: app.text("Role", "Rol"), exact: true });
    const inside = async (): Promise<void> => {
      for (const part of [link, role]) {
        const box = await part.boundingBox();
        expect(box === null ? 9999 : box.x + box.width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      }
      expect(await bar.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0);
    };
    for (const key of ROLES) {
      await role.selectOption(key);
      await expect.poll(() => cut(link), key).toEqual([]);
      await expect.poll(() => cut(role), key).toEqual([]);
      await inside();
    }
    await role.selectOption("global");
    await page.setViewportSize({ width: 1024, height: 800 });
    // The longest edition is cut here, nothing else.
    if (edition !== "germany-2020") await expect.poll(() => cut(link)).toEqual([]);
    await expect.poll(() => cut(role)).toEqual([]);
    await inside();
  });
}

for (const width of [1280, 1024]) {
  test(`Roles shows all its columns at ${width}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await app.open("#/roles");
    const table = page.getByRole("table", { name: app.text("Roles and rights", "Rollen en rechten"), exact: true });
    await expect(table).toBeVisible();
    const heads = table.getByRole("columnheader");
    await expect(heads).toHaveCount(10);
    for (const head of await heads.all()) {
      const box = await head.boundingBox();
      expect(box === null ? 9999 : box.x + box.width).toBeLessThanOrEqual(width);
      expect(await cut(head)).toEqual([]);
    }
  });
}
