// Owns what happens when the app itself fails, when stored data can't be read, and when a file is far too large.
import { closeSync, ftruncateSync, openSync, readFileSync } from "node:fs";
import { expect, test, type App } from "./helpers/app";
import { openUsers, start } from "./helpers/walk";
import { E1 } from "./fixtures/catalog";
import type { Tenant } from "./fixtures/tenant";

const two: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };

/** Makes the app fail: the next element that it makes can't be made. */
async function breakApp(app: App): Promise<void> {
  app.expected = [/unreachable/, /panicked/, /RuntimeError/, /broken on purpose/];
  await app.page.evaluate(() => {
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function broken() {
      Document.prototype.createElement = create;
      throw new Error("broken on purpose");
    } as typeof create;
    location.hash = "#/sandbox";
  });
}

/** What a link downloads. */
async function downloaded(app: App, name: string): Promise<any> {
  const download = app.page.waitForEvent("download");
  await app.page.getByRole("link", { name, exact: true }).click();
  return JSON.parse(readFileSync(await (await download).path(), "utf8"));
}

test("a failure of the app leaves a page with the work on it, and the way back", async ({ app, page }) => {
  await start(app, two);
  await openUsers(app);
  await breakApp(app);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    app.text("Zetel has stopped", "Zetel is gestopt"),
  );
  await expect(page.getByRole("main")).toContainText(
    app.text("Your work is stored in this browser", "Uw werk is bewaard in deze browser"),
  );
  await app.axe();
  const tenant = await downloaded(app, app.text("Export tenant", "Tenant exporteren"));
  expect(tenant.users.map((user: any) => user.displayName).sort()).toEqual(["Anna de Vries", "Bram Jansen"]);
  const raw = await downloaded(
    app,
    app.text("Download all stored data", "Opgeslagen gegevens ongewijzigd downloaden"),
  );
  expect(Object.keys(raw).some((key) => key.startsWith("tenant."))).toBe(true);
  await page.getByRole("link", { name: app.text("Reload", "Opnieuw laden"), exact: true }).click();
  await expect(page.getByRole("navigation")).toBeVisible();
  expect((await app.exportTenant()).users).toHaveLength(2);
});

test("data that was set aside is mentioned on start, and offered as it is", async ({ app, page }) => {
  await start(app, two);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (/tenant\.\d|journal/.test(key)) localStorage.setItem(key, "not what was written here");
    }
  });
  await app.open("#/users");
  await app.reload();
  const words = app.text("set aside, not deleted", "apart gezet, niet verwijderd");
  const said = page.getByRole("status").filter({ hasText: words });
  await expect(said).toBeVisible();
  await said.getByRole("link", { name: app.text("Go to Sandbox", "Naar Zandbak"), exact: true }).click();
  const download = page.waitForEvent("download");
  const offer = app.text("Download set-aside data", "Downloaden wat apart is gezet");
  await page.getByRole("main").getByRole("button", { name: offer, exact: true }).click();
  const texts = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(Object.values(texts)).toContain("not what was written here");
  // It is offered for as long as it is there.
  await app.reload();
  await app.go("#/sandbox");
  await expect(page.getByRole("main")).toContainText(words);
});

test("a file that is far too large is called so", async ({ app, page }, info) => {
  const path = info.outputPath("large.json");
  const file = openSync(path, "w");
  ftruncateSync(file, 256 * 1024 * 1024 + 1);
  closeSync(file);
  await app.open("#/sandbox");
  await page.getByLabel(app.text("Import tenant", "Tenant importeren")).setInputFiles(path);
  const report = page.getByRole("dialog", { name: app.text("Import report", "Importrapport") });
  await expect(report.getByRole("alert")).toContainText("large.json");
  await expect(report.getByRole("alert")).toContainText(/25[67] MB/);
});

test("work that could not be saved is offered when the app fails", async ({ app, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("blocked on purpose", "QuotaExceededError");
    };
  });
  await start(app, two);
  await openUsers(app);
  await breakApp(app);
  const tenant = await downloaded(app, app.text("Export tenant", "Tenant exporteren"));
  expect(tenant.organization.displayName).toBe("Contoso");
});
