// Owns that every page fits: nothing slides sideways at any width, and the top bar says whose tenant this is, whole.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./helpers/app";
import { button, close } from "./helpers/walk";
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

/** Whether all words of an element are in it: what finds no room wraps out of it. */
const whole = (where: Locator): Promise<boolean> =>
  where.evaluate((root) => {
    const { bottom, right } = root.getBoundingClientRect();
    const words = [...root.children].filter((e) => e.textContent?.trim()).map((e) => e.getBoundingClientRect());
    return words.every((box) => box.top < bottom && box.right <= right);
  });

/** The words of an element that are in sight, but not whole. */
const torn = (where: Locator): Promise<string[]> =>
  where.evaluate((root) => {
    const { bottom, right } = root.getBoundingClientRect();
    const words = [...root.children].filter((e) => e.textContent?.trim());
    const inSight = words.filter((e) => e.getBoundingClientRect().top < bottom);
    const short = inSight.filter((e) => e.getBoundingClientRect().right > right || e.scrollWidth > e.clientWidth + 1);
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
      expect(await whole(link), key).toBe(true);
      await expect.poll(() => cut(role), key).toEqual([]);
      await inside();
    }
    await role.selectOption("global");
    await page.setViewportSize({ width: 1024, height: 800 });
    await expect.poll(() => cut(link)).toEqual([]);
    expect(await whole(link)).toBe(true);
    await expect.poll(() => cut(role)).toEqual([]);
    await inside();
  });
}

test("what the top bar says is whole or not there, also while a group waits", async ({ app, page }) => {
  const sales = { name: "Sales", members: ["Anna de Vries"], gives: [E1] };
  for (const edition of EDITIONS) {
    await app.open("#/sandbox");
    await app.importTenant(file({ people: [{ name: "Anna de Vries" }], groups: [sales], edition }));
    const bar = page.getByRole("banner");
    const search = bar.getByRole("button", { name: app.text("Search or run a command", "Zoeken of opdracht geven"), exact: true });
    const link = bar.getByRole("link", { name: /^Tenant: / });
    await app.go("#/groups");
    await button(page.getByRole("grid"), "Sales").click();
    await page.getByRole("main").getByRole("tab", { name: app.L("au.licensesSection"), exact: true }).click();
    await button(page.getByRole("main"), app.text("Reprocess", "Opnieuw verwerken")).click();
    const dialog = page.getByRole("dialog");
    await button(dialog, app.text("Reprocess", "Opnieuw verwerken")).click();
    await close(app, dialog);
    await expect(button(bar, app.text("Process now", "Nu verwerken"))).toBeVisible();
    for (const width of [1600, 1280, 1024, 900]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => torn(search), `${edition} ${width}`).toEqual([]);
      await expect.poll(() => torn(link), `${edition} ${width}`).toEqual([]);
      if (width >= 1024) await expect.poll(() => whole(link), `${edition} ${width}`).toBe(true);
    }
  }
});

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
