// Owns the walks of the article's Assign licenses to multiple users: add, replace, remove all, and the live plan.
import { expect, test } from "./helpers/app";
import {
  button, close, counts, expand, expectCounts, inList, manage, openUsers, press, resultOf, select, start, switchOf,
} from "./helpers/walk";
import { E1, E3, POWER_BI, VISIO, service } from "./fixtures/catalog";
import { consumed, holdings, type Tenant } from "./fixtures/tenant";

const four: Tenant = {
  people: [
    { name: "Anna de Vries" },
    { name: "Bram Jansen", has: [VISIO] },
    { name: "Chantal Smit", has: [E3] },
    { name: "Daan Mulder", has: [POWER_BI] },
  ],
};

test("adds a product to several users, with a service off", async ({ app }) => {
  await start(app, four);
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit");
  const pane = await manage(app, "add");
  await switchOf(pane, E3).click();
  await expect(switchOf(pane, E3)).toBeChecked();
  await expand(app, pane, E3);
  const yammer = service(E3, "YAMMER_ENTERPRISE").label;
  const services = inList(pane, E3);
  await services.getByRole("switch", { name: yammer, exact: true }).click();
  await expect(services.getByRole("switch", { name: yammer, exact: true })).not.toBeChecked();
  await press(app, pane, "btn.add");

  await expectCounts(app, pane, 2, 1, 0);
  await expect(resultOf(pane, "Anna de Vries")).toContainText(yammer);
  await expect(resultOf(pane, "Chantal Smit")).toContainText(
    app.text("already had this product", "had dit product al"),
  );
  await close(app, pane);

  const tenant = await app.exportTenant();
  expect(holdings(tenant)).toEqual({
    "Anna de Vries": { ENTERPRISEPACK: ["YAMMER_ENTERPRISE"] },
    "Bram Jansen": { ENTERPRISEPACK: ["YAMMER_ENTERPRISE"], VISIOCLIENT: [] },
    "Chantal Smit": { ENTERPRISEPACK: [] },
    "Daan Mulder": { POWER_BI_PRO: [] },
  });
  expect(consumed(tenant, E3)).toBe(3);
});

test("adds several products at once", async ({ app }) => {
  await start(app, four);
  await openUsers(app);
  await select(app, "Daan Mulder", "Anna de Vries");
  const pane = await manage(app, "add");
  for (const product of [E1, VISIO]) await switchOf(pane, product).click();
  await press(app, pane, "btn.add");
  await expectCounts(app, pane, 2, 0, 0);
  await close(app, pane);
  expect(holdings(await app.exportTenant())).toMatchObject({
    "Anna de Vries": { STANDARDPACK: [], VISIOCLIENT: [] },
    "Daan Mulder": { STANDARDPACK: [], VISIOCLIENT: [], POWER_BI_PRO: [] },
  });
});

test("replaces what several users have", async ({ app }) => {
  await start(app, four);
  await openUsers(app);
  await select(app, "Bram Jansen", "Chantal Smit", "Daan Mulder");
  const pane = await manage(app, "replace");
  await switchOf(pane, E3).click();
  await press(app, pane, "btn.replace");
  await expectCounts(app, pane, 2, 1, 0);
  await expect(resultOf(pane, "Bram Jansen")).toContainText(VISIO.name);
  await close(app, pane);
  const tenant = await app.exportTenant();
  const onlyE3 = { ENTERPRISEPACK: [] };
  expect(holdings(tenant)).toEqual({
    "Anna de Vries": {},
    "Bram Jansen": onlyE3,
    "Chantal Smit": onlyE3,
    "Daan Mulder": onlyE3,
  });
  expect([consumed(tenant, E3), consumed(tenant, VISIO), consumed(tenant, POWER_BI)]).toEqual([3, 0, 0]);
});

test("removes all product licenses of the selected users", async ({ app }) => {
  await start(app, four);
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit");
  const pane = await manage(app, "replace");
  await pane.getByRole("checkbox", { name: app.L("au.removeAllCheckbox"), exact: true }).check();
  await press(app, pane, "btn.replace");
  await expectCounts(app, pane, 2, 1, 0);
  await close(app, pane);
  expect(holdings(await app.exportTenant())).toEqual({
    "Anna de Vries": {},
    "Bram Jansen": {},
    "Chantal Smit": {},
    "Daan Mulder": { POWER_BI_PRO: [] },
  });
});

test("undoes the whole change from its result", async ({ app }) => {
  await start(app, four);
  const before = await app.exportTenant();
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  const pane = await manage(app, "add");
  await switchOf(pane, E3).click();
  await press(app, pane, "btn.add");
  await expectCounts(app, pane, 2, 0, 0);
  await button(pane, app.text("Undo", "Ongedaan maken")).click();
  await expect(pane.getByRole("status")).toContainText([app.text("Undone.", "Ongedaan gemaakt.")]);
  await close(app, pane);
  expect(await app.exportTenant()).toEqual(before);
});

test("the live plan says what the button would do, and warns", async ({ app }) => {
  await start(app, { ...four, products: [[E1, 10], [E3, 3], [VISIO, 2], [POWER_BI, 1]] });
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen", "Chantal Smit");
  const pane = await manage(app, "add");
  const plan = pane.getByRole("status").filter({
    has: app.page.getByRole("heading", { name: app.text("What will change", "Dit gaat er gebeuren") }),
  });
  await expect(plan).toBeHidden();

  await switchOf(pane, E3).click();
  const uses = app.text("Uses 2 of 2 available licenses", "Gebruikt 2 van de beschikbare licenties (2)");
  const already = app.text("1 user already has this", "1 gebruiker heeft dit al");
  await expect(plan).toContainText(uses);
  await expect(plan).toContainText(already);

  await switchOf(pane, E3).click();
  await switchOf(pane, VISIO).click();
  await expect(plan).toContainText(
    app.text(
      "Not possible for 1 user: Not enough licenses",
      "1 gebruiker wordt geweigerd: Onvoldoende licenties",
    ),
  );
  await expect(pane.getByRole("alert")).toHaveCount(0);
  await press(app, pane, "btn.add");
  // What the plan said is what comes.
  await expect(pane.getByRole("status").filter({ hasText: counts(app, 1, 1, 1) })).toBeVisible();
  await close(app, pane);
});

test("search keeps the selection, and the status says how many of it are hidden", async ({ app, page }) => {
  await start(app, four);
  const grid = await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  await page.getByRole("searchbox").fill("smit");
  const status = page.getByRole("main").getByRole("status");
  await expect(grid.getByRole("row")).toHaveCount(2);
  await expect(status).toContainText(app.text("1 of 4 users", "1 van 4 gebruikers"));
  await expect(status).toContainText(
    app.text("2 selected, 2 of them not shown", "2 geselecteerd, waarvan 2 niet getoond"),
  );
  const pane = await manage(app, "add");
  await switchOf(pane, E3).click();
  await press(app, pane, "btn.add");
  await expectCounts(app, pane, 2, 0, 0);
  await close(app, pane);
});

test("the buttons say why they can't be pressed yet", async ({ app, page }) => {
  await start(app, four);
  await openUsers(app);
  await press(app, page.getByRole("main"), "au.moreOptions");
  const item = page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") });
  await expect(item).toBeDisabled();
  await expect(item).toContainText(
    app.text("Select one or more users first", "Selecteer eerst een of meer gebruikers"),
  );
  await page.keyboard.press("Escape");
  await select(app, "Anna de Vries");
  const pane = await manage(app, "replace");
  const replace = button(pane, app.L("btn.replace"));
  await expect(replace).toBeDisabled();
  await expect(replace).toHaveAccessibleDescription(
    app.text(
      "Turn on at least one product, or remove all product licenses",
      "Schakel minstens één product in, of verwijder alle productlicenties",
    ),
  );
});
