// Owns the walks of roles: who may assign, and what the others see.
import { expect, test } from "./helpers/app";
import {
  boxOf, button, close, expectCounts, fix, manage, openPerson, openProduct, openUsers, press, refusal, select, start,
  switchOf,
} from "./helpers/walk";
import { E1, VISIO } from "./fixtures/catalog";
import { holdings, type Tenant } from "./fixtures/tenant";

const two: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };

test("commands that a role may not use are disabled and say why", async ({ app, page }) => {
  await start(app, { ...two, actor: "helpdesk" });
  const why = app.text(`Not in the role ${app.L("role.helpdesk")}`, `Niet met de rol ${app.L("role.helpdesk")}`);
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

test("saving in a role that may not assign is refused, and nothing changes", async ({ app }) => {
  await start(app, { ...two, actor: "helpdesk" });
  const before = await app.exportTenant();
  const pane = await openPerson(app, "Bram Jansen");
  await boxOf(pane, VISIO).check();
  await press(app, pane, "btn.saveChanges");
  const alert = await refusal(app, pane, app.text("Insufficient privileges", "Onvoldoende bevoegdheden"));
  for (const role of ["helpdesk", "global", "license", "user"]) {
    await expect(alert).toContainText(app.L(`role.${role}`));
  }
  await button(pane, app.text("Discard", "Verwerpen")).click();
  await button(pane, app.text("Close pane", "Deelvenster sluiten")).click();
  expect(await app.exportTenant()).toEqual(before);
});

test("the refusal offers a role that may", async ({ app, page }) => {
  await start(app, { ...two, actor: "groups" });
  const pane = await openPerson(app, "Bram Jansen");
  await boxOf(pane, VISIO).check();
  await press(app, pane, "btn.saveChanges");
  const alert = await refusal(app, pane, app.text("Insufficient privileges", "Onvoldoende bevoegdheden"));
  await fix(alert, app.text("Continue as ", "Doorgaan als ") + app.L("role.license")).click();
  await expectCounts(app, pane, 1, 0, 0);
  const role = page.getByRole("combobox", { name: app.text("Role", "Rol"), exact: true });
  await expect(role.getByRole("option", { name: app.L("role.license"), exact: true })).toHaveJSProperty(
    "selected",
    true,
  );
  const tenant = await app.exportTenant();
  expect(tenant.zetel.actor).toBe("license");
  expect(holdings(tenant)["Bram Jansen"]).toEqual({ VISIOCLIENT: [] });
});

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
