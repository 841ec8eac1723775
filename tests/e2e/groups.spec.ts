// Owns the walks of groups: giving licenses through a group, leaving, deleting, rules, and a product's tab of groups.
import { expect, test, type App } from "./helpers/app";
import {
  boxOf, button, choosePeople, close, fix, openPerson, openProduct, pane, press, refusal, resultOf, select, start,
  switchOf,
} from "./helpers/walk";
import { E1, POWER_BI, VISIO } from "./fixtures/catalog";
import { holdings, nobodyHas, type Tenant } from "./fixtures/tenant";
import type { Locator } from "@playwright/test";

const sales: Tenant = {
  people: nobodyHas("Anna de Vries", "Bram Jansen", "Chantal Smit"),
  groups: [{ name: "Sales", members: ["Anna de Vries", "Bram Jansen"], gives: [] }],
};

const main = (app: App): Locator => app.page.getByRole("main");
const groupsGrid = (app: App): Locator => app.page.getByRole("grid", { name: app.L("nav.groups"), exact: true });
const membersLabel = (app: App): string => app.text("Members", "Leden");
const tab = (app: App, name: string): Locator => main(app).getByRole("tab", { name, exact: true });
const addMembers = (app: App): string => app.text("Add members", "Leden toevoegen");
const removeMembers = (app: App): string => app.text("Remove members", "Leden verwijderen");
const deleteGroup = (app: App): string => app.text("Delete group", "Groep verwijderen");
const changedGroups = (app: App, dialog: Locator, count: number): Locator => {
  const en = count === 1 ? "1 group changed" : `${count} groups changed`;
  const nl = count === 1 ? "1 groep gewijzigd" : `${count} groepen gewijzigd`;
  return dialog.getByRole("status").filter({ hasText: app.text(en, nl) });
};
const membershipRule = (app: App): string => app.text("Membership rule", "Lidmaatschapsregel");

/** Opens a group's page from the list, at one of its views. */
async function openGroup(app: App, name: string, view: "members" | "licenses" = "members"): Promise<void> {
  await app.go("#/groups");
  await button(groupsGrid(app), name).click();
  await expect(main(app).getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  await tab(app, view === "members" ? membersLabel(app) : app.L("au.licensesSection")).click();
}

/** Presses a command of the page and waits for the pane of that name. */
async function command(app: App, name: string): Promise<Locator> {
  await button(main(app), name).click();
  return pane(app, name);
}

/** Lets the groups that wait have their turn, as often as it takes: a rule's members come with the second. */
async function processNow(app: App): Promise<void> {
  const now = app.page.getByRole("button", { name: app.text("Process now", "Nu verwerken") });
  await expect(now).toBeVisible();
  while (await now.isVisible()) await now.click();
}

/** Gives products to the group whose page is open, through switches. */
async function give(app: App, ...products: Parameters<typeof switchOf>[1][]): Promise<void> {
  const dialog = await command(app, app.L("lic.assignLicenses"));
  for (const product of products) await switchOf(dialog, product).click();
  await press(app, dialog, "btn.assign");
  await expect(changedGroups(app, dialog, 1)).toBeVisible();
  await close(app, dialog);
}

test("the list says what every group is and how far it is", async ({ app, page }) => {
  await start(app, {
    ...sales,
    groups: [
      { name: "Sales", members: ["Anna de Vries", "Bram Jansen"], gives: [E1] },
      { name: "Holland", members: ["Anna de Vries"], gives: [], rule: 'user.usageLocation -eq "NL"' },
      { name: "News", members: [], gives: [], distribution: true },
    ],
  });
  await page.getByRole("navigation").getByRole("link", { name: app.L("nav.groups"), exact: true }).click();
  const row = (name: string) => groupsGrid(app).getByRole("row").filter({ hasText: name });
  await expect(row("Sales")).toContainText(app.text("Security", "Beveiliging"));
  await expect(row("Sales")).toContainText(E1.name);
  await expect(row("Sales")).toContainText(app.L("grp.stAll"));
  await expect(row("Holland")).toContainText(app.text("Dynamic", "Dynamisch"));
  await expect(row("News")).toContainText(app.text("Distribution list", "Distributielijst"));
  await page.setViewportSize({ width: 320, height: 800 });
  await expect(row("Holland").getByText(app.text("1 member", "1 lid"), { exact: true })).toBeVisible();
  await expect(row("Sales").getByText(app.text("2 members", "2 leden"), { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
  await main(app).getByRole("searchbox").fill("sal");
  await expect(groupsGrid(app).getByRole("row")).toHaveCount(2);
  await expect(main(app).getByRole("status")).toContainText(app.text("1 of 3 groups", "1 van 3 groepen"));
});

test("members have what their group gives when it has been processed, and it is locked on the user", async ({
  app,
  page,
}) => {
  await start(app, sales);
  await openGroup(app, "Sales", "licenses");
  const dialog = await command(app, app.L("lic.assignLicenses"));
  await switchOf(dialog, VISIO).click();
  await switchOf(dialog, POWER_BI).click();
  const plan = dialog.getByRole("status").filter({ hasText: app.text("What will change", "Dit gaat er gebeuren") });
  await expect(plan).toContainText(app.text("When the group is processed", "Zodra de groep is verwerkt"));
  const uses = app.text("Uses 2 of 5 available licenses", "Gebruikt 2 van de beschikbare licenties (5)");
  await expect(plan).toContainText(uses);
  await press(app, dialog, "btn.assign");
  await expect(resultOf(dialog, "Sales")).toContainText(app.L("grp.stProgress"));
  await close(app, dialog);
  await expect(main(app)).toContainText(app.L("grp.stProgress"));
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({});

  await processNow(app);
  const has = holdings(await app.exportTenant());
  for (const name of ["Anna de Vries", "Bram Jansen"]) {
    expect(has[name]).toEqual({ VISIOCLIENT: [], POWER_BI_PRO: [] });
  }
  expect(has["Chantal Smit"]).toEqual({});
  await openGroup(app, "Sales", "licenses");
  await expect(main(app)).toContainText(app.L("grp.stAll"));
  const served = page.getByRole("grid", { name: app.L("grp.tabOk"), exact: true });
  await expect(button(served, "Bram Jansen")).toBeVisible();

  const person = await openPerson(app, "Anna de Vries");
  await expect(boxOf(person, VISIO)).toBeChecked();
  await expect(boxOf(person, VISIO)).toBeDisabled();
  await expect(boxOf(person, VISIO)).toHaveAccessibleDescription(/Sales/);
  await person.getByRole("link", { name: "Sales", exact: true }).first().click();
  await expect(main(app).getByRole("heading", { level: 1, name: "Sales", exact: true })).toBeVisible();
});

test("who joins gets it, and who leaves loses it, once the group has been processed", async ({ app }) => {
  const groups = [{ name: "Sales", members: ["Anna de Vries", "Bram Jansen"], gives: [VISIO] }];
  await start(app, { ...sales, groups });
  await openGroup(app, "Sales");
  const adding = await command(app, addMembers(app));
  await choosePeople(adding, "Chantal Smit");
  await button(adding, addMembers(app)).click();
  await expect(resultOf(adding, "Chantal Smit")).toContainText(app.text("Added", "Toegevoegd"));
  await close(app, adding);

  await select(app, "Bram Jansen");
  const removing = await command(app, removeMembers(app));
  await button(removing, removeMembers(app)).click();
  await expect(resultOf(removing, "Bram Jansen")).toContainText(app.text("Removed", "Verwijderd"));
  await close(app, removing);
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ VISIOCLIENT: [] });

  await processNow(app);
  const has = holdings(await app.exportTenant());
  expect(has["Bram Jansen"]).toEqual({});
  expect(has["Chantal Smit"]).toEqual({ VISIOCLIENT: [] });
});

test("a group in error says who lacks what, and a fix with another try heals it", async ({ app, page }) => {
  await start(app, { ...sales, products: [[VISIO, 1], [POWER_BI, 5]] });
  await openGroup(app, "Sales", "licenses");
  await give(app, VISIO, POWER_BI);
  await processNow(app);
  await expect(main(app)).toContainText(app.L("grp.stErrors"));
  // All or nothing: who lacks one product of the group has none of them.
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({});

  await openGroup(app, "Sales", "licenses");
  const failed = page.getByRole("grid", { name: app.L("grp.tabActions"), exact: true });
  const row = failed.getByRole("row").filter({ hasText: "Bram Jansen" });
  await expect(row).toContainText(app.L("err.notEnough"));
  await row.getByRole("button", { name: app.L("grp.editUser") }).click();
  const person = await pane(app, "Bram Jansen");
  await button(person, app.text("Close pane", "Deelvenster sluiten")).click();

  await row.getByRole("button", { name: app.L("grp.viewError") }).click();
  const details = page.getByRole("dialog");
  const alert = await refusal(app, details, app.L("err.notEnough"));
  await fix(alert, app.text(`Buy 1 ${VISIO.name} license`, `1 licentie van ${VISIO.name} kopen`)).first().click();
  await expect(resultOf(details, "Bram Jansen")).toContainText(VISIO.name);
  await close(app, details);
  await expect(failed).toBeHidden();
  await expect(main(app)).toContainText(app.L("grp.stAll"));
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ VISIOCLIENT: [], POWER_BI_PRO: [] });
});

test("a cause that is gone heals when the user is reprocessed, not before", async ({ app, page }) => {
  const people = [...nobodyHas("Anna de Vries", "Bram Jansen"), { name: "Chantal Smit", has: [VISIO] }];
  await start(app, { ...sales, people, products: [[VISIO, 2]] });
  await openGroup(app, "Sales", "licenses");
  await give(app, VISIO);
  await processNow(app);
  await openProduct(app, VISIO);
  await select(app, "Chantal Smit");
  await press(app, main(app), "un.unassignLicenses");
  const taking = await pane(app, app.L("un.unassignLicenses"));
  await press(app, taking, "un.unassign");
  await close(app, taking);
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({});

  await openGroup(app, "Sales", "licenses");
  const failed = page.getByRole("grid", { name: app.L("grp.tabActions"), exact: true });
  await expect(failed).toContainText("Bram Jansen");
  await select(app, "Bram Jansen");
  const again = await command(app, app.L("grp.reprocess"));
  await press(app, again, "grp.reprocess");
  await expect(resultOf(again, "Bram Jansen")).toContainText(VISIO.name);
  await close(app, again);
  await expect(failed).toBeHidden();
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ VISIOCLIENT: [] });
});

test("licenses are unassigned from a group", async ({ app }) => {
  await start(app, { ...sales, groups: [{ name: "Sales", members: ["Anna de Vries"], gives: [VISIO, POWER_BI] }] });
  await openGroup(app, "Sales", "licenses");
  const dialog = await command(app, app.L("un.unassignLicenses"));
  await dialog.getByRole("checkbox", { name: VISIO.name, exact: true }).check();
  await press(app, dialog, "un.unassign");
  await close(app, dialog);
  await processNow(app);
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ POWER_BI_PRO: [] });
});

test("a group that gives licenses can't be deleted, and the fix does both", async ({ app }) => {
  await start(app, { ...sales, groups: [{ name: "Sales", members: ["Anna de Vries"], gives: [VISIO] }] });
  await openGroup(app, "Sales");
  const dialog = await command(app, deleteGroup(app));
  await button(dialog, deleteGroup(app)).click();
  const alert = await refusal(app, dialog, app.text("Group has licenses", "Groep heeft licenties"));
  await expect(alert).toContainText(VISIO.name);
  const both = app.text("Remove the licenses and delete", "De licenties intrekken en de groep verwijderen");
  await fix(alert, both).click();
  await expect(resultOf(dialog, "Sales")).toContainText(app.text("Deleted", "Verwijderd"));
  await close(app, dialog);
  await expect(groupsGrid(app)).toBeVisible();
  await expect(button(groupsGrid(app), "Sales")).toHaveCount(0);
  await processNow(app);
  const tenant = await app.exportTenant();
  expect(tenant.groups).toEqual([]);
  expect(holdings(tenant)["Anna de Vries"]).toEqual({});
});

test("a rule takes over: everybody leaves first, and who matches comes", async ({ app }) => {
  const people = [{ name: "Anna de Vries" }, { name: "Bram Jansen", location: "BE" }, { name: "Chantal Smit" }];
  await start(app, { people, groups: [{ name: "Sales", members: ["Anna de Vries", "Bram Jansen"], gives: [VISIO] }] });
  await openGroup(app, "Sales");
  const dialog = await command(app, membershipRule(app));
  await expect(dialog).toContainText(app.text("All current members are removed first", "Eerst verlaten alle leden de groep"));
  await dialog.getByLabel(app.text("Property", "Eigenschap")).selectOption("location");
  await dialog.getByLabel(app.text("Value", "Waarde")).selectOption("NL");
  await expect(dialog).toContainText(app.text("2 users match", "2 gebruikers voldoen"));
  await press(app, dialog, "btn.save");
  await close(app, dialog);
  await expect(main(app).getByRole("grid", { name: membersLabel(app), exact: true }).getByRole("row")).toHaveCount(1);

  await processNow(app);
  const has = holdings(await app.exportTenant());
  expect([has["Anna de Vries"], has["Bram Jansen"], has["Chantal Smit"]]).toEqual([
    { VISIOCLIENT: [] }, {}, { VISIOCLIENT: [] },
  ]);
  await openGroup(app, "Sales");
  for (const name of [addMembers(app), removeMembers(app)]) {
    await expect(button(main(app), name)).toBeDisabled();
    await expect(button(main(app), name)).toHaveAccessibleDescription(/rule|regel/);
  }
});

test("a product is given to groups on its page, by typing and by suggestion", async ({ app, page }) => {
  const groups = ["Alpha", "Beta", "Gamma"].map((name, n) => ({ name, members: [sales.people[n].name], gives: [] }));
  await start(app, { ...sales, groups });
  await openProduct(app, VISIO);
  await tab(app, app.L("grp.groupsTab")).click();
  await press(app, main(app), "lic.assignLicenses");
  const dialog = page.getByRole("dialog");
  await choosePeople(dialog, "Alpha");
  const suggested = dialog.getByRole("region", { name: app.L("grp.suggested"), exact: true });
  await button(suggested, "Gamma").click();
  await expect(button(suggested, "Gamma")).toHaveCount(0);
  await press(app, dialog, "btn.assign");
  await expect(changedGroups(app, dialog, 2)).toBeVisible();
  await close(app, dialog);
  const row = groupsGrid(app).getByRole("row").filter({ hasText: "Gamma" });
  await expect(row).toContainText(app.L("grp.stProgress"));
  await processNow(app);
  await expect(row).toContainText(app.L("grp.stAll"));

  await select(app, "Gamma");
  await press(app, main(app), "un.unassignLicenses");
  const taking = await pane(app, app.L("un.unassignLicenses"));
  await press(app, taking, "un.unassign");
  await close(app, taking);
  await expect(row).toHaveCount(0);
  await processNow(app);
  const has = holdings(await app.exportTenant());
  expect([has["Anna de Vries"], has["Chantal Smit"]]).toEqual([{ VISIOCLIENT: [] }, {}]);
});

test("the 21st group is refused and not added", async ({ app, page }) => {
  const name = (n: number) => `Team ${String(n + 1).padStart(2, "0")}`;
  const groups = Array.from({ length: 21 }, (_, n) => ({ name: name(n), members: [], gives: [] }));
  await start(app, { ...sales, groups });
  await openProduct(app, VISIO);
  await tab(app, app.L("grp.groupsTab")).click();
  await press(app, main(app), "lic.assignLicenses");
  const dialog = page.getByRole("dialog");
  await choosePeople(dialog, ...groups.map((group) => group.name));
  await refusal(app, dialog, app.text("At most 20 at a time", "Maximaal 20 tegelijk"));
  await expect(button(dialog, app.text(`Remove ${name(20)}`, `${name(20)} verwijderen`))).toHaveCount(0);
  await press(app, dialog, "btn.assign");
  await expect(changedGroups(app, dialog, 20)).toBeVisible();
});

test("a role that may change groups but not give licenses", async ({ app }) => {
  await start(app, { ...sales, actor: "groups" });
  await openGroup(app, "Sales");
  await expect(button(main(app), addMembers(app))).toBeEnabled();
  await tab(app, app.L("au.licensesSection")).click();
  const assign = button(main(app), app.L("lic.assignLicenses"));
  await expect(assign).toBeDisabled();
  await expect(assign).toHaveAccessibleDescription(new RegExp(app.L("role.groups")));
});
