// Owns the walks of the History page: entries, their facts, undo and redo of any depth, filter, export.
import { readFileSync } from "node:fs";
import { expect, test, type App } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { button, close, manage, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { E3, POWER_BI, VISIO, type Product } from "./fixtures/catalog";
import { holdings, type Tenant } from "./fixtures/tenant";

const people: Tenant = {
  people: [{ name: "Anna de Vries" }, { name: "Bram Jansen" }, { name: "Chantal Smit", has: [E3] }],
};

async function give(app: App, product: Product, ...names: string[]): Promise<void> {
  await openUsers(app);
  await select(app, ...names);
  const dialog = await manage(app, "add");
  await switchOf(dialog, product).click();
  await press(app, dialog, "btn.add");
  await close(app, dialog);
  await button(app.page.getByRole("main"), app.text("Clear selection", "Selectie wissen")).click();
}

async function downloaded(app: App, name: string): Promise<string> {
  const download = app.page.waitForEvent("download");
  await button(app.page.getByRole("main"), name).click();
  return readFileSync(await (await download).path(), "utf8");
}

test("the history lists what was done, goes back and forth, and can be carried away", async ({ app, page }) => {
  await start(app, people);
  await app.go("#/history");
  await expect(page.getByRole("paragraph").filter({ hasText: app.text("There are no changes in this tenant yet.", "is nog niets gedaan") })).toBeVisible();
  await give(app, E3, "Anna de Vries", "Chantal Smit");
  await give(app, VISIO, "Anna de Vries");
  await give(app, POWER_BI, "Bram Jansen");
  await app.go("#/history");
  const grid = page.getByRole("grid", { name: app.text("History", "Geschiedenis"), exact: true });
  const row = (product: Product) => grid.getByRole("row").filter({ hasText: product.name });
  await expect(grid.getByRole("row")).toHaveCount(4);
  await expect(row(E3)).toContainText(app.text("1 user", "1 gebruiker"));
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step("an entry says what happened, and undoes everything from there", async () => {
    await row(VISIO).getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(app.text("Visio Plan 2: assigned", "Visio Plan 2: toegewezen"));
    await expect(dialog).toContainText("Anna de Vries");
    await button(dialog, app.text("Undo this and the next change", "Dit en de volgende ongedaan maken")).click();
    await expect(dialog.getByRole("status")).toContainText([app.text("2 changes undone", "2 acties ongedaan gemaakt")]);
    await app.axe();
    await close(app, dialog);
    const undone = app.text("Undone", "Ongedaan gemaakt");
    await expect(row(POWER_BI)).toContainText(undone);
    await expect(row(E3)).not.toContainText(undone);
    expect(holdings(await app.exportTenant())).toMatchObject({ "Anna de Vries": { ENTERPRISEPACK: [] }, "Bram Jansen": {} });
  });

  await test.step("and does it again", async () => {
    await app.go("#/history");
    await row(POWER_BI).getByRole("button").click();
    const dialog = page.getByRole("dialog");
    await button(dialog, app.text("Redo 2 changes up to this one", "Tot en met deze opnieuw uitvoeren: 2 acties")).click();
    await expect(dialog.getByRole("status")).toContainText([app.text("2 changes redone", "2 acties opnieuw uitgevoerd")]);
    await close(app, dialog);
    expect(holdings(await app.exportTenant())).toMatchObject({ "Bram Jansen": { POWER_BI_PRO: [] } });
  });

  await test.step("search and kind narrow it", async () => {
    await app.go("#/history");
    await page.getByRole("searchbox").fill("visio");
    await expect(grid.getByRole("row")).toHaveCount(2);
    await page.getByRole("searchbox").fill("");
    const kind = page.getByRole("main").getByRole("combobox");
    await kind.selectOption({ label: app.text("Groups", "Groepen") });
    await expect(page.getByText(app.text("No entries match.", "Geen acties gevonden."))).toBeVisible();
    await kind.selectOption({ label: app.text("Licenses of users", "Licenties van gebruikers") });
    await expect(grid.getByRole("row")).toHaveCount(4);
  });

  await test.step("both exports have every entry", async () => {
    const csv = await downloaded(app, app.text("Export as CSV", "Exporteren als CSV"));
    expect(csv.trim().split("\r\n")).toHaveLength(4);
    const json = JSON.parse(await downloaded(app, app.text("Export as JSON", "Exporteren als JSON")));
    expect(json.value.map((entry: any) => entry.activityDisplayName)).toEqual(Array(3).fill("Change user license"));
  });
});

test("an entry tells what a real tenant would not take back", async ({ app, page }) => {
  await start(app, people);
  await openUsers(app);
  await select(app, "Chantal Smit");
  const dialog = await manage(app, "replace");
  await dialog.getByRole("checkbox", { name: app.L("au.removeAllCheckbox"), exact: true }).check();
  await press(app, dialog, "btn.replace");
  await close(app, dialog);
  await app.go("#/history");
  await page.getByRole("grid").getByRole("button").first().click();
  const note = (await pane(app, app.text("Licenses for Chantal Smit", "Licenties van Chantal Smit"))).getByRole("note");
  await expect(note).toContainText(app.text("In a real tenant: users lose access", "In een echte tenant eindigt de toegang"));
});
