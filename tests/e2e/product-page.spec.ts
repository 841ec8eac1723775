// Owns the walks of the Licenses page: products, assigning by type-ahead, one user's apps, unassigning.
import { expect, test } from "./helpers/app";
import {
  button, choosePeople, close, expectCounts, openAssign, openProduct, pane, press, refusal, resultOf, select, start,
} from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO, service } from "./fixtures/catalog";
import { consumed, holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const five: Tenant = {
  people: [
    { name: "Anna de Vries" },
    { name: "Bram Jansen" },
    { name: "Chantal Smit", has: [E1] },
    { name: "Daan Mulder", has: [{ product: E1, off: ["SWAY"] }, VISIO] },
    { name: "Eva Bakker" },
  ],
};

test("lists products with their seats, and the name opens the product's page", async ({ app, page }) => {
  await start(app, { ...five, products: [[E1, 10], [VISIO, 1]] });
  await app.go("#/licenses");
  const table = page.getByRole("table");
  const [total, assigned, available] = app
    .text("Total Assigned Available", "Totaal Toegewezen Beschikbaar")
    .split(" ");
  for (const name of [total, assigned, available]) {
    await expect(table.getByRole("columnheader", { name, exact: true })).toBeVisible();
  }
  await expect(table.getByRole("columnheader", { name: app.L("lic.status"), exact: true })).toHaveCount(0);
  const row = table.getByRole("row").filter({ hasText: E1.name });
  await expect(row.getByRole("cell", { name: "10", exact: true })).toBeVisible();
  await expect(row.getByRole("cell", { name: "2", exact: true })).toBeVisible();
  await expect(row.getByRole("cell", { name: "8", exact: true })).toBeVisible();
  await row.getByRole("link", { name: E1.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: E1.name, exact: true })).toBeVisible();
  const status = page.getByRole("main").getByRole("status");
  await expect(status).toContainText(app.text("2 of 2 users", "2 van 2 gebruikers"));
});

test("a product with more assigned than there are has a status", async ({ app, page }) => {
  await start(app, { ...five, products: [[E1, 1], [VISIO, 1]] });
  await app.go("#/licenses");
  await expect(page.getByRole("columnheader", { name: app.L("lic.status"), exact: true })).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: E1.name });
  await expect(row).toContainText(new RegExp(app.L("lic.statusWarning"), "i"));
});

test("assigns to three users with two services off", async ({ app }) => {
  await start(app, five);
  await openProduct(app, E1);
  const dialog = await openAssign(app);
  await expect(button(dialog, app.L("btn.assign"))).toBeDisabled();
  await choosePeople(dialog, "Anna de Vries", "Bram Jansen", "Eva Bakker");
  await press(app, dialog, "lic.appsOnOff");
  for (const name of ["YAMMER_ENTERPRISE", "SWAY"]) {
    await dialog.getByRole("checkbox", { name: service(E1, name).label, exact: true }).uncheck();
  }
  await press(app, dialog, "btn.assign");
  await expectCounts(app, dialog, 3, 0, 0);
  await expect(resultOf(dialog, "Eva Bakker")).toContainText(service(E1, "SWAY").label);
  await close(app, dialog);

  const tenant = await app.exportTenant();
  const without = { STANDARDPACK: ["SWAY", "YAMMER_ENTERPRISE"] };
  expect(holdings(tenant)).toEqual({
    "Anna de Vries": without,
    "Bram Jansen": without,
    "Chantal Smit": { STANDARDPACK: [] },
    "Daan Mulder": { STANDARDPACK: ["SWAY"], VISIOCLIENT: [] },
    "Eva Bakker": without,
  });
  expect(consumed(tenant, E1)).toBe(5);
});

test("a chosen user can be removed again", async ({ app }) => {
  await start(app, five);
  await openProduct(app, E1);
  const dialog = await openAssign(app);
  await choosePeople(dialog, "Anna de Vries", "Eva Bakker");
  await button(dialog, app.text("Remove Anna de Vries", "Anna de Vries verwijderen")).click();
  await press(app, dialog, "btn.assign");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  const has = holdings(await app.exportTenant());
  expect([has["Anna de Vries"], has["Eva Bakker"]]).toEqual([{}, { STANDARDPACK: [] }]);
});

test("who has it already stays unchanged, also with other services chosen", async ({ app }) => {
  await start(app, five);
  await openProduct(app, E1);
  const dialog = await openAssign(app);
  await choosePeople(dialog, "Chantal Smit", "Anna de Vries");
  await press(app, dialog, "lic.appsOnOff");
  await dialog.getByRole("checkbox", { name: service(E1, "SWAY").label, exact: true }).uncheck();
  await press(app, dialog, "btn.assign");
  await expectCounts(app, dialog, 1, 1, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())).toMatchObject({
    "Chantal Smit": { STANDARDPACK: [] },
    "Anna de Vries": { STANDARDPACK: ["SWAY"] },
  });
});

test("the 21st user is refused and not added", async ({ app }) => {
  const names = Array.from({ length: 22 }, (_, n) => `Deelnemer ${String(n + 1).padStart(2, "0")}`);
  await start(app, { people: nobodyHas(...names), products: [[POWER_BI, 30]] });
  await openProduct(app, POWER_BI);
  const dialog = await openAssign(app);
  await choosePeople(dialog, ...names.slice(0, 20));
  const remove = (name: string) => button(dialog, app.text(`Remove ${name}`, `${name} verwijderen`));
  await expect(remove(names[19])).toBeVisible();
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await choosePeople(dialog, names[20]);
  await refusal(app, dialog, app.text("At most 20 at a time", "Maximaal 20 tegelijk"));
  await expect(remove(names[20])).toHaveCount(0);
  await expect(remove(names[19])).toBeVisible();

  // Making room is the way out.
  await remove(names[0]).click();
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await choosePeople(dialog, names[20]);
  await expect(remove(names[20])).toBeVisible();
  await press(app, dialog, "btn.assign");
  await expectCounts(app, dialog, 20, 0, 0);
  await close(app, dialog);
  const has = holdings(await app.exportTenant());
  expect(names.filter((name) => "POWER_BI_PRO" in has[name])).toEqual(names.slice(1, 21));
});

test("changes the apps and services of one user", async ({ app, page }) => {
  await start(app, five);
  await openProduct(app, E1);
  await button(page.getByRole("grid"), "Daan Mulder").click();
  const dialog = await pane(app, "Daan Mulder");
  const box = (name: string) => dialog.getByRole("checkbox", { name: service(E1, name).label, exact: true });
  await expect(box("SWAY")).not.toBeChecked();
  await expect(button(dialog, app.L("btn.save"))).toBeDisabled();
  await box("SWAY").check();
  await box("TEAMS1").uncheck();
  await press(app, dialog, "btn.save");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())["Daan Mulder"]).toEqual({ STANDARDPACK: ["TEAMS1"], VISIOCLIENT: [] });
});

test("unassigns from several users", async ({ app, page }) => {
  await start(app, five);
  await openProduct(app, E1);
  await expect(button(page.getByRole("main"), app.L("un.unassignLicenses"))).toBeDisabled();
  await select(app, "Chantal Smit", "Daan Mulder");
  await press(app, page.getByRole("main"), "un.unassignLicenses");
  const dialog = await pane(app, app.L("un.unassignLicenses"));
  await expect(dialog).toContainText(E1.name);
  await expect(dialog.getByRole("listitem").filter({ hasText: "Daan Mulder" })).toBeVisible();
  await press(app, dialog, "un.unassign");
  await expectCounts(app, dialog, 2, 0, 0);
  await close(app, dialog);
  await expect(page.getByRole("main")).toContainText(
    app.text("No users have this product yet.", "Nog niemand heeft dit product."),
  );
  const tenant = await app.exportTenant();
  expect(holdings(tenant)).toMatchObject({ "Chantal Smit": {}, "Daan Mulder": { VISIOCLIENT: [] } });
  expect(holdings(tenant)["Chantal Smit"]).toEqual({});
  expect(consumed(tenant, E1)).toBe(0);
});

test("the address of a product that the tenant lacks says so", async ({ app, page }) => {
  await start(app, { ...five, products: [[E1, 5], [VISIO, 5]] });
  await app.go(`#/licenses/${E3.skuId}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    app.text("This tenant doesn't have this product", "Dit product bestaat niet in deze tenant"),
  );
});
