// Owns the walks of the worldwide admin center of 2025 and 2026, in the documents' words (docs/domain.md, 1.11): several
// users, one user, groups, quantities, one list of users and groups.
import { expect, test, type App } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import {
  boxOf, button, choosePeople, close, expectCounts, inList, openProduct, openUsers, pane, press, refusal, select, start,
} from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO, service } from "./fixtures/catalog";
import { withSubscriptions } from "./fixtures/subscriptions";
import { consumed, file, holdings, LATER, nobodyHas, type Tenant } from "./fixtures/tenant";

const four: Tenant = {
  rules: "current2025",
  people: [
    { name: "Anna de Vries" },
    { name: "Bram Jansen", has: [VISIO] },
    { name: "Chantal Smit", has: [E3] },
    { name: "Daan Mulder", has: [POWER_BI] },
  ],
  groups: [{ name: "Sales", members: ["Daan Mulder"], gives: [E1] }],
};

/** *Manage product licenses* in the command bar. */
async function manage(app: App, choice: string) {
  await press(app, app.page.getByRole("main"), "au.manageProductLicenses");
  const dialog = await pane(app, app.L("au.manageProductLicenses"));
  await dialog.getByRole("radio", { name: app.L(choice), exact: true }).check();
  return dialog;
}

/** Leaves the result by this button, and the pane is gone. */
async function leave(app: App, dialog: ReturnType<App["page"]["getByRole"]>, label: string) {
  await press(app, dialog, label);
  await expect(dialog).toBeHidden();
}

for (const edition of LATER) {
  test(`several users, ${edition}: assign more with an app off, replace, unassign all`, async ({ app, page }) => {
    await start(app, { ...four, edition });
    await openUsers(app);
    await expect(button(page.getByRole("main"), app.L("au.manageProductLicenses"))).toBeDisabled();
    await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit");

    await test.step("assign more", async () => {
      const dialog = await manage(app, "au.assignMoreChoice");
      await test.step("looks", () => inEveryLook(app));
      await page.setViewportSize({ width: 1280, height: 800 });
      await press(app, dialog, "btn.next");
      await expect(button(dialog, app.L("btn.saveChanges"))).toBeDisabled();
      for (const product of [E1, E3, VISIO, POWER_BI]) await expect(boxOf(dialog, product)).not.toBeChecked();
      await boxOf(dialog, E3).check();
      const apps = dialog.getByRole("combobox", { name: app.L("au.showAppsFor"), exact: true });
      await apps.selectOption({ label: E3.name });
      const all = dialog.getByRole("checkbox", { name: app.text("Select all", "Alles selecteren"), exact: true });
      await expect(all).toBeChecked();
      await dialog.getByRole("checkbox", { name: service(E3, "YAMMER_ENTERPRISE").label, exact: true }).uncheck();
      await expect(all).toHaveJSProperty("indeterminate", true);
      await test.step("looks", () => inEveryLook(app));
      await page.setViewportSize({ width: 1280, height: 800 });
      await press(app, dialog, "btn.saveChanges");
      await expectCounts(app, dialog, 2, 1, 0);
      await leave(app, dialog, "btn.done");
    });
    await test.step("replace, which needs a license", async () => {
      const dialog = await manage(app, "au.replaceChoiceNew");
      await press(app, dialog, "btn.next");
      await expect(button(dialog, app.L("btn.saveChanges"))).toBeDisabled();
      await boxOf(dialog, VISIO).check();
      await press(app, dialog, "btn.saveChanges");
      await expectCounts(app, dialog, 3, 0, 0);
      await leave(app, dialog, "btn.close");
    });
    expect(holdings(await app.exportTenant())).toMatchObject({
      "Anna de Vries": { VISIOCLIENT: [] },
      "Bram Jansen": { VISIOCLIENT: [] },
      "Chantal Smit": { VISIOCLIENT: [] },
    });
    await test.step("unassign all, which leaves what groups give", async () => {
      await openUsers(app);
      await select(app, "Anna de Vries", "Daan Mulder");
      const dialog = await manage(app, "au.unassignAllChoice");
      await expect(button(dialog, app.L("btn.next"))).toHaveCount(0);
      await press(app, dialog, "btn.saveChanges");
      await expectCounts(app, dialog, 2, 0, 0);
      await leave(app, dialog, "btn.done");
    });
    const held = holdings(await app.exportTenant());
    expect([held["Anna de Vries"], held["Daan Mulder"]]).toEqual([{}, { STANDARDPACK: [] }]);
  });

  test(`one user, ${edition}: the command opens the licenses, apps stand in a section`, async ({ app }) => {
    await start(app, { ...four, edition });
    await openUsers(app);
    await select(app, "Daan Mulder");
    await press(app, app.page.getByRole("main"), "au.manageProductLicenses");
    const dialog = await pane(app, "Daan Mulder");
    await expect(dialog.getByRole("tab", { name: app.L("au.licensesAndApps"), exact: true })).toHaveAttribute("aria-selected", "true");
    await press(app, dialog, "au.licensesSection");
    await expect(boxOf(dialog, E1)).toBeDisabled();
    await boxOf(dialog, VISIO).check();
    await press(app, dialog, "au.appsSection");
    await dialog.getByRole("combobox", { name: app.L("au.showAppsFor"), exact: true }).selectOption({ label: POWER_BI.name });
    await inEveryLook(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await dialog.getByRole("combobox", { name: app.L("au.showAppsFor"), exact: true }).selectOption({ label: VISIO.name });
    const app1 = inList(dialog, VISIO).last().getByRole("checkbox").last();
    await app1.uncheck();
    await press(app, dialog, "btn.saveChanges");
    await expect(dialog.getByRole("status").filter({ hasText: app.text("Changes saved", "opgeslagen") }).first()).toBeVisible();
    const held = holdings(await app.exportTenant())["Daan Mulder"];
    expect(Object.keys(held).sort()).toEqual(["POWER_BI_PRO", "STANDARDPACK", "VISIOCLIENT"]);
    expect(held.VISIOCLIENT).toHaveLength(1);
  });

  test(`quantities, ${edition}: buy licenses and remove licenses`, async ({ app, page }) => {
    await app.open("#/sandbox");
    const tenant: any = withSubscriptions({ ...four, edition }, [{ product: E3, total: 5 }]);
    tenant.zetel = (file({ ...four, edition }) as any).zetel;
    await app.importTenant(tenant);
    for (const [way, wrong, right] of [["buy.buyLicenses", "4", "9"], ["buy.removeLicenses", "12", "6"]]) {
      await app.go("#/subscriptions");
      await button(page.getByRole("main"), E3.name).click();
      await press(app, await pane(app, E3.name), way);
      const dialog = await pane(app, app.L(way));
      const quantity = dialog.getByRole("textbox", { name: app.L("buy.newQuantity"), exact: true });
      await quantity.fill(wrong);
      await expect(button(dialog, app.L("btn.save"))).toBeDisabled();
      await quantity.fill(right);
      await press(app, dialog, "btn.save");
      await close(app, dialog);
    }
    const exported = await app.exportTenant();
    expect(exported.subscriptions.map((s: any) => s.totalLicenses)).toEqual([6]);
  });
}

test("2025: a product's page has users and groups, each with at most 20", async ({ app, page }) => {
  await start(app, { ...four, edition: "worldwide-2025" });
  await openProduct(app, E1);
  const main = page.getByRole("main");
  await expect(main.getByRole("tab")).toHaveText([app.L("grp.usersTab"), app.L("grp.groupsTab")]);
  await main.getByRole("tab", { name: app.L("grp.groupsTab"), exact: true }).click();
  await expect(button(main, "Sales")).toBeVisible();
  await page.getByRole("navigation").first().getByRole("link", { name: app.L("nav.licenses"), exact: true }).click();
  await expect(button(main, app.L("lic.assignLicenses"))).toHaveCount(0);
});

const crowd: Tenant = {
  edition: "worldwide-2026",
  rules: "current2025",
  products: [[E1, 40], [E3, 40], [VISIO, 1]],
  people: [
    ...nobodyHas(...Array.from({ length: 15 }, (_, n) => `User ${String.fromCharCode(65 + n)}`)),
    { name: "Anna de Vries", has: [E1] },
    { name: "Bram Jansen", has: [VISIO] },
    { name: "Chantal Smit" },
  ],
  groups: [
    ...Array.from({ length: 6 }, (_, n) => ({ name: `Team ${n + 1}`, members: [], gives: [] })),
    { name: "Sales", members: ["Chantal Smit"], gives: [E1] },
    { name: "Drawing", members: ["Chantal Smit"], gives: [VISIO] },
  ],
};

test("2026: one list of users and groups, given and taken together", async ({ app, page }) => {
  await start(app, crowd);
  await openProduct(app, E1);
  const main = page.getByRole("main");
  await expect(main.getByRole("tab").last()).toHaveText(app.L("lic.errorsTab"));
  const list = page.getByRole("grid");
  await expect(list.getByRole("row")).toHaveCount(3);
  await test.step("looks", () => inEveryLook(app));
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step("a group's apps", async () => {
    await button(list, "Sales").click();
    const dialog = await pane(app, "Sales");
    await dialog.getByRole("checkbox", { name: service(E1, "SWAY").label, exact: true }).uncheck();
    await press(app, dialog, "btn.save");
    await close(app, dialog);
  });
  await test.step("assign to both", async () => {
    await press(app, main, "lic.assignLicenses");
    const dialog = await pane(app, app.L("lic.assignLicenses"));
    await choosePeople(dialog, "User A", "Team 1");
    await press(app, dialog, "btn.assign");
    await expect(dialog.getByRole("status").filter({ hasText: app.text("2 users and groups changed", "2 gebruikers en groepen gewijzigd") })).toBeVisible();
    await close(app, dialog);
    await expect(list.getByRole("row")).toHaveCount(5);
  });
  await test.step("unassign from both", async () => {
    await select(app, "Team 1", "User A");
    await press(app, main, "un.unassignLicenses");
    const dialog = await pane(app, app.L("un.unassignLicenses"));
    await press(app, dialog, "un.unassign");
    await close(app, dialog);
    await expect(list.getByRole("row")).toHaveCount(3);
  });
  await test.step("the 21st of both is refused", async () => {
    await press(app, main, "lic.assignLicenses");
    const dialog = await pane(app, app.L("lic.assignLicenses"));
    await choosePeople(dialog, ...Array.from({ length: 15 }, (_, n) => `User ${String.fromCharCode(65 + n)}`));
    await choosePeople(dialog, ...Array.from({ length: 5 }, (_, n) => `Team ${n + 1}`));
    await choosePeople(dialog, "Team 6");
    await refusal(app, dialog, app.text("At most 20 at a time", "Maximaal 20 tegelijk"));
    await press(app, dialog, "btn.assign");
    await close(app, dialog);
  });
  await app.go("#/licenses");
  expect(consumed(await app.exportTenant(), E1)).toBe(17);
});

test("2026: assign licenses to a group on Licenses itself", async ({ app, page }) => {
  await start(app, crowd);
  await app.go("#/licenses");
  await press(app, page.getByRole("main"), "lic.assignLicenses");
  const dialog = await pane(app, app.L("lic.assignLicenses"));
  await dialog.getByRole("combobox", { name: app.L("nav.groups"), exact: true }).fill("Team 2");
  await dialog.getByRole("option", { name: "Team 2", exact: true }).click();
  await dialog.getByRole("combobox", { name: app.text("Subscription", "Abonnement"), exact: true }).selectOption({ label: E3.name });
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  await press(app, dialog, "lic.assignLicenses");
  await close(app, dialog);
  const exported = await app.exportTenant();
  const group = exported.groups.find((group: any) => group.displayName === "Team 2");
  expect(group.assignedLicenses.map((license: any) => license.skuId)).toEqual([E3.skuId]);
});

test("2026: errors and issues say why, and reprocess", async ({ app, page }) => {
  await start(app, crowd);
  await openProduct(app, VISIO);
  const main = page.getByRole("main");
  await press(app, main, "lic.viewErrors");
  await expect(main.getByRole("tab", { name: app.L("lic.errorsTab"), exact: true })).toHaveAttribute("aria-selected", "true");
  const row = page.getByRole("row").filter({ hasText: "Chantal Smit" });
  await expect(row).toContainText(app.L("err.notEnough"));
  await expect(row).toContainText("Drawing");
  await test.step("looks", () => inEveryLook(app));
  await page.setViewportSize({ width: 1280, height: 800 });
  await button(row, "Chantal Smit").click();
  const dialog = await pane(app, `${app.L("grp.viewError")}: Chantal Smit`);
  await expect(button(dialog, app.L("grp.reprocess"))).toBeVisible();
  await button(dialog, app.text("Cancel", "Annuleren")).click();
  await select(app, "Chantal Smit");
  await press(app, main, "grp.reprocess");
  const again = await pane(app, app.L("grp.reprocess"));
  await press(app, again, "grp.reprocess");
  await close(app, again);
});

test("a Groups admin assigns to groups in 2026 only", async ({ app, page }) => {
  await start(app, { ...crowd, edition: "worldwide-2025", actor: "groups" });
  await openProduct(app, E1);
  const main = page.getByRole("main");
  await main.getByRole("tab", { name: app.L("grp.groupsTab"), exact: true }).click();
  await expect(button(main, app.L("lic.assignLicenses"))).toBeDisabled();
  await start(app, { ...crowd, actor: "groups" });
  await openProduct(app, E1);
  await expect(button(main, app.L("lic.assignLicenses"))).toBeEnabled();
});

test("an edition that changes keeps everything, and takes its rules along", async ({ app, page }) => {
  await start(app, { ...four, rules: "classic2020", edition: "worldwide-2020" });
  const before = holdings(await app.exportTenant());
  const edition = page.getByRole("combobox", { name: app.text("Edition", "Editie"), exact: true });
  const rules = page.getByRole("combobox", { name: app.text("Rules", "Regels"), exact: true });
  for (const [id, profile] of [["worldwide-2025", "current2025"], ["21vianet-2020", "classic2020"], ["worldwide-2026", "current2025"]]) {
    await edition.selectOption(id);
    await expect(rules).toHaveValue(profile);
    expect(holdings(await app.exportTenant())).toEqual(before);
  }
  await rules.selectOption("classic2020");
  await edition.selectOption("worldwide-2025");
  await expect(rules, "rules that were chosen stay").toHaveValue("classic2020");
});
