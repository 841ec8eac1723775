// Owns the walks of roles: who may assign, and what the others see.
import { expect, test } from "./helpers/app";
import {
  boxOf, button, close, expectCounts, manage, openPerson, openProduct, openUsers, press, select, start,
  switchOf,
} from "./helpers/walk";
import { E1, VISIO } from "./fixtures/catalog";
import { type Tenant } from "./fixtures/tenant";

const two: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };

test("commands that a role may not use are disabled and say why", async ({ app, page }) => {
  await start(app, { ...two, actor: "helpdesk" });
  const [g, l, u] = ["role.global", "role.license", "role.user"].map((key) => app.L(key));
  const mine = app.L("role.helpdesk");
  const why = app.text(
    `Not available to the ${mine} role. Available to: ${g}, ${l}, and ${u}`,
    `Niet met de rol ${mine}. Rollen die dit wel mogen: ${g}, ${l} en ${u}`,
  );
  await openUsers(app);
  await select(app, "Bram Jansen");
  await press(app, page.getByRole("main"), "au.moreOptions");
  const item = page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") });
  await expect(item).toBeDisabled();
  await expect(item).toContainText(why);
  await item.click({ force: true });
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await openProduct(app, E1);
  await select(app, "Anna de Vries");
  for (const key of ["lic.assignLicenses", "un.unassignLicenses"]) {
    const command = button(page.getByRole("main"), app.L(key));
    await expect(command).toBeDisabled();
    await expect(command).toHaveAccessibleDescription(why);
    await command.click({ force: true });
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

for (const actor of ["helpdesk", "groups"]) {
  test(`saving in a role that may not assign can't be pressed and says who may: ${actor}`, async ({ app }) => {
    await start(app, { ...two, actor });
    const before = await app.exportTenant();
    const pane = await openPerson(app, "Bram Jansen");
    await boxOf(pane, VISIO).check();
    const save = button(pane, app.L("btn.saveChanges"));
    await expect(save).toBeDisabled();
    for (const role of [actor, "global", "license", "user"]) {
      await expect(save).toHaveAccessibleDescription(new RegExp(app.L(`role.${role}`)));
    }
    await save.click({ force: true });
    await expect(pane.getByRole("alert")).toHaveCount(0);
    await button(pane, app.text("Discard", "Verwerpen")).click();
    await button(pane, app.text("Close pane", "Deelvenster sluiten")).click();
    expect(await app.exportTenant()).toEqual(before);
  });
}

for (const role of ["license", "user"]) {
  test(`may assign: ${role}`, async ({ app }) => {
    await start(app, { ...two, actor: role });
    await openUsers(app);
    await select(app, "Bram Jansen");
    const pane = await manage(app, "add");
    await switchOf(pane, VISIO).click();
    await press(app, pane, "btn.add");
    await expectCounts(app, pane, 1, 0, 0);
    await close(app, pane);
  });
}

test("the role is switched by its name, and commands follow", async ({ app, page }) => {
  await start(app, two);
  await openProduct(app, E1);
  const assign = button(page.getByRole("main"), app.L("lic.assignLicenses"));
  const role = page.getByRole("combobox", { name: app.text("Role", "Rol"), exact: true });
  for (const other of ["billing", "groups", "helpdesk", "globalReader", "serviceSupport", "password"]) {
    await role.selectOption({ label: app.L(`role.${other}`) });
    await expect(assign).toBeDisabled();
    await role.selectOption({ label: app.L("role.license") });
    await expect(assign).toBeEnabled();
  }
  await app.reload();
  expect((await app.exportTenant()).zetel.actor).toBe("license");
});

test("the page Roles shows who may do what, marks the role in use, and switches", async ({ app, page }) => {
  await start(app, two);
  const navigation = page.getByRole("navigation", { name: app.text("Navigation", "Navigatie"), exact: true });
  await navigation.getByRole("link", { name: app.L("nav.roles"), exact: true }).click();
  const table = page.getByRole("table", { name: app.text("Roles and rights", "Rollen en rechten"), exact: true });
  await expect(table.getByRole("row")).toHaveCount(11);
  const [yes, no] = app.text("Yes No", "Ja Nee").split(" ");
  const row = (en: string, nl: string) =>
    table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: app.text(en, nl), exact: true }) });
  const rows = [
    [row("Assign and unassign user licenses", "Licenties van gebruikers toewijzen en intrekken"), "yyynnnnnn"],
    [row("Assign and unassign group licenses", "Licenties van groepen toewijzen en intrekken"), "yyynnnnnn"],
    [
      row("Add and remove subscription licenses", "Licenties van een abonnement toevoegen en verwijderen"),
      "ynnynnnnn",
    ],
    [row("Add users", "Gebruikers toevoegen"), "ynynnnnnn"],
    [
      row("Add and change groups and their members", "Groepen en hun leden toevoegen en wijzigen"),
      "ynynynnnn",
    ],
    [row("Reset passwords", "Wachtwoorden opnieuw instellen"), "ynynnynny"],
    [row("Set up auto-claim policies", "Beleid voor automatisch claimen instellen"), "ynnnnnnnn"],
  ] as const;
  for (const [line, expected] of rows) {
    await expect(line.getByRole("cell")).toHaveText([...expected].map((c) => (c === "y" ? yes : no)));
  }
  const inUse = app.text("In use", "In gebruik");
  const head = (key: string) => table.getByRole("columnheader", { name: new RegExp(`^${app.L(key)}`) });
  await expect(head("role.global")).toContainText(inUse);
  const switchTo = (key: string) =>
    button(page.getByRole("main"), app.text("Switch to ", "Overschakelen naar ") + app.L(key));
  await expect(switchTo("role.global")).toBeDisabled();
  await switchTo("role.billing").click();
  await expect(head("role.billing")).toContainText(inUse);
  await expect(head("role.global")).not.toContainText(inUse);
  const notes = page.getByRole("listitem").filter({ hasText: app.text("Zetel's choice:", "Onze keuze:") });
  await expect(notes).toHaveCount(5);
  expect((await app.exportTenant()).zetel.actor).toBe("billing");
});

test("the page Roles reflows at 320 pixels", async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await app.open("#/roles");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(app.L("nav.roles"));
  expect(await page.evaluate(() => document.querySelector("main")?.scrollWidth ?? 999)).toBeLessThanOrEqual(320);
});
