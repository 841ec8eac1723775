// Owns the walks without a network and from one release to the next: after one visit everything is there, and a new
// version comes when a person wants it.
import type { Page } from "@playwright/test";
import { App, expect, test as base } from "./helpers/app";
import { host, type Host } from "./helpers/release";
import { choosePeople, close, expectCounts, openAssign, openProduct, press, start } from "./helpers/walk";
import { E3 } from "./fixtures/catalog";
import { nobodyHas } from "./fixtures/tenant";

/** Each test has a host of its own. */
const test = base.extend<{ own: Host }>({
  own: async ({}, use) => {
    const own = await host();
    await use(own);
    await own.close();
  },
  address: async ({ own }, use) => use(own.url),
});
test.use({ serviceWorkers: "allow" });

/** The browser has all of Zetel, and takes it from there. */
const kept = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? "none")).toBe("activated");

/** What only the page of the next release has. */
const next = (page: Page) => page.locator("meta[name=next]");

const words = (app: App) => app.text("A new version of Zetel is ready.", "Er is een nieuwe versie van Zetel.");
const notice = (app: App) => app.page.getByRole("status").filter({ hasText: words(app) });
const take = (app: App) => app.page.getByRole("button", { name: app.text("Use the new version", "De nieuwe versie gebruiken") });

/** The host has the next release, and somebody comes back to this tab. */
async function update(app: App, own: Host): Promise<void> {
  own.update();
  // The browser takes its time to ask again just after it has asked.
  await expect(async () => {
    await app.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(notice(app)).toBeVisible({ timeout: 500 });
  }).toPass();
}

test("after one visit everything is there without a network", async ({ app, page, own }) => {
  await app.open("#/users");
  await kept(page);
  await own.close();
  await app.reload();
  await expect(page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true }).getByRole("row").nth(1)).toBeVisible();
  // Each page, as the navigation has them.
  const links = page.getByRole("navigation").getByRole("link");
  for (let at = 0; at < (await links.count()); at += 1) {
    await links.nth(at).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  }
  // What goes out can come in again, with a product that only the long list knows.
  const tenant = await app.exportTenant();
  const strange = "73fa80b5-689f-4db9-bbe4-bd414bc41e44";
  const { skuId } = tenant.subscribedSkus.at(-1);
  await app.importTenant(JSON.parse(JSON.stringify(tenant).replaceAll(skuId, strange)));
  await app.go(`#/licenses/${strange}`);
  await expect(page.getByRole("heading", { level: 1, name: "Workload Identities Premium" })).toBeVisible();
});

test("a new version waits while a pane is open, asks as leaving always does, and loses nothing", async ({ app, page, own }) => {
  await start(app, { people: nobodyHas("Anna de Vries") });
  await kept(page);
  await openProduct(app, E3);
  const pane = await openAssign(app);
  await choosePeople(pane, "Anna de Vries");
  await update(app, own);
  await app.axe();

  // Leaving would lose what was chosen: the browser asks, and the answer is no. The pane covers the line, but not for keys.
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await take(app).press("Enter");
  await expect.poll(() => asked).toBe(1);
  await press(app, pane, "btn.assign");
  await expectCounts(app, pane, 1, 0, 0);
  await expect(next(page)).toHaveCount(0);
  await close(app, pane);

  await take(app).click();
  await expect(next(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1, name: E3.name })).toBeVisible();
  await expect(page.getByRole("button", { name: "Anna de Vries", exact: true })).toBeVisible();
  await expect(notice(app)).toBeHidden();
});

test("two tabs with two versions: the old one goes on, with parts that it had not loaded", async ({ app, page, context, own, appLocale }) => {
  app.expected.push(/net::ERR_FAILED/, /Failed to fetch/);
  await page.route(/split_rest/, (route) => route.abort());
  await app.open("#/users");
  await kept(page);
  await update(app, own);
  const other = new App(await context.newPage(), appLocale, own.url);
  await other.open("#/users");
  await expect(next(other.page)).toHaveCount(0);
  await take(other).click();
  await expect(next(other.page)).toHaveCount(1);
  // The files of the old version are gone from the host, and its tab has never had this part.
  await app.go("#/licenses");
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses") })).toBeFocused();
  await expect(next(page)).toHaveCount(0);
  await take(app).click();
  await expect(next(page)).toHaveCount(1);
});

test("an update that is cut off, or of two releases at once, changes nothing", async ({ app, page, own }) => {
  await app.open("#/users");
  await kept(page);
  own.update();
  own.spoil();
  const failed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const coming = registration?.installing;
    return new Promise((done) => coming?.addEventListener("statechange", () => done(coming.state)));
  });
  expect(failed).toBe("redundant");
  await app.reload();
  await expect(next(page)).toHaveCount(0);
  await expect(notice(app)).toBeHidden();
});

test("a browser without workers loses nothing else", async ({ app, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
  await app.open("#/licenses");
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses") })).toBeVisible();
});
