// Owns the walk that gives people one product in place of another and leaves the rest: where it is, its plan, its result.
import { expect, test } from "./helpers/app";
import {
  beside, button, close, expectCounts, openProduct, openUsers, pane, press, refusal, resultOf, select, start, switchOf,
} from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO, service } from "./fixtures/catalog";
import { consumed, holdings, type Tenant } from "./fixtures/tenant";
import type { App } from "./helpers/app";
import type { Locator } from "@playwright/test";

const four: Tenant = {
  people: [
    { name: "Anna de Vries", has: [E3, VISIO] },
    { name: "Bram Jansen", has: [E3] },
    { name: "Chantal Smit", has: [POWER_BI] },
    { name: "Daan Mulder" },
  ],
};

const title = (app: App): string => app.text("Replace one product", "Eén product vervangen");
const oldOf = (app: App, dialog: Locator): Locator =>
  dialog.getByRole("combobox", { name: app.text("Product to replace", "Te vervangen product"), exact: true });
const newOf = (app: App, dialog: Locator): Locator =>
  dialog.getByRole("combobox", { name: app.text("Replace with", "Vervangen door"), exact: true });

/** Chooses the product whose choice begins with its name. */
async function choose(list: Locator, name: string): Promise<void> {
  const value = await list.getByRole("option").filter({ hasText: new RegExp(`^${name} \\(`) }).getAttribute("value");
  await list.selectOption(value ?? "");
}

/** From the people selected to the pane, in the way of the edition. */
async function replaceOne(app: App): Promise<Locator> {
  await press(app, app.page.getByRole("main"), "au.moreOptions");
  const item = app.page.getByRole("menuitem", { name: title(app) });
  await expect(item).toContainText(app.text("Only in Zetel", "Alleen in Zetel"));
  await item.click();
  return pane(app, title(app));
}

test("replaces one product and keeps the rest", async ({ app }) => {
  await start(app, four);
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit", "Daan Mulder");
  const dialog = await replaceOne(app);
  await expect(button(dialog, app.L("btn.replace"))).toBeDisabled();
  await choose(oldOf(app, dialog), E3.name);
  await choose(newOf(app, dialog), E1.name);

  const becomes = dialog.getByRole("region", { name: app.text("Changes to another service plan", "Wordt een ander serviceplan") });
  for (const [old, smaller] of [
    ["EXCHANGE_S_ENTERPRISE", "EXCHANGE_S_STANDARD"], ["SHAREPOINTENTERPRISE", "SHAREPOINTSTANDARD"],
  ]) {
    const [from, to] = [service(E3, old).label, service(E1, smaller).label];
    await expect(becomes).toContainText(app.text(`${from} becomes ${to}`, `${from} wordt ${to}`));
  }
  const gains = dialog.getByRole("region", { name: app.text("The users get", "De gebruikers krijgen") });
  await expect(gains).toContainText(E1.name);
  await app.axe();
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 2, 2, 0);
  await close(app, dialog);
  const tenant = await app.exportTenant();
  expect(holdings(tenant)).toEqual({
    "Anna de Vries": { STANDARDPACK: [], VISIOCLIENT: [] },
    "Bram Jansen": { STANDARDPACK: [] },
    "Chantal Smit": { POWER_BI_PRO: [] },
    "Daan Mulder": {},
  });
  expect([consumed(tenant, E1), consumed(tenant, E3)]).toEqual([2, 0]);
});

test("says of whom nothing changes, and who of the others has the new product already", async ({ app }) => {
  await start(app, {
    people: [
      { name: "Anna de Vries", has: [E3, VISIO] }, { name: "Bram Jansen", has: [E3] },
      { name: "Chantal Smit", has: [VISIO] }, { name: "Daan Mulder", has: [VISIO] },
    ],
  });
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit", "Daan Mulder");
  const dialog = await replaceOne(app);
  await choose(oldOf(app, dialog), E3.name);
  await choose(newOf(app, dialog), VISIO.name);
  const plan = dialog.getByRole("status").filter({ hasText: app.text("What will change", "Dit gaat er gebeuren") });
  await expect(plan).toContainText(app.text("1 user already has this", "1 gebruiker heeft dit al"));
  await expect(plan).toContainText(app.text(
    `2 users don't have ${E3.name} and aren't changed`,
    `Bij 2 gebruikers verandert er niets: zij hebben ${E3.name} niet`,
  ));
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 2, 2, 0);
  await expect(resultOf(dialog, "Chantal Smit")).toContainText(
    app.text(`${E3.name} doesn't have this product, not changed`, `${E3.name} heeft dit product niet, niets gewijzigd`),
  );
  await close(app, dialog);
});

test("starts from Bulk actions where boxes select", async ({ app }) => {
  await start(app, { ...four, edition: "germany-2020" });
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  const bulk = await beside(app, app.text("Bulk actions", "Bulkacties"));
  await button(bulk, title(app)).click();
  const dialog = await pane(app, title(app));
  await choose(oldOf(app, dialog), VISIO.name);
  await choose(newOf(app, dialog), POWER_BI.name);
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 1, 1, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())).toMatchObject({
    "Anna de Vries": { ENTERPRISEPACK: [], POWER_BI_PRO: [] },
    "Bram Jansen": { ENTERPRISEPACK: [] },
  });
});

test("starts from the product's own page, and can be asked again after a refusal", async ({ app }) => {
  await start(app, { people: [{ name: "Anna de Vries", has: [E3, VISIO] }, { name: "Bram Jansen", has: [VISIO] }] });
  await openProduct(app, VISIO);
  await select(app, "Anna de Vries");
  const dialog = await replaceOne(app);
  await expect(dialog).toContainText(VISIO.name);
  await choose(newOf(app, dialog), E1.name);
  await press(app, dialog, "btn.replace");
  await refusal(app, dialog, app.L("err.conflicting"));
  await button(dialog, app.text("Back", "Terug")).click();
  await choose(newOf(app, dialog), POWER_BI.name);
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())).toEqual({
    "Anna de Vries": { ENTERPRISEPACK: [], POWER_BI_PRO: [] },
    "Bram Jansen": { VISIOCLIENT: [] },
  });
});

test("a switch and the box that removes everything exclude each other", async ({ app, page }) => {
  await start(app, four);
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  await press(app, page.getByRole("main"), "au.moreOptions");
  await page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") }).click();
  const first = await pane(app, app.L("au.manageProductLicenses"));
  await first.getByRole("radio", { name: app.L("au.replaceChoice") }).check();
  await press(app, first, "btn.next");
  const dialog = await pane(app, app.L("au.replacePane"));
  const box = dialog.getByRole("checkbox", { name: app.L("au.removeAllCheckbox"), exact: true });
  await switchOf(dialog, E1).click();
  await box.check();
  await expect(switchOf(dialog, E1)).not.toBeChecked();
  await switchOf(dialog, VISIO).click();
  await expect(box).not.toBeChecked();
  await expect(switchOf(dialog, VISIO)).toBeChecked();
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 2, 0, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())).toMatchObject({
    "Anna de Vries": { VISIOCLIENT: [] },
    "Bram Jansen": { VISIOCLIENT: [] },
  });
});
