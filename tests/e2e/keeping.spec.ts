// Owns the walks of keeping: reload, undo and redo, and storage that is damaged, full or blocked.
import { type App, expect, test } from "./helpers/app";
import {
  button, close, expectCounts, manage, openUsers, press, select, start, switchOf,
} from "./helpers/walk";
import { E1, E3, VISIO, type Product } from "./fixtures/catalog";
import { file, holdings, type Tenant } from "./fixtures/tenant";

const three: Tenant = {
  people: [{ name: "Anna de Vries", has: [VISIO] }, { name: "Bram Jansen", has: [E1] }, { name: "Chantal Smit" }],
};

async function add(app: App, product: Product, ...names: string[]): Promise<void> {
  await openUsers(app);
  await select(app, ...names);
  const pane = await manage(app, "add");
  await switchOf(pane, product).click();
  await press(app, pane, "btn.add");
  await expectCounts(app, pane, names.length, 0, 0);
  await close(app, pane);
  for (const name of names) {
    await app.page.getByRole("checkbox", { name: app.text(`Select ${name}`, `${name} selecteren`) }).uncheck();
  }
}

const top = (app: App, en: string, nl: string) =>
  app.page.getByRole("banner").getByRole("button", { name: new RegExp(`^${app.text(en, nl)}`) });
const undo = (app: App) => top(app, "Undo", "Ongedaan maken");
const redo = (app: App) => top(app, "Redo", "Opnieuw uitvoeren");

test("a reload keeps everything", async ({ app, page }) => {
  await start(app, three);
  await add(app, E3, "Anna de Vries", "Chantal Smit");
  const before = await app.exportTenant();
  await expect(page.getByRole("banner").getByRole("status")).toContainText(app.text("Saved", "Opgeslagen"));
  await app.reload();
  expect(await app.exportTenant()).toEqual(before);
  // Also what is done after that.
  await add(app, VISIO, "Bram Jansen");
  const later = await app.exportTenant();
  await app.reload();
  expect(await app.exportTenant()).toEqual(later);
});

test("undo and redo go back and forth, across a reload", async ({ app }) => {
  await start(app, three);
  await expect(undo(app)).toBeDisabled();
  const states = [await app.exportTenant()];
  await add(app, E3, "Anna de Vries");
  states.push(await app.exportTenant());
  await add(app, VISIO, "Chantal Smit");
  states.push(await app.exportTenant());
  expect(holdings(states[2])).toMatchObject({
    "Anna de Vries": { ENTERPRISEPACK: [] },
    "Chantal Smit": { VISIOCLIENT: [] },
  });

  await expect(undo(app)).toHaveAccessibleName(new RegExp(VISIO.name));
  await undo(app).click();
  expect(await app.exportTenant()).toEqual(states[1]);
  await expect(redo(app)).toHaveAccessibleName(new RegExp(VISIO.name));
  await app.reload();
  expect(await app.exportTenant()).toEqual(states[1]);
  await undo(app).click();
  await expect(undo(app)).toBeDisabled();
  expect(await app.exportTenant()).toEqual(states[0]);
  await redo(app).click();
  await redo(app).click();
  await expect(redo(app)).toBeDisabled();
  expect(await app.exportTenant()).toEqual(states[2]);

  // Something new takes the place of what could be redone.
  await undo(app).click();
  await add(app, E1, "Chantal Smit");
  await expect(redo(app)).toBeDisabled();
});

test("undo reaches an open pane", async ({ app, page }) => {
  await start(app, three);
  await add(app, E3, "Chantal Smit");
  const grid = await openUsers(app);
  await button(grid, "Chantal Smit").click();
  const dialog = page.getByRole("dialog", { name: "Chantal Smit", exact: true });
  await dialog.getByRole("tab", { name: app.L("au.licensesAndApps"), exact: true }).click();
  await press(app, dialog, "au.licensesSection");
  const box = dialog.getByRole("checkbox", { name: E3.name, exact: true });
  await expect(box).toBeChecked();
  await undo(app).click();
  await expect(box).not.toBeChecked();
});

/** Every key that the app keeps things under. */
const storedKeys = (app: App): Promise<string[]> => app.page.evaluate(() => Object.keys(localStorage));

test("stored texts that can't be read are set aside, and the app starts and says so", async ({ app, page }) => {
  await start(app, three);
  await add(app, E3, "Chantal Smit");
  const garbage = "not what was written here";
  const damaged = await page.evaluate((text) => {
    const keys = Object.keys(localStorage).filter((key) => /tenant\.\d|journal/.test(key));
    for (const key of keys) localStorage.setItem(key, text);
    return keys.length;
  }, garbage);
  expect(damaged).toBeGreaterThan(1);
  await app.reload();
  await openUsers(app);
  await app.go("#/sandbox");
  await expect(page.getByRole("main")).toContainText(
    app.text("set aside, not deleted", "apart gezet, niet verwijderd"),
  );
  await app.axe();
  const kept = await page.evaluate(
    (text) => Object.keys(localStorage).filter((key) => localStorage.getItem(key) === text).length,
    garbage,
  );
  expect(kept).toBeGreaterThan(0);
  // From here on everything is kept again.
  await app.importTenant(file(three));
  await app.reload();
  expect(Object.keys(holdings(await app.exportTenant()))).toContain("Chantal Smit");
});

test("a damaged last step loses no more than that step", async ({ app, page }) => {
  await start(app, three);
  await add(app, E3, "Chantal Smit");
  const before = await app.exportTenant();
  await add(app, VISIO, "Bram Jansen");
  const keys = await storedKeys(app);
  const steps = keys.filter((key) => /journal/.test(key));
  const last = steps.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1);
  await page.evaluate((key) => localStorage.setItem(key, "broken"), last ?? "");
  await app.reload();
  expect(await app.exportTenant()).toEqual(before);
});

test("without storage everything works, and the page says what that means", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await start(app, three);
  await expect(page.getByRole("banner").getByRole("status")).toContainText(app.text("Not saved", "Niet opgeslagen"));
  await expect(page.getByRole("main")).toContainText(
    app.text("This browser blocks storage for this site", "Deze browser blokkeert opslag voor deze site"),
  );
  await add(app, E3, "Chantal Smit");
  expect(holdings(await app.exportTenant())["Chantal Smit"]).toEqual({ ENTERPRISEPACK: [] });
  const download = page.waitForEvent("download");
  await button(page.getByRole("banner"), app.text("Export", "Exporteren")).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
});

test("with full storage everything works, nothing stored is harmed, and the page says so", async ({ app, page }) => {
  await start(app, three);
  const before = await app.exportTenant();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await add(app, E3, "Chantal Smit");
  await expect(page.getByRole("banner").getByRole("status")).toContainText(app.text("Not saved", "Niet opgeslagen"));
  await app.go("#/sandbox");
  await expect(page.getByRole("main")).toContainText(
    app.text("This browser's storage is full.", "De opslag van deze browser is vol."),
  );
  expect(holdings(await app.exportTenant())["Chantal Smit"]).toEqual({ ENTERPRISEPACK: [] });
  await app.reload();
  expect(await app.exportTenant()).toEqual(before);
});
