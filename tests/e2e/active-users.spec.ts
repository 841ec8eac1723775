// Owns the walks of Active users as people use it: filters, columns, order, search, selecting what is shown, export.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { holdsFocus, on } from "./helpers/keys";
import { inEveryLook } from "./helpers/looks";
import { button, openUsers, pane, select, start } from "./helpers/walk";
import { E3, VISIO } from "./fixtures/catalog";
import { file } from "./fixtures/tenant";

/** People with everything that filters ask about. */
const tenant = () => {
  const base = file({
    people: [
      { name: "Anna Berg", has: [E3] },
      { name: "Bas Claes", has: [VISIO], location: "BE" },
      { name: "Carla Dam", blocked: true },
      { name: "Daan Eik", has: [E3], blocked: true },
      { name: "Emma Fox", guest: true, location: null },
      { name: "Fenna Goud" },
    ],
  }) as { users: Record<string, unknown>[] };
  const more: Record<string, unknown>[] = [
    { department: "Sales", city: "Utrecht", jobTitle: "Planner", officeLocation: "4.01", onPremisesSyncEnabled: true },
    { department: "Sales", city: "Gouda", jobTitle: "Buyer" },
    { department: "Finance", city: "Utrecht", proxyAddresses: ["SMTP:carla.dam@contoso.example", "smtp:box9@other.example"] },
    { department: "Finance", city: "Breda", givenName: "=1+1" },
    {},
    { department: "HR", state: "UT", country: "Nederland" },
  ];
  base.users.forEach((user, n) => Object.assign(user, more[n]));
  return base;
};

const names = (grid: Locator): Promise<string[]> =>
  grid.getByRole("rowheader").getByRole("button").allInnerTexts();

async function shows(grid: Locator, ...people: string[]): Promise<void> {
  await expect.poll(() => names(grid)).toEqual(people);
}

const status = (page: Page): Locator => page.getByRole("main").getByRole("status");
const control = (app: App): Locator => app.page.getByRole("button", { name: new RegExp(`^${app.L("filter.filters")}`) });

async function choose(app: App, name: string): Promise<void> {
  await control(app).click();
  await app.page.getByRole("menuitemradio", { name, exact: true }).click();
}

const removal = (app: App, name: string): Locator =>
  app.page.getByRole("button", { name: app.text(`Remove filter ${name}`, `${name}: filter verwijderen`), exact: true });

test("standard filters, a custom filter, and what is kept of it", async ({ app, page }) => {
  test.slow();
  await app.open("#/sandbox");
  await app.importTenant(tenant());
  const grid = await openUsers(app);
  const shown = (n: number) => app.text(`${n} of 6 users`, `${n} van 6 gebruikers`);

  await test.step("every standard filter, by its label, with its count", async () => {
    const cases: [string, string[]][] = [
      ["licensed", ["Anna Berg", "Bas Claes", "Daan Eik"]],
      ["guests", ["Emma Fox"]],
      ["signInAllowed", ["Anna Berg", "Bas Claes", "Emma Fox", "Fenna Goud"]],
      ["signInBlocked", ["Carla Dam", "Daan Eik"]],
      ["unlicensed", ["Carla Dam", "Emma Fox", "Fenna Goud"]],
      ["errors", []],
      ["syncedOnly", ["Anna Berg"]],
      ["unlicensedExo", ["Carla Dam"]],
      ["all", ["Anna Berg", "Bas Claes", "Carla Dam", "Daan Eik", "Emma Fox", "Fenna Goud"]],
    ];
    for (const [key, people] of cases) {
      await control(app).click();
      const item = page.getByRole("menuitemradio", { name: app.L(`filter.${key}`), exact: true });
      await expect(item).toContainText(String(people.length));
      await item.click();
      await shows(grid, ...people);
      await expect(status(page)).toContainText(shown(people.length));
    }
    await expect(page.getByRole("menu")).toHaveCount(0);
  });

  await test.step("nobody: one sentence, and a way out", async () => {
    await choose(app, app.L("filter.errors"));
    await button(page.getByRole("main"), app.text("Remove all filters", "Alle filters verwijderen")).click();
    await expect(status(page)).toContainText(shown(6));
    await expect(control(app)).toBeFocused();
  });

  const custom = async (): Promise<Locator> => {
    await button(page.getByRole("main"), app.L("filter.custom")).click();
    return pane(app, app.L("filter.custom"));
  };
  const tick = async (where: Locator, heading: string, ...values: string[]): Promise<void> => {
    await button(where, heading).click();
    const group = where.getByRole("group", { name: heading, exact: true });
    for (const value of values) await group.getByRole("checkbox", { name: value, exact: true }).check();
  };

  await test.step("several conditions hold together, beside a standard filter", async () => {
    await choose(app, app.L("filter.signInAllowed"));
    const filter = await custom();
    await expect(button(filter, app.text("Apply", "Toepassen"))).toHaveAttribute("aria-disabled", "true");
    await tick(filter, app.text("Department", "Afdeling"), "Sales", "Finance");
    await expect(filter.getByRole("status")).toHaveText(shown(2));
    await tick(filter, app.text("City", "Plaats"), "Utrecht");
    await expect(filter.getByRole("status")).toHaveText(shown(1));
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    await button(filter, app.text("Apply", "Toepassen")).click();
    await shows(grid, "Anna Berg");
    await removal(app, app.L("filter.signInAllowed")).click();
    await shows(grid, "Anna Berg", "Carla Dam");
    await expect(control(app)).toBeFocused();
    await removal(app, app.text("City: Utrecht", "Plaats: Utrecht")).click();
    await shows(grid, "Anna Berg", "Bas Claes", "Carla Dam", "Daan Eik");
    await removal(app, app.text("Department: 2 selected", "Afdeling: 2 gekozen")).click();
    await expect(status(page)).toContainText(shown(6));
  });

  await test.step("with a name it is kept, comes back, can be changed and deleted", async () => {
    const filter = await custom();
    await tick(filter, app.L("filter.domain"), "contoso.example");
    await tick(filter, app.L("filter.location"), app.text("Netherlands", "Nederland"));
    await tick(filter, app.L("filter.product"), E3.name);
    await tick(filter, app.L("filter.signInStatus"), app.text("Allowed", "Toegestaan"));
    await filter.getByRole("checkbox", { name: app.L("filter.syncedOnly"), exact: true }).check();
    const name = filter.getByRole("textbox", { name: app.text("Name", "Naam"), exact: true });
    await name.fill("x".repeat(51));
    await expect(filter).toContainText(app.text("Use at most 50 characters.", "Gebruik maximaal 50 tekens."));
    await name.fill("Plan");
    await button(filter, app.text("Save", "Opslaan")).click();
    await shows(grid, "Anna Berg");
    await expect(control(app)).toHaveAccessibleName(/Plan \(5\)$/);
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });

    await app.reload();
    await expect(status(page)).toContainText(shown(6));
    await choose(app, "Plan");
    await shows(grid, "Anna Berg");
    const again = await custom();
    await again.getByRole("checkbox", { name: app.L("filter.syncedOnly"), exact: true }).uncheck();
    await tick(again, app.L("filter.signInStatus"), app.text("Blocked", "Geblokkeerd"));
    await button(again, app.text("Save", "Opslaan")).click();
    await shows(grid, "Anna Berg", "Daan Eik");

    const last = await custom();
    await button(last, app.text("Delete filter", "Filter verwijderen")).click();
    await control(app).click();
    await expect(page.getByRole("menuitemradio", { name: "Plan" })).toHaveCount(0);
    await page.getByRole("menuitem", { name: app.text("Remove all filters", "Alle filters verwijderen") }).click();
    await expect(status(page)).toContainText(shown(6));
  });

  await test.step("what a browser kept and nobody can read is passed over", async () => {
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        if (key.includes("preference:filters")) localStorage.setItem(key, "\u0000\t=\\\nGood\tis=guests\nx\tis=");
      }
    });
    await app.reload();
    await control(app).click();
    await expect(page.getByRole("menuitemradio")).toHaveCount(9);
    await page.keyboard.press("Escape");
  });
});

test("search, columns, order, selecting what is shown, export", async ({ app, page }) => {
  test.slow();
  await app.open("#/sandbox");
  await app.importTenant(tenant());
  const grid = await openUsers(app);
  const search = page.getByRole("searchbox", { name: app.text("Search by name, email or department", "Naam, e-mail of afdeling") });

  await test.step("search finds name, address, department and other addresses", async () => {
    for (const [query, people] of [
      ["eik", ["Daan Eik"]],
      ["emma.fox@", ["Emma Fox"]],
      ["finance", ["Carla Dam", "Daan Eik"]],
      ["box9@other", ["Carla Dam"]],
    ] as [string, string[]][]) {
      await search.fill(query);
      await shows(grid, ...people);
    }
    await search.fill("");
  });

  await test.step("columns are chosen, kept, and give an order", async () => {
    const columns = button(page.getByRole("main"), app.text("Choose columns", "Kolommen kiezen"));
    await columns.click();
    const box = (en: string, nl: string) =>
      page.getByRole("menuitemcheckbox", { name: app.text(en, nl), exact: true });
    await expect(box("Licenses", "Licenties")).toHaveAttribute("aria-disabled", "true");
    await box("Location", "Locatie").click();
    await box("Department", "Afdeling").click();
    await box("City", "Plaats").click();
    await expect(box("City", "Plaats")).toHaveAttribute("aria-checked", "true");
    await app.axe();
    await page.keyboard.press("Escape");
    await expect(columns).toBeFocused();
    // Its tip, shown while it has focus, does not lie over it.
    await columns.click();
    await page.keyboard.press("Escape");
    await app.reload();
    const headers = grid.getByRole("columnheader");
    await expect(headers).toHaveText([
      "",
      ...app.text("Display name,Username,Licenses,City", "Weergavenaam,Gebruikersnaam,Licenties,Plaats").split(","),
    ]);
    await button(grid, app.text("City", "Plaats")).click();
    await shows(grid, "Daan Eik", "Bas Claes", "Anna Berg", "Carla Dam", "Emma Fox", "Fenna Goud");
    await button(grid, app.text("Licenses", "Licenties")).click();
    await shows(grid, "Anna Berg", "Daan Eik", "Bas Claes", "Carla Dam", "Emma Fox", "Fenna Goud");
    await columns.click();
    await page.getByRole("menuitem", { name: app.text("Reset to default", "Gebruikelijke kolommen") }).click();
    await expect(headers).toHaveCount(6);
    await button(grid, app.text("Display name", "Weergavenaam")).click();
  });

  await test.step("all that are shown are selected, and stay so", async () => {
    await choose(app, app.L("filter.signInBlocked"));
    await page
      .getByRole("checkbox", { name: app.text("Select all 2 users shown", "Alle 2 getoonde gebruikers selecteren") })
      .check();
    await expect(status(page)).toContainText(app.text("all 2 selected", "2 geselecteerd (alle)"));
    await choose(app, app.L("filter.guests"));
    await expect(status(page)).toContainText(
      app.text("2 selected, 2 of them not shown", "2 geselecteerd, waarvan 2 niet getoond"),
    );
    await choose(app, app.L("filter.signInBlocked"));
  });

  await test.step("what is shown is exported", async () => {
    const name = app.text("Export users", "Gebruikers exporteren");
    // In the bar, or where there is no room for it behind its last button.
    const inBar = button(page.getByRole("main"), name);
    if (await inBar.isVisible()) await inBar.click();
    else {
      await button(page.getByRole("main"), app.L("au.moreOptions")).click();
      await page.getByRole("menuitem", { name, exact: true }).click();
    }
    const dialog = await pane(app, name);
    await expect(dialog).toContainText("contoso.users.csv");
    const download = page.waitForEvent("download");
    await button(dialog, app.text("Export", "Exporteren")).click();
    const given = await download;
    expect(given.suggestedFilename()).toBe("contoso.users.csv");
    const text = readFileSync(await given.path(), "utf8");
    const lines = text.split("\r\n");
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^\uFEFFDisplay name,DirSyncEnabled,User principal name,Object Id,First name,/);
    expect(lines[1]).toMatch(/^Carla Dam,False,carla\.dam@contoso\.example,[^,]+,,,,,,Finance,,Utrecht,/);
    expect(lines[1]).toContain(",Unlicensed,");
    expect(lines[2]).toMatch(/^Daan Eik,.*,'=1\+1,/);
    expect(lines[2]).toContain(`,True,${E3.name},`);
    await expect(dialog.getByRole("status")).toContainText("contoso.users.csv");
    await button(dialog, app.L("btn.close")).click();
    await expect(dialog).toBeHidden();
  });
});

test("filters by keys, and where the tenant says nothing of mailboxes", async ({ app, page }) => {
  await start(app, { people: [{ name: "Anna Berg", has: [E3] }, { name: "Bas Claes" }] });
  const grid = await openUsers(app);
  await on(page, control(app), "Enter");
  await expect(page.getByRole("menuitemradio", { name: app.L("filter.all"), exact: true })).toBeFocused();
  const mailboxes = page.getByRole("menuitemradio", { name: app.L("filter.unlicensedExo"), exact: true });
  await expect(mailboxes).toHaveAttribute("aria-disabled", "true");
  await expect(mailboxes).toHaveAccessibleDescription(/./);
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  if ((await page.getByRole("menu").count()) === 0) await on(page, control(app), "Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await shows(grid, "Anna Berg");
  await expect(control(app)).toBeFocused();
  await select(app, "Anna Berg");
  await on(page, removal(app, app.L("filter.licensed")), "Enter");
  await shows(grid, "Anna Berg", "Bas Claes");
  await expect(control(app)).toBeFocused();
  await on(page, button(page.getByRole("main"), app.L("filter.custom")), "Enter");
  const filter = await pane(app, app.L("filter.custom"));
  await holdsFocus(filter);
  await page.keyboard.press("Escape");
  await expect(filter).toBeHidden();
});
