// Owns the keys that work on every page: undo and redo, the list of keys, from a row to the commands; and what is said then.
import { type App, expect, test } from "./helpers/app";
import { holdsFocus } from "./helpers/keys";
import { button, close, manage, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { E1, E3 } from "./fixtures/catalog";
import { type Tenant } from "./fixtures/tenant";

const two: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };

/** Gives Bram a product, and is back at the list. */
async function change(app: App): Promise<void> {
  await openUsers(app);
  await select(app, "Bram Jansen");
  const panel = await manage(app, "add");
  await switchOf(panel, E3).click();
  await press(app, panel, "btn.add");
  await close(app, panel);
}

const said = (app: App, en: string, nl: string) =>
  app.page.getByRole("status").filter({ hasText: app.text(en, nl) });

test("undo and redo by key say what they did, and not while somebody types", async ({ app, page }) => {
  await start(app, two);
  await change(app);
  const undo = page.getByRole("banner").getByRole("button", { name: app.text("Undo: ", "Ongedaan maken: ") });
  await expect(undo).toBeEnabled();

  await test.step("in a field the key belongs to the text", async () => {
    await page.getByRole("searchbox").fill("Anna");
    await page.keyboard.press("Control+z");
    await expect(undo).toBeEnabled();
    await page.getByRole("searchbox").fill("");
  });

  await test.step("outside of fields it undoes, says what, and the line offers the way back", async () => {
    await page.getByRole("main").focus();
    await page.keyboard.press("Control+z");
    await expect(said(app, "Undone: ", "Ongedaan gemaakt: ")).toContainText(E3.name);
    await page.keyboard.press("Control+y");
    await expect(said(app, "Redone: ", "Opnieuw uitgevoerd: ")).toContainText(E3.name);
    await page.keyboard.press("Meta+z");
    await expect(said(app, "Undone: ", "Ongedaan gemaakt: ")).toBeVisible();
    await page.keyboard.press("Shift+Meta+z");
    await expect(said(app, "Redone: ", "Opnieuw uitgevoerd: ")).toBeVisible();
    await app.axe();
  });

  await test.step("the button of the top bar says so too, and what is said goes with the page", async () => {
    await undo.click();
    await expect(said(app, "Undone: ", "Ongedaan gemaakt: ")).toBeVisible();
    await app.go("#/home");
    await expect(said(app, "Undone: ", "Ongedaan gemaakt: ")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(said(app, "There is nothing to undo.", "Er is niets om ongedaan te maken.")).toBeVisible();
  });
});

test("the list of keys opens by its key and by the pointer, and its key can be turned off", async ({ app, page }) => {
  await start(app, two);
  await openUsers(app);
  const title = app.text("Keyboard shortcuts", "Sneltoetsen");
  await page.keyboard.press("?");
  const list = await pane(app, title);
  await expect(list).toContainText("Ctrl+K");
  await app.axe();
  await list.getByRole("checkbox", { name: app.text("The ? key opens this list", "De toets ? opent deze lijst") }).uncheck();
  await close(app, list);
  await page.keyboard.press("?");
  await expect(list).toHaveCount(0);
  await page.getByRole("searchbox").fill("");
  await page.keyboard.type("?");
  await expect(page.getByRole("searchbox")).toHaveValue("?");
  await button(page.getByRole("navigation"), title).click();
  await close(app, await pane(app, title));
});

test("from a selected row one key leads to the commands, and arrows through them", async ({ app, page }) => {
  await start(app, two);
  const grid = await openUsers(app);
  await grid.getByRole("row").filter({ hasText: "Bram Jansen" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("c");
  const main = page.getByRole("main");
  await expect(button(main, app.L("user.add"))).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(button(main, app.L("au.moreOptions"))).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") })).toBeVisible();
});

test("in the pane beside the list the same key leads to its commands", async ({ app, page }) => {
  await start(app, { ...two, edition: "21vianet-2020" });
  const grid = await openUsers(app);
  await grid.getByRole("row").filter({ hasText: "Bram Jansen" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("complementary", { name: "Bram Jansen" })).toBeVisible();
  await page.keyboard.press("c");
  await holdsFocus(page.getByRole("complementary", { name: "Bram Jansen" }));
});

test("what changes everything answers beside its button", async ({ app, page }) => {
  await start(app, two);
  await change(app);
  await app.go("#/sandbox");
  const main = page.getByRole("main");
  const answer = (en: string, nl: string) => main.getByRole("status").filter({ hasText: app.text(en, nl) });

  await button(main, app.text("Undo all changes", "Alle wijzigingen ongedaan maken")).click();
  const undone = answer("1 change was undone.", "1 wijziging is ongedaan gemaakt.");
  await expect(undone).toBeInViewport();
  await button(undone, app.text("Redo", "Opnieuw uitvoeren")).click();
  await expect(undone).toHaveCount(0);

  const generate = button(main, app.text("Generate tenant", "Tenant genereren"));
  await generate.scrollIntoViewIfNeeded();
  await generate.click();
  const open = answer(" is open.", " is geopend.");
  await expect(open).toHaveCount(1);
  await expect(open).toBeInViewport();
  await button(open, app.text("Restore the previous tenant", "De vorige tenant terughalen")).click();
  await expect(open).toContainText("Contoso");
  await expect(open).toBeInViewport();
  expect((await app.exportTenant()).users).toHaveLength(2);
});

test("a tenant has one name everywhere, also renamed, loaded again and exported", async ({ app, page }) => {
  await start(app, two);
  await app.go("#/sandbox");
  const main = page.getByRole("main");
  const name = "Klas 3B";
  await button(main, app.text("More options for Contoso", "Meer opties voor Contoso")).click();
  await page.getByRole("menuitem", { name: app.text("Rename", "Naam wijzigen"), exact: true }).click();
  const rename = await pane(app, app.text("Rename tenant", "Naam van tenant wijzigen"));
  await rename.getByRole("textbox").fill(name);
  await button(rename, app.text("Save", "Opslaan")).click();
  for (const _ of ["at once", "after loading again"]) {
    await expect(page.getByRole("banner").getByRole("link", { name: `Tenant: ${name}` })).toBeVisible();
    await expect(main.getByRole("rowheader", { name: new RegExp(`^${name}`) })).toBeVisible();
    await expect(main.getByRole("definition").first()).toHaveText(name);
    await app.go("#/home");
    await expect(main).toContainText(name);
    await app.reload();
    await app.go("#/sandbox");
  }
  const download = page.waitForEvent("download");
  await button(main, app.text("Export tenant", "Tenant exporteren")).click();
  expect((await download).suggestedFilename()).toBe("klas-3b.tenant.json");
  expect((await app.exportTenant()).organization.displayName).toBe(name);
  await expect(page.getByRole("main")).not.toContainText("Contoso");
});
