// Owns the walks without a mouse: every step by keys, focus where it belongs, and back where it came from.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { button, expectCounts, inList, openProduct, openUsers, pane, start, switchOf } from "./helpers/walk";
import { holdsFocus, on, tabTo } from "./helpers/keys";
import { E1, E3, VISIO, service } from "./fixtures/catalog";
import { holdings, type Tenant } from "./fixtures/tenant";

const four: Tenant = {
  people: [
    { name: "Anna de Vries" },
    { name: "Bram Jansen", has: [VISIO] },
    { name: "Chantal Smit", has: [E1] },
    { name: "Daan Mulder" },
  ],
};

const moreOptions = (app: App): Locator => button(app.page.getByRole("main"), app.L("au.moreOptions"));

/** From Active users to *Manage product licenses* for the first and the third person. */
async function manageFirstAndThird(app: App): Promise<Locator> {
  const { page } = app;
  const grid = await openUsers(app);
  const row = (name: string) => grid.getByRole("row").filter({ hasText: name });
  await tabTo(page, row("Anna de Vries"));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(row("Bram Jansen")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(row("Anna de Vries")).toHaveAttribute("aria-selected", "true");
  await expect(row("Bram Jansen")).toHaveAttribute("aria-selected", "false");
  await expect(row("Chantal Smit")).toHaveAttribute("aria-selected", "true");
  await tabTo(page, moreOptions(app), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") })).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = await pane(app, app.L("au.manageProductLicenses"));
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  return dialog;
}

test("many users get a product without a mouse", async ({ app, page }) => {
  await start(app, four);
  const choose = await manageFirstAndThird(app);
  // The radio buttons are one stop; arrows go between them.
  const add = choose.getByRole("radio", { name: app.L("au.addToExistingChoice") });
  await on(page, add, "Space");
  await expect(add).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(choose.getByRole("radio", { name: app.L("au.replaceChoice") })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await on(page, button(choose, app.L("btn.next")), "Enter");

  const dialog = await pane(app, app.L("au.addToExistingPane"));
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  const chevron = app.text(`${VISIO.name}: apps and services`, `${VISIO.name}: apps en services`);
  await on(page, button(dialog, chevron), "Enter");
  const web = inList(dialog, VISIO).getByRole("switch", { name: service(VISIO, "VISIOONLINE").label, exact: true });
  await tabTo(page, switchOf(dialog, VISIO));
  await page.keyboard.press("Space");
  await expect(switchOf(dialog, VISIO)).toBeChecked();
  await on(page, web, "Enter");
  await expect(web).not.toBeChecked();
  await on(page, button(dialog, app.L("btn.add")), "Enter");

  await expectCounts(app, dialog, 2, 0, 0);
  await holdsFocus(dialog);
  await on(page, button(dialog, app.L("btn.close")), "Enter");
  await expect(dialog).toBeHidden();
  await expect(moreOptions(app)).toBeFocused();
  const without = { VISIOCLIENT: ["VISIOONLINE"] };
  expect(holdings(await app.exportTenant())).toEqual({
    "Anna de Vries": without,
    "Bram Jansen": { VISIOCLIENT: [] },
    "Chantal Smit": { ...without, STANDARDPACK: [] },
    "Daan Mulder": {},
  });
});

test("a refusal takes focus, and its fix is pressed by key", async ({ app, page }) => {
  await start(app, four);
  const choose = await manageFirstAndThird(app);
  await on(page, choose.getByRole("radio", { name: app.L("au.addToExistingChoice") }), "Space");
  await on(page, button(choose, app.L("btn.next")), "Enter");
  const dialog = await pane(app, app.L("au.addToExistingPane"));
  await on(page, switchOf(dialog, E3), "Enter");
  await on(page, button(dialog, app.L("btn.add")), "Enter");
  const alert = dialog.getByRole("alert");
  await expect(alert).toBeFocused();
  const replace = alert.getByRole("button", {
    name: app.text(`Replace ${E1.name} with ${E3.name}`, `${E1.name} vervangen door ${E3.name}`),
  });
  await on(page, replace, "Enter");
  await expectCounts(app, dialog, 2, 0, 0);
  await holdsFocus(dialog);
  await on(page, button(dialog, app.L("btn.close")), "Space");
  await expect(moreOptions(app)).toBeFocused();
});

test("Esc closes what is on top, asks on unsaved changes, and focus returns to the opener", async ({ app, page }) => {
  await start(app, four);
  const choose = await manageFirstAndThird(app);
  await page.keyboard.press("Escape");
  await expect(choose).toBeHidden();
  await expect(moreOptions(app)).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(moreOptions(app)).toBeFocused();

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await on(page, choose.getByRole("radio", { name: app.L("au.addToExistingChoice") }), "Space");
  await on(page, button(choose, app.L("btn.next")), "Enter");
  const dialog = await pane(app, app.L("au.addToExistingPane"));
  await on(page, switchOf(dialog, E3), "Space");
  await page.keyboard.press("Escape");
  const question = dialog.getByRole("alertdialog");
  await expect(question).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(switchOf(dialog, E3)).toBeChecked();
  await holdsFocus(dialog);
  // So does the browser's own way back.
  await page.goBack();
  await expect(question).toBeFocused();
  await expect(page).toHaveURL(/#\/users$/);
  await page.keyboard.press("Escape");
  await expect(switchOf(dialog, E3)).toBeChecked();
  await holdsFocus(dialog);
  await page.keyboard.press("Escape");
  await on(page, button(question, app.text("Discard changes", "Sluiten zonder opslaan")), "Enter");
  await expect(dialog).toBeHidden();
  await expect(moreOptions(app)).toBeFocused();
});

test("one user's pane by keys: Enter on the row, arrows between the tabs, Space on a box", async ({ app, page }) => {
  await start(app, four);
  const grid = await openUsers(app);
  const row = grid.getByRole("row").filter({ hasText: "Anna de Vries" });
  await tabTo(page, row);
  await page.keyboard.press("End");
  await expect(grid.getByRole("row").filter({ hasText: "Daan Mulder" })).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const dialog = await pane(app, "Anna de Vries");
  await expect(dialog.getByRole("heading", { level: 2 })).toBeFocused();
  await tabTo(page, dialog.getByRole("tab", { name: app.text("Account", "Account") }));
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("tab", { name: app.L("au.licensesAndApps") })).toBeFocused();
  await on(page, button(dialog, app.L("au.licensesSection")), "Enter");
  const box = dialog.getByRole("checkbox", { name: E1.name, exact: true });
  await on(page, box, "Space");
  await expect(box).toBeChecked();
  await on(page, button(dialog, app.L("btn.saveChanges")), "Enter");
  await expectCounts(app, dialog, 1, 0, 0);
  await holdsFocus(dialog);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(row).toBeFocused();
});

test("people are chosen by typing, arrows and Enter, and taken back by Backspace", async ({ app, page }) => {
  await start(app, four);
  await openProduct(app, E3);
  const opener = button(page.getByRole("main"), app.L("lic.assignLicenses"));
  await on(page, opener, "Enter");
  const dialog = await pane(app, app.L("lic.assignPane"));
  const field = dialog.getByRole("combobox");
  await tabTo(page, field);
  await page.keyboard.type("an");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await expect(dialog.getByRole("option", { name: "Anna de Vries" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("option", { name: "Bram Jansen" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  const remove = (name: string) => button(dialog, app.text(`Remove ${name}`, `${name} verwijderen`));
  await expect(remove("Bram Jansen")).toBeVisible();
  await expect(field).toBeFocused();
  await page.keyboard.type("anna");
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("listbox")).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(remove("Anna de Vries")).toBeVisible();
  await page.keyboard.press("Backspace");
  await expect(remove("Anna de Vries")).toHaveCount(0);
  await on(page, button(dialog, app.L("btn.assign")), "Enter");
  await expectCounts(app, dialog, 1, 0, 0);
  await holdsFocus(dialog);
  await on(page, button(dialog, app.L("btn.close")), "Enter");
  await expect(opener).toBeFocused();
  const has = holdings(await app.exportTenant());
  expect([has["Anna de Vries"], has["Bram Jansen"]]).toEqual([{}, { ENTERPRISEPACK: [], VISIOCLIENT: [] }]);
});
