// Owns the walks of tenant files of real size: read in pieces, stopped, refused, and the same again after the way out
// and in.
import { closeSync, copyFileSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { button } from "./helpers/walk";
import { writeTenant } from "./fixtures/large";

/** How long reading, building and storing may take here: far more than it does. */
const LONG = { timeout: 120_000 };

const fileInput = (app: App): Locator =>
  app.page.getByLabel(app.text("Import tenant", "Tenant importeren"), { exact: true });

const reportOf = (app: App): Locator =>
  app.page.getByRole("dialog", { name: app.text("Import report", "Importrapport") });

/** Imports a file, and replaces the tenant with it. */
async function bringIn(app: App, path: string, says: string): Promise<void> {
  await app.go("#/sandbox");
  await fileInput(app).setInputFiles(path);
  const report = reportOf(app);
  await expect(report).toBeVisible(LONG);
  await expect(report).toContainText(says);
  await expect(report).toContainText(
    app.text("Nothing had to be corrected.", "Er hoefde niets te worden gecorrigeerd."),
  );
  await button(report, app.text("Replace tenant", "Tenant vervangen")).click();
  await expect(report).toBeHidden(LONG);
}

/** Exports the tenant, and answers where the file is. */
async function takeOut(app: App): Promise<string> {
  await app.go("#/sandbox");
  const download = app.page.waitForEvent("download", LONG);
  await app.page.getByRole("button", { name: app.text("Export tenant", "Tenant exporteren") }).click();
  return (await download).path();
}

/** Forgets everything that the browser keeps of the app. */
async function clear(app: App): Promise<void> {
  await app.page.evaluate(() => localStorage.clear());
  await app.reload();
  await expect(app.page.getByRole("banner")).not.toContainText("Groot");
}

/** What a file says of people and groups, in order. */
function said(path: string): unknown {
  const { users, groups } = JSON.parse(readFileSync(path, "utf8"));
  const held = (user: any) =>
    user.assignedLicenses.map(({ skuId, disabledPlans }: any) => [skuId, [...disabledPlans].sort()]).sort();
  const byId = (a: any, b: any) => (a.id < b.id ? -1 : 1);
  return {
    users: users.map((user: any) => [
      user.id,
      user.displayName,
      user.userPrincipalName,
      user.usageLocation,
      user.accountEnabled,
      user.department,
      held(user),
    ]),
    groups: groups
      .sort(byId)
      .map((group: any) => [group.id, group.displayName, group.members.map(({ id }: any) => id).sort()]),
  };
}

for (const people of [25, 10_000, 100_000, 250_000]) {
  test.describe("round trips", () => {
    // Asked before the app is opened.
    test.skip(({ appLocale }) => people > 10_000 && appLocale !== "en", "large ones in one language");
    test(`export, clear and import give the same tenant of ${people} users`, async ({ app }) => {
      test.setTimeout(300_000);
      const number = new Intl.NumberFormat(app.locale).format(people);
      const says = app.text(`${number} users`, `${number} gebruikers`);
      const path = test.info().outputPath("tenant.json");
      writeTenant(path, { people });
      await app.open("#/sandbox");
      await test.step("in and out", () => bringIn(app, path, says));
      const first = await takeOut(app);
      if (people <= 10_000) expect(said(first)).toEqual(said(path));
      await clear(app);
      await test.step("in and out again", () => bringIn(app, first, says));
      const second = await takeOut(app);
      expect(statSync(second).size).toBe(statSync(first).size);
      expect(readFileSync(second).equals(readFileSync(first)), "byte for byte").toBe(true);
      if (people <= 10_000) {
        await app.reload();
        expect(readFileSync(await takeOut(app)).equals(readFileSync(first)), "also from storage").toBe(true);
      }
    });
  });
}

test("reading shows how far it is, can be stopped, and changes nothing then", async ({ app, page }) => {
  test.slow();
  const path = test.info().outputPath("tenant.json");
  // Large enough that the look for accessibility is over before it is read.
  writeTenant(path, { people: 150_000 });
  await app.open("#/sandbox");
  const before = readFileSync(await takeOut(app));
  const main = page.getByRole("main");
  const bar = main.getByRole("progressbar", { name: app.text("Reading users", "Gebruikers worden gelezen") });
  const stopped = app.text(
    "The import was stopped. Nothing has been changed.",
    "Het importeren is gestopt. Er is niets gewijzigd.",
  );
  const unchanged = async (): Promise<void> => {
    await expect(bar).toHaveCount(0);
    await expect(main.getByRole("status").filter({ hasText: stopped })).toBeVisible();
    await expect(reportOf(app)).toHaveCount(0);
    expect(readFileSync(await takeOut(app)).equals(before)).toBe(true);
  };

  await test.step("Cancel", async () => {
    await fileInput(app).setInputFiles(path);
    await expect(bar).toBeVisible();
    expect(await bar.evaluate((element: HTMLProgressElement) => element.max)).toBe(100);
    await app.axe();
    await button(main, app.text("Cancel", "Annuleren")).click();
    await expect(fileInput(app)).toBeFocused();
    await unchanged();
  });
  await test.step("Escape", async () => {
    await fileInput(app).setInputFiles(path);
    await expect(bar).toBeVisible();
    await fileInput(app).press("Escape");
    await unchanged();
  });
  await test.step("leaving the page", async () => {
    await fileInput(app).setInputFiles(path);
    await expect(bar).toBeVisible();
    await app.go("#/licenses");
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(app.L("nav.licenses"));
    await app.go("#/sandbox");
    await expect(fileInput(app)).toBeVisible();
    await expect(bar).toHaveCount(0);
    expect(readFileSync(await takeOut(app)).equals(before)).toBe(true);
  });
  await test.step("what is wrong at nine tenths", async () => {
    const bad = test.info().outputPath("bad.json");
    copyFileSync(path, bad);
    const file = openSync(bad, "r+");
    writeSync(file, "\u0001", Math.floor(statSync(bad).size * 0.9));
    closeSync(file);
    await fileInput(app).setInputFiles(bad);
    const report = reportOf(app);
    await expect(report.getByRole("alert")).toContainText("bad.json", LONG);
    await expect(report.getByRole("alert")).toContainText(
      app.text("Nothing has been changed.", "Er is niets gewijzigd."),
    );
    await button(report, app.L("btn.close")).click();
    expect(readFileSync(await takeOut(app)).equals(before)).toBe(true);
  });
});
