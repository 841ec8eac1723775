// Owns how panes answer: a double press shows the answer, a refusal can be asked again, a role that changes is told,
// plans name who and what; the license in error that a screen reader hears.
import { expect, test } from "./helpers/app";
import {
  button, close, expectCounts, fix, manage, openAssign, openProduct, openUsers, pane, press, refusal, select, start,
  switchOf,
} from "./helpers/walk";
import { E1, E3, VISIO, service } from "./fixtures/catalog";
import { holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const clashing: Tenant = {
  people: [
    { name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen", has: [E1] }, { name: "Chantal Smit", has: [E1] },
    { name: "Daan Mulder", has: [E1] }, { name: "Eva Bakker", has: [E1] }, { name: "Fleur Kok" },
  ],
};

test("a double press does what it says and leaves the answer to be read", async ({ app }) => {
  await start(app, { people: nobodyHas("Anna de Vries", "Bram Jansen") });
  await openUsers(app);
  await select(app, "Anna de Vries");
  const dialog = await manage(app, "add");
  await switchOf(dialog, E3).click();
  await button(dialog, app.L("btn.add")).dblclick();
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);

  await select(app, "Bram Jansen");
  const keyed = await manage(app, "add");
  await switchOf(keyed, E3).click();
  await button(keyed, app.L("btn.add")).press("Enter");
  await expect(button(keyed, app.L("btn.close"))).toBeVisible();
  await button(keyed, app.L("btn.close")).press("Enter");
  await expect(keyed).toBeHidden();
});

test("a plan names whom it is not possible for and what clashes", async ({ app, page }) => {
  await start(app, clashing);
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit", "Daan Mulder", "Eva Bakker", "Fleur Kok");
  const dialog = await manage(app, "add");
  await switchOf(dialog, E3).click();
  const plan = dialog.getByRole("status").filter({ hasText: app.L("err.conflicting") });
  await expect(plan).toContainText(
    app.text("Anna de Vries, Bram Jansen, Chantal Smit, and 2 more", "Anna de Vries, Bram Jansen, Chantal Smit en nog 2"),
  );
  for (const name of [E1.name, E3.name, service(E1, "EXCHANGE_S_STANDARD").label, service(E3, "EXCHANGE_S_ENTERPRISE").label]) {
    await expect(plan).toContainText(name);
  }
  await page.keyboard.press("Escape");
});

test("a refused pane can be changed and asked again", async ({ app }) => {
  await start(app, clashing);
  await openUsers(app);
  await select(app, "Anna de Vries");
  const dialog = await manage(app, "add");
  await switchOf(dialog, E3).click();
  await press(app, dialog, "btn.add");
  const alert = await refusal(app, dialog, app.L("err.conflicting"));
  await expect(fix(alert, app.text(`Replace ${E1.name} with`, `${E1.name} vervangen door`))).toBeVisible();
  await button(dialog, app.text("Back", "Terug")).click();
  await expect(switchOf(dialog, E3)).toBeChecked();
  await switchOf(dialog, E3).click();
  await switchOf(dialog, VISIO).click();
  await press(app, dialog, "btn.add");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ STANDARDPACK: [], VISIOCLIENT: [] });
});

test("a role switched while a pane is open disables its button and keeps the form", async ({ app, page }) => {
  await start(app, { people: nobodyHas("Anna de Vries") });
  const role = page.getByRole("combobox", { name: app.text("Role", "Rol"), exact: true });
  await openUsers(app);
  await select(app, "Anna de Vries");
  const dialog = await manage(app, "add");
  await switchOf(dialog, VISIO).click();
  const add = button(dialog, app.L("btn.add"));
  await role.selectOption({ label: app.L("role.helpdesk") });
  await expect(add).toBeDisabled();
  await expect(add).toHaveAccessibleDescription(new RegExp(app.L("role.license")));
  await expect(switchOf(dialog, VISIO)).toBeChecked();
  await role.selectOption({ label: app.L("role.license") });
  await press(app, dialog, "btn.add");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
});

test("in Assign licenses to users one begins typing", async ({ app, page }) => {
  await start(app, { people: nobodyHas("Anna de Vries"), products: [[VISIO, 3]] });
  await openProduct(app, VISIO);
  const dialog = await openAssign(app);
  await expect(dialog.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("anna");
  await page.keyboard.press("Enter");
  await press(app, dialog, "btn.assign");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
});

test("a license in error is read as one, with the group that it comes through", async ({ app }) => {
  await start(app, {
    people: [{ name: "Anna de Vries", has: [E1] }],
    products: [[E1, 5], [E3, 5]],
    groups: [{ name: "Sales", members: ["Anna de Vries"], gives: [E3] }],
  });
  const grid = await openUsers(app);
  const row = grid.getByRole("row").filter({ hasText: "Anna de Vries" });
  await expect(row).toContainText(
    app.text(`${E3.name} in error, via group Sales`, `${E3.name} met een fout, via groep Sales`),
  );
  await button(grid, "Anna de Vries").click();
  await expect(await pane(app, "Anna de Vries")).toBeVisible();
});
