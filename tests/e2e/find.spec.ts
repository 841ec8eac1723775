// Owns the search of the top bar: opening it by key, finding pages, people, products, groups and commands, going there.
import { expect, test } from "./helpers/app";
import { button, openUsers, pane, start } from "./helpers/walk";
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
