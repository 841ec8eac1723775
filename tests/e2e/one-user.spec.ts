// Owns the walks in one user's pane: licenses, apps, location, and what a group gives.
import { expect, test } from "./helpers/app";
import {
  boxOf, button, expand, expectCounts, inList, openPerson, openUsers, pane, press, start,
} from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO, service } from "./fixtures/catalog";
import { holdings, idOf, locations, type Tenant } from "./fixtures/tenant";

const three: Tenant = {
  people: [
    { name: "Anna de Vries", has: [VISIO] },
    { name: "Bram Jansen", has: [{ product: E3, off: ["SWAY"] }] },
    { name: "Chantal Smit" },
  ],
};

test("ticks one license and clears another", async ({ app, page }) => {
  await start(app, three);
  const dialog = await openPerson(app, "Anna de Vries");
  await expect(boxOf(dialog, VISIO)).toBeChecked();
  await expect(boxOf(dialog, E1)).not.toBeChecked();
  await expect(button(dialog, app.L("btn.saveChanges"))).toBeDisabled();
  await boxOf(dialog, VISIO).uncheck();
  await boxOf(dialog, E1).check();
  await press(app, dialog, "btn.saveChanges");
  await expectCounts(app, dialog, 1, 0, 0);
  await expect(dialog.getByRole("status")).toContainText([app.text("Changes saved", "Wijzigingen opgeslagen")]);
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row").filter({ hasText: "Anna de Vries" });
  await expect(row).toContainText(E1.name);
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ STANDARDPACK: [] });
});

test("opens at the account, and has both tabs", async ({ app, page }) => {
  await start(app, three);
  const grid = await openUsers(app);
  await button(grid, "Bram Jansen").click();
  const dialog = await pane(app, "Bram Jansen");
  await expect(dialog.getByRole("tab", { name: app.text("Account", "Account") })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(dialog.getByRole("tabpanel")).toContainText("bram.jansen@contoso.example");
  await expect(page).toHaveURL(new RegExp(`#/users/${idOf(three, "Bram Jansen")}$`));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/#\/users$/);
});

test("turns services on and off with the boxes of a product", async ({ app }) => {
  await start(app, three);
  const dialog = await openPerson(app, "Bram Jansen");
  await expand(app, dialog, E3);
  const services = inList(dialog, E3);
  const box = (name: string) => services.getByRole("checkbox", { name: service(E3, name).label, exact: true });
  await expect(box("SWAY")).not.toBeChecked();
  await expect(box("YAMMER_ENTERPRISE")).toBeChecked();
  await box("SWAY").check();
  await box("YAMMER_ENTERPRISE").uncheck();
  await press(app, dialog, "btn.saveChanges");
  await expectCounts(app, dialog, 1, 0, 0);
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ ENTERPRISEPACK: ["YAMMER_ENTERPRISE"] });
});

test("changes the location and a license in one go", async ({ app }) => {
  await start(app, three);
  const dialog = await openPerson(app, "Chantal Smit");
  const location = dialog.getByRole("combobox", { name: app.L("au.selectLocation"), exact: true });
  await expect(location).toHaveValue("NL");
  await location.selectOption({ label: app.text("Belgium", "België") });
  await boxOf(dialog, POWER_BI).check();
  await expect(dialog).toContainText(app.text("2 unsaved changes", "2 wijzigingen, niet opgeslagen"));
  await press(app, dialog, "btn.saveChanges");
  await expectCounts(app, dialog, 1, 0, 0);
  const tenant = await app.exportTenant();
  expect(locations(tenant)).toMatchObject({ "Anna de Vries": "NL", "Chantal Smit": "BE" });
  expect(holdings(tenant)["Chantal Smit"]).toEqual({ POWER_BI_PRO: [] });
});

test("asks before changes that aren't saved go", async ({ app, page }) => {
  await start(app, three);
  const dialog = await openPerson(app, "Chantal Smit");
  await boxOf(dialog, E1).check();
  await page.keyboard.press("Escape");
  const question = dialog.getByRole("alertdialog", {
    name: app.text("You have unsaved changes.", "Uw wijzigingen zijn niet opgeslagen."),
  });
  await expect(question).toBeVisible();
  await app.axe();
  await button(question, app.text("Keep editing", "Doorgaan met bewerken")).click();
  await expect(boxOf(dialog, E1)).toBeChecked();
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await button(question, app.text("Discard changes", "Sluiten zonder opslaan")).click();
  await expect(dialog).toBeHidden();
  expect(holdings(await app.exportTenant())["Chantal Smit"]).toEqual({});
});

test("a license from a group is locked, and names the group", async ({ app }) => {
  await start(app, {
    people: [{ name: "Anna de Vries" }, { name: "Bram Jansen", has: [VISIO] }],
    groups: [{ name: "Sales", members: ["Anna de Vries"], gives: [E3] }],
  });
  const dialog = await openPerson(app, "Anna de Vries");
  const via = app.text("via group Sales", "via groep Sales");
  await expect(boxOf(dialog, E3)).toBeChecked();
  await expect(boxOf(dialog, E3)).toBeDisabled();
  await expect(boxOf(dialog, E3)).toHaveAccessibleDescription(via);
  await expand(app, dialog, E3);
  const teams = inList(dialog, E3).getByRole("checkbox", { name: service(E3, "TEAMS1").label, exact: true });
  await expect(teams).toBeChecked();
  await expect(teams).toBeDisabled();
  await expect(teams).toHaveAccessibleDescription(via);
  // A press on what is locked changes nothing.
  await boxOf(dialog, E3).click({ force: true });
  await teams.click({ force: true });
  await expect(boxOf(dialog, E3)).toBeChecked();
  await expect(button(dialog, app.L("btn.saveChanges"))).toBeDisabled();
  await expect(boxOf(dialog, VISIO)).toBeEnabled();
});

test("an address of nobody says so", async ({ app }) => {
  await start(app, three);
  await app.go("#/users/10000000-0000-4000-8000-00000000ffff");
  const dialog = await pane(app, app.text("This user doesn't exist", "Deze gebruiker bestaat niet"));
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await expect(dialog).toBeHidden();
});
