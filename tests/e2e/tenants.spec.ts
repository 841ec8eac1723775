// Owns the walks of several tenants side by side: making, opening, renaming, copying, deleting, and two tabs on two of them.
import type { BrowserContext, Locator } from "@playwright/test";
import { App, expect, test } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { button, close, expectCounts, manage, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { E3, type Product } from "./fixtures/catalog";
import { holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const three: Tenant = { people: nobodyHas("Anna de Vries", "Bram Jansen", "Chantal Smit") };

const table = (app: App, name = "Tenants"): Locator => app.page.getByRole("table", { name, exact: true });
const deleted = (app: App): Locator => table(app, app.text("Deleted tenants", "Verwijderde tenants"));
const row = (app: App, name: string): Locator =>
  table(app).getByRole("row").filter({ has: app.page.getByRole("rowheader", { name: new RegExp(`^${name}( (Open|Geopend) |$)`) }) });
const said = (app: App, text: string): Locator =>
  app.page.getByRole("main").getByRole("status").filter({ hasText: text });
const top = (app: App): Locator => app.page.getByRole("banner").getByRole("link", { name: /^Tenant: / });

async function open(app: App, name: string): Promise<void> {
  await button(table(app), app.text(`Open ${name}`, `${name} openen`)).click();
  await expect(row(app, name)).toContainText(app.text("Open in this tab", "Geopend in dit tabblad"));
}

async function menu(app: App, name: string, en: string, nl: string): Promise<void> {
  await button(table(app), app.text(`More options for ${name}`, `Meer opties voor ${name}`)).click();
  await app.page.getByRole("menuitem", { name: app.text(en, nl), exact: true }).click();
}

async function create(app: App, name: string): Promise<void> {
  await app.go("#/sandbox");
  await button(app.page.getByRole("main"), app.text("New tenant", "Nieuwe tenant")).click();
  const dialog = await pane(app, app.text("New tenant", "Nieuwe tenant"));
  await dialog.getByRole("textbox", { name: app.text("Name", "Naam") }).fill(name);
  await app.axe();
  await button(dialog, app.text("Create", "Maken")).click();
  await expect(said(app, name)).toBeVisible();
}

async function give(app: App, product: Product, name: string): Promise<void> {
  await openUsers(app);
  await select(app, name);
  const dialog = await manage(app, "add");
  await switchOf(dialog, product).click();
  await press(app, dialog, "btn.add");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
}

test("tenants stand side by side, come and go, and come back", async ({ app, page }) => {
  test.slow();
  await start(app, three);
  await give(app, E3, "Anna de Vries");
  const contoso = await app.exportTenant();
  await expect(table(app).getByRole("row")).toHaveCount(2);
  await expect(row(app, "Contoso")).toContainText(app.text("Open in this tab", "Geopend in dit tabblad"));
  await expect(row(app, "Contoso")).toContainText("3");

  await test.step("a new one is open at once, and the old one is as it was", async () => {
    await create(app, "Klas 3B");
    await expect(top(app)).toHaveAccessibleName(/Klas 3B/);
    await open(app, "Contoso");
    await expect(top(app)).toHaveAccessibleName(/Contoso/);
    expect(await app.exportTenant()).toEqual(contoso);
  });

  await test.step("a copy has the history, and another name when it is given one", async () => {
    await menu(app, "Contoso", "Duplicate", "Dupliceren");
    const copy = app.text("Copy of Contoso", "Kopie van Contoso");
    await expect(said(app, copy)).toBeVisible();
    await menu(app, copy, "Rename", "Naam wijzigen");
    const dialog = await pane(app, app.text("Rename tenant", "Naam van tenant wijzigen"));
    await dialog.getByRole("textbox").fill("Examen");
    await press(app, dialog, "btn.save");
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(app, "Examen");
    // It goes out under the name that it has here, and is otherwise the same.
    const organization = { ...contoso.organization, displayName: "Examen" };
    expect(await app.exportTenant()).toEqual({ ...contoso, organization });
    await app.go("#/history");
    await expect(page.getByRole("grid").getByRole("row")).toHaveCount(2);
    await page.getByRole("banner").getByRole("button", { name: new RegExp(`^${app.text("Undo", "Ongedaan")}`) }).click();
  });

  await test.step("deleting the open one opens another, and can be undone", async () => {
    await app.go("#/sandbox");
    await open(app, "Contoso");
    await menu(app, "Contoso", "Delete", "Verwijderen");
    await expect(row(app, "Contoso")).toBeHidden();
    await expect(top(app)).toHaveAccessibleName(/Examen/);
    await expect(deleted(app)).toContainText("Contoso");
    await button(said(app, "Contoso"), app.text("Undo", "Ongedaan maken")).click();
    await expect(top(app)).toHaveAccessibleName(/Contoso/);
    expect(await app.exportTenant()).toEqual(contoso);
  });

  await test.step("a reload stays where it was; a deleted one is restored later, or purged", async () => {
    await menu(app, "Examen", "Delete", "Verwijderen");
    await menu(app, "Klas 3B", "Delete", "Verwijderen");
    await app.reload();
    await expect(top(app)).toHaveAccessibleName(/Contoso/);
    await button(deleted(app), app.text("Restore Examen", "Examen herstellen")).click();
    await expect(row(app, "Examen")).toBeVisible();
    await button(deleted(app), app.text("Delete permanently: Klas 3B", "Definitief verwijderen: Klas 3B")).click();
    const dialog = await pane(app, app.text("Delete permanently", "Definitief verwijderen"));
    await expect(dialog).toContainText("Klas 3B");
    await app.axe();
    await button(dialog, app.text("Delete permanently", "Definitief verwijderen")).click();
    await expect(deleted(app)).toBeHidden();
    await expect(table(app).getByRole("row")).toHaveCount(3);
  });

  await test.step("where there is no room, nothing changes, and a sentence says so", async () => {
    await page.evaluate(() => {
      for (const length of [1_000_000, 10_000, 100]) {
        try {
          for (let n = 0; ; n += 1) localStorage.setItem(`full${length}.${n}`, "x".repeat(length));
        } catch {
          // As full as it gets in steps of this length.
        }
      }
    });
    await menu(app, "Contoso", "Duplicate", "Dupliceren");
    await expect(said(app, app.text("doesn't have enough storage for another tenant", "geen ruimte voor nog een tenant"))).toBeVisible();
    await expect(table(app).getByRole("row")).toHaveCount(3);
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith("full")) localStorage.removeItem(key);
    });
    expect(await app.exportTenant()).toEqual(contoso);
  });

  await test.step("when the last one is deleted, there is a fresh sample", async () => {
    await menu(app, "Examen", "Delete", "Verwijderen");
    await menu(app, "Contoso", "Delete", "Verwijderen");
    await expect(top(app)).toHaveAccessibleName(/Waterlinie/);
    await expect(table(app).getByRole("row")).toHaveCount(2);
    await button(deleted(app), app.text("Restore Contoso", "Contoso herstellen")).click();
    await open(app, "Contoso");
    expect(await app.exportTenant()).toEqual(contoso);
  });
});

test("two tabs work in two tenants, and each hears of what the other does to the list", async ({ app, context }) => {
  test.slow();
  await start(app, three);
  await create(app, "Klas 3B");
  await open(app, "Contoso");
  const other = await another(app, context);
  await open(other, "Klas 3B");
  await give(app, E3, "Anna de Vries");
  const works = (one: App) =>
    expect(one.page.getByRole("banner").getByRole("status")).toContainText(one.text("Saved", "Opgeslagen"));
  await works(app);
  await other.go("#/sandbox");
  await other.page.getByRole("combobox", { name: other.text("Edition", "Editie") }).selectOption("germany-2020");
  await works(other);
  await works(app);
  await app.reload();
  await expect(top(app)).toHaveAccessibleName(/Contoso/);
  expect(holdings(await app.exportTenant())).toMatchObject({ "Anna de Vries": { ENTERPRISEPACK: [] } });
  await other.reload();
  expect((await other.exportTenant()).zetel.edition).toBe("germany-2020");

  await test.step("the list is live, and a tenant that is deleted elsewhere can be kept", async () => {
    await menu(other, "Klas 3B", "Rename", "Naam wijzigen");
    const dialog = await pane(other, other.text("Rename tenant", "Naam van tenant wijzigen"));
    await dialog.getByRole("textbox").fill("Klas 4A");
    await press(other, dialog, "btn.save");
    await expect(row(app, "Klas 4A")).toBeVisible();
    await menu(app, "Klas 4A", "Delete", "Verwijderen");
    const gone = other.page.getByRole("status").filter({
      hasText: other.text("deleted in another tab", "in een ander tabblad verwijderd"),
    });
    await expect(gone).toBeVisible();
    await other.axe();
    await button(gone, other.text("Restore", "Herstellen")).click();
    await expect(gone).toBeHidden();
    await expect(row(app, "Klas 4A")).toBeVisible();
  });

  await test.step("one that is purged elsewhere makes place for another", async () => {
    await menu(app, "Klas 4A", "Delete", "Verwijderen");
    await button(deleted(app), app.text("Delete permanently: Klas 4A", "Definitief verwijderen: Klas 4A")).click();
    const dialog = await pane(app, app.text("Delete permanently", "Definitief verwijderen"));
    await button(dialog, app.text("Delete permanently", "Definitief verwijderen")).click();
    await expect(top(other)).toHaveAccessibleName(/Contoso/);
  });
  await other.page.close();
});

/** Another tab of the same browser. */
async function another(app: App, context: BrowserContext): Promise<App> {
  const other = new App(await context.newPage(), app.locale, app.url);
  await other.open("#/sandbox");
  return other;
}
