// Owns the search of the top bar: opening it by key, finding pages, people, products, groups and commands, going there.
import { expect, test } from "./helpers/app";
import { button, close, manage, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { E1 } from "./fixtures/catalog";
import type { Tenant } from "./fixtures/tenant";

const three: Tenant = {
  people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }, { name: "Zoë Vermeer" }],
};

test("a few letters and Enter lead to pages, people and products, and do what is asked", async ({ app, page }) => {
  await start(app, three);
  await openUsers(app);
  const title = app.text("Search or run a command", "Zoeken of opdracht geven");
  const dialog = page.getByRole("dialog", { name: title, exact: true });
  const field = dialog.getByRole("combobox", { name: title, exact: true });
  const kind = (name: string) => dialog.getByRole("group", { name, exact: true });
  const find = async (typed: string) => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused();
    await page.keyboard.type(typed);
  };

  await test.step("Esc gives focus back to where it was, and the next search begins empty", async () => {
    const opener = button(page, title);
    await opener.click();
    await expect(field).toBeFocused();
    await page.keyboard.type("qqq");
    await expect(dialog.getByRole("status")).toHaveText(app.text("Nothing found.", "Niets gevonden."));
    await expect(dialog.getByRole("option")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(field).toHaveValue("");
    await expect(kind(app.text("Pages", "Pagina's")).getByRole("option", { name: app.L("nav.licenses") })).toBeVisible();
    await app.axe();
    await page.keyboard.press("Escape");
  });

  await test.step("a person is found without accents, and opens", async () => {
    await find("zoe");
    const option = kind(app.text("Users", "Gebruikers")).getByRole("option", { name: "Zoë Vermeer" });
    await expect(option).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await pane(app, "Zoë Vermeer");
  });

  await test.step("a product opens its page, also from an open pane", async () => {
    await find(E1.name.toLowerCase());
    const option = kind(app.text("Products", "Producten")).getByRole("option", { name: E1.name, exact: true });
    await option.click();
    await expect(page.getByRole("heading", { level: 1, name: E1.name, exact: true })).toBeVisible();
  });

  await test.step("arrows go round, and Enter goes to the page they are on", async () => {
    await find(app.L("nav.activeUsers").slice(0, 6));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true })).toBeVisible();
  });

  await test.step("a command is done: another role is taken", async () => {
    const reader = app.L("role.globalReader");
    await find(reader);
    await expect(kind(app.text("Commands", "Opdrachten")).getByRole("option")).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: app.text("Role", "Rol"), exact: true })).toHaveValue("globalReader");
  });
});

const offices: Tenant = {
  people: [
    { name: "Hans Bakker" },
    { name: "Andrea Smit" },
    { name: "Bram Jansen" },
    { name: "Johan Andersen" },
  ],
};

test("who is named so comes first, and nobody is taken who is not", async ({ app, page }) => {
  await start(app, offices);
  await app.go("#/home");
  const title = app.text("Search or run a command", "Zoeken of opdracht geven");
  const dialog = page.getByRole("dialog", { name: title, exact: true });
  const people = dialog.getByRole("group", { name: app.text("Users", "Gebruikers"), exact: true }).getByRole("option");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("an");
  await expect(people).toContainText(["Andrea Smit", "Johan Andersen", "Bram Jansen", "Hans Bakker"]);
  // Found by the domain of the address only.
  await dialog.getByRole("combobox").fill("contoso.example");
  await expect(people).toHaveCount(4);
  await expect(dialog.getByRole("option", { selected: true })).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(people.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await pane(app, "Andrea Smit");
});

test("a pointer that rests where the list comes chooses nothing", async ({ app, page }) => {
  await start(app, offices);
  await app.go("#/home");
  await expect(page.getByRole("heading", { level: 1, name: app.text("Home", "Start"), exact: true })).toBeVisible();
  const title = app.text("Search or run a command", "Zoeken of opdracht geven");
  const dialog = page.getByRole("dialog", { name: title, exact: true });
  const options = dialog.getByRole("option");
  await page.keyboard.press("Control+k");
  const box = await options.nth(3).boundingBox();
  await page.keyboard.press("Escape");
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 10);
  await page.keyboard.press("Control+k");
  await dialog.getByRole("combobox").fill("an");
  await expect(options.nth(3)).toBeVisible();
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 12);
  await expect(options.first()).toHaveAttribute("aria-selected", "false");
});

test("a name means the person, not what would be undone to that person", async ({ app, page }) => {
  await start(app, offices);
  await openUsers(app);
  await select(app, "Bram Jansen");
  const panel = await manage(app, "add");
  await switchOf(panel, E1).click();
  await press(app, panel, "btn.add");
  await close(app, panel);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("jansen");
  await page.keyboard.press("Enter");
  await pane(app, "Bram Jansen");
});

test("the search that is opened in the moment it closes shows what is typed", async ({ app, page }) => {
  await start(app, three);
  await openUsers(app);
  const title = app.text("Search or run a command", "Zoeken of opdracht geven");
  const dialog = page.getByRole("dialog", { name: title, exact: true });
  const field = dialog.getByRole("combobox", { name: title, exact: true });
  await page.keyboard.press("Control+k");
  for (const closing of ["Enter", "Escape"]) {
    await field.fill(app.L("nav.licenses"));
    await expect(dialog.getByRole("option").first()).toBeVisible();
    // Both keys in one turn of the page: the browser has not said yet that the dialog closed.
    await field.evaluate((input, key) => {
      input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, cancelable: true }));
    }, closing);
    await expect(field).toHaveValue("");
  }
  // Focus may be nowhere: a page that comes at this moment takes it along.
  await field.evaluate((input) => {
    input.blur();
    for (const [key, ctrlKey] of [["Escape", false], ["k", true]] as const) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }));
    }
  });
  await field.fill("zoe");
  await expect(dialog.getByRole("option", { name: "Zoë Vermeer" })).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText(app.text("1 found", "1 gevonden"));
});

test("the search knows the commands of the page, and says why one can't be used", async ({ app, page }) => {
  await start(app, three);
  await app.go(`#/licenses/${E1.skuId}`);
  await expect(page.getByRole("heading", { level: 1, name: E1.name, exact: true })).toBeVisible();
  const title = app.text("Search or run a command", "Zoeken of opdracht geven");
  const dialog = page.getByRole("dialog", { name: title, exact: true });
  const here = dialog.getByRole("group", { name: app.text("On this page", "Op deze pagina"), exact: true });
  await page.keyboard.press("Control+k");
  await page.keyboard.type(app.L("un.unassignLicenses"));
  const unassign = here.getByRole("option");
  await expect(unassign).toHaveCount(1);
  await expect(unassign).toBeDisabled();
  const why = app.text("Select one or more users first", "Selecteer eerst een of meer gebruikers");
  await expect(unassign).toContainText(why);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toContainText(why);
  await dialog.getByRole("combobox").fill(app.L("lic.assignLicenses"));
  await expect(here.getByRole("option").first()).toContainText(app.L("lic.assignLicenses"));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await pane(app, app.L("lic.assignPane"));
});

test("on Sandbox the search has every command, and what can't be done has its reason", async ({ app, page }) => {
  await start(app, three);
  await app.go("#/sandbox");
  const title = app.text("Search or run a command", "Zoeken of opdracht geven");
  const dialog = page.getByRole("dialog", { name: title, exact: true });
  const field = dialog.getByRole("combobox", { name: title, exact: true });
  const here = dialog.getByRole("group", { name: app.text("On this page", "Op deze pagina"), exact: true });
  const all = [
    ["New tenant", "Nieuwe tenant"], ["Import tenant", "Tenant importeren"],
    ["Start with the sample tenant", "Met de voorbeeldtenant beginnen"], ["Generate tenant", "Tenant genereren"],
    ["Restore the previous tenant", "De vorige tenant terughalen"], ["Rename: Contoso", "Naam wijzigen: Contoso"],
    ["Duplicate: Contoso", "Dupliceren: Contoso"], ["Delete: Contoso", "Verwijderen: Contoso"],
  ].map(([en, nl]) => app.text(en ?? "", nl ?? ""));
  await page.keyboard.press("Control+k");
  for (const name of all) {
    await field.fill(name);
    await expect(here.getByRole("option").first()).toContainText(name);
    await expect(here.getByRole("option").first()).toBeEnabled();
  }
  const reset = app.text("Undo all changes", "Alle wijzigingen ongedaan maken");
  await field.fill(reset);
  const why = app.text("There are no changes to undo", "Er zijn geen wijzigingen om ongedaan te maken");
  await expect(here.getByRole("option").first()).toContainText(why);
  await expect(here.getByRole("option").first()).toBeDisabled();

  await field.fill(all[0] ?? "");
  await page.keyboard.press("Enter");
  await pane(app, all[0] ?? "");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await field.fill(all[1] ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(all[1] ?? "", { exact: true })).toBeFocused();
});
