// Owns the walks of the guidance: every task of every edition to its end by doing what it points at, and the panel.
import { expect, test, type App } from "./helpers/app";
import { beside, button, close, fix, manage, openPerson, openUsers, pane, press, refusal, select, start, switchOf, boxOf } from "./helpers/walk";
import { follow, guidance, guided, openGuidance, over, step, type Typed } from "./helpers/guide";
import { inEveryLook } from "./helpers/looks";
import { E1, E3, POWER_BI, VISIO } from "./fixtures/catalog";
import { file, type Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [
    { name: "Anna de Vries", has: [E1] },
    { name: "Bram Jansen", has: [E1] },
    { name: "Chantal Smit" },
  ],
  products: [[E1, 10], [E3, 10], [VISIO, 10], [POWER_BI, 10]],
};

const typed: Typed = (name) => {
  if (/total|totaal|quantity|aantal/i.test(name)) return "12";
  if (/group|groep/i.test(name)) return "Marketing";
  if (/username|gebruikersnaam/i.test(name)) return "dirk.bos";
  return /display|weergave/i.test(name) ? "Dirk Bos" : "Chantal Smit";
};

/** Two people to add, in the columns that the article prescribes. */
const list = {
  name: "people.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    "User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,Mobile Phone,Fax,Address,City,State or Province,ZIP or Postal Code,Country or Region\n" +
      ["eva@contoso.example,,,Eva Prins", "finn@contoso.example,,,Finn Kok"].map((line) => line + ",".repeat(11)).join("\n"),
  ),
};

/** The titles of the tasks, in the list of tasks. */
async function titles(app: App): Promise<string[]> {
  const panel = await openGuidance(app);
  return panel.getByRole("list").getByRole("button").allInnerTexts();
}

/** The tenant as it was before the task. What the walk of the task before left unsaved in a pane is given up. */
async function afresh(app: App, tenant: unknown): Promise<void> {
  await app.go("#/sandbox");
  const leave = button(app.page.getByRole("alertdialog"), app.text("Discard changes", "Sluiten zonder opslaan"));
  const input = app.page.getByLabel(app.text("Import tenant", "Tenant importeren"));
  await expect(leave.or(input)).toBeVisible();
  if (await leave.isVisible()) await leave.click();
  await app.importTenant(tenant);
}

/** With groups, for the editions whose documents give licenses to groups: one gives the first product, one nothing. */
const grouped: Tenant = {
  ...tenant,
  people: [...tenant.people, { name: "Daan Mulder" }],
  groups: [{ name: "Sales", members: ["Daan Mulder"], gives: [E1] }, { name: "Marketing", members: [], gives: [] }],
};

/** How many steps each task has, in the order of the list. */
const editions = {
  "worldwide-2020": [6, 4, 4, 6, 4, 5, 6, 4, 6, 6, 6, 4, 4, 4],
  "21vianet-2020": [6, 5, 5, 6, 5, 6, 5, 6, 4, 4, 4],
  "germany-2020": [6, 5, 5, 6, 5, 6, 5, 6, 4, 4, 4],
  "worldwide-2025": [7, 4, 4, 6, 4, 5, 7, 6, 5, 4, 6, 6, 6, 4, 4, 4],
  "worldwide-2026": [7, 4, 4, 6, 4, 5, 6, 5, 4, 6, 6, 6, 4, 4, 4],
} as const;

for (const [edition, steps] of Object.entries(editions)) {
  test(`every task of ${edition}, walked by doing what is pointed at`, async ({ app, page }) => {
    // Sixteen tasks, each to its end.
    test.setTimeout(240_000);
    const start = file(edition.endsWith("2020") ? tenant : grouped) as any;
    start.zetel.edition = edition;
    start.deletedUsers = [{ ...start.users[0], id: "90000000-0000-4000-8000-000000000001", displayName: "Gerda Kuiper", userPrincipalName: "gerda@contoso.example", assignedLicenses: [], deletedDateTime: new Date().toISOString() }];
    await app.open("#/sandbox");
    await app.importTenant(start);
    const walked: number[] = [];
    for (const title of await titles(app)) {
      await test.step(title, async () => {
        await afresh(app, start);
        const panel = guidance(app);
        await button(panel, title).click();
        walked.push(await follow(app, typed, list));
        await button(panel, app.text("All tasks", "Alle taken")).click();
      });
    }
    expect(walked).toEqual(steps);

    await test.step("at 320 px", async () => {
      await page.setViewportSize({ width: 320, height: 640 });
      await afresh(app, start);
      await button(guidance(app), (await titles(app))[0]).click();
      expect(await follow(app, typed, list)).toBe(steps[0]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, "nothing stands beyond the edge").toBeLessThanOrEqual(320);
    });
  });
}

test("goes along with a shortcut, leads back, and keeps its place", async ({ app, page }) => {
  await app.open("#/sandbox");
  await app.importTenant(file(tenant));
  const panel = await openGuidance(app);
  await button(panel, app.L("h.assignMany")).click();
  const now = panel.getByRole("listitem").and(page.locator("[aria-current=step]"));

  await test.step("what was done on another way is ticked", async () => {
    await openUsers(app);
    await select(app, "Anna de Vries");
    await expect(now).toContainText(app.L("au.moreOptions"));
    await press(app, page.getByRole("main"), "au.moreOptions");
    await page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") }).click();
    await pane(app, app.L("au.manageProductLicenses"));
    await expect(now).toContainText(app.L("au.addToExistingChoice"));
  });

  await test.step("who leaves is led back, with the ticks kept", async () => {
    await app.page.keyboard.press("Escape");
    await expect(now).toContainText(app.text("to get back to step 4", "terug te komen bij stap 4"));
    await app.go("#/groups");
    await expect(now).toContainText(app.L("nav.activeUsers"));
    await expect(page.getByRole("navigation").locator("[data-guided]")).toHaveText(app.L("nav.activeUsers"));
  });

  await test.step("it is there after a reload, and where it was put", async () => {
    await button(panel, app.text("Move", "Verplaatsen")).click();
    await page.getByRole("menuitem", { name: app.text("On the left", "Links") }).click();
    await app.reload();
    await expect(now).toContainText(app.L("nav.activeUsers"));
    await expect(panel.getByText(app.text("Done:", "Gedaan:"))).toHaveCount(2);
    const [side, main] = [await panel.boundingBox(), await page.getByRole("main").boundingBox()];
    expect((side?.x ?? 0) < (main?.x ?? 0)).toBe(true);
  });

  await test.step("it shows the control, by keyboard as well", async () => {
    await button(panel, app.text("Show me", "Laat zien")).press("Enter");
    await expect(page.getByRole("navigation").getByRole("link", { name: app.L("nav.activeUsers") })).toBeFocused();
  });

  await test.step("it names what comes before and after, with the articles' addresses", async () => {
    for (const heading of ["h.before", "h.nextSteps", "h.related"]) await press(app, panel, heading);
    const quick = panel.getByRole("link", { name: app.text("Employee quick start guide", "Aan de slag-handleiding") });
    await expect(quick).toHaveAttribute("href", "https://support.microsoft.com/office/b9700090-ce64-4046-ab92-ce8488a7bc0f");
    await expect(quick).toHaveAttribute("rel", /noopener/);
    await expect(panel.locator('a[href="#/roles"]')).toBeVisible();
    await expect(panel.locator('a[href="#/groups"]')).toBeVisible();
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step("it can be closed, and comes back as it was", async () => {
    await button(panel, app.text("Close guidance", "Handleiding sluiten")).click();
    await expect(panel).toBeHidden();
    await expect(page.locator("[data-guided]")).toHaveCount(0);
    await openGuidance(app);
    await expect(now).toContainText(app.L("nav.activeUsers"));
    await button(panel, app.text("Start over", "Opnieuw beginnen")).click();
    await expect(panel.getByText(app.text("Done:", "Gedaan:"))).toHaveCount(0);
  });
});

/** Opens the guidance of a task of a tenant. */
async function begin(app: App, tenant: Tenant, title: string): Promise<void> {
  await start(app, tenant);
  const panel = await openGuidance(app);
  await button(panel, app.L(title)).click();
}

test("praises nothing that was not done: many users", async ({ app, page }) => {
  test.slow();
  await begin(app, tenant, "h.assignMany");
  const last = app.text("At the bottom of Add to existing products", "Druk onderaan");
  const unmade = app.text("The change for this step wasn't made", "De wijziging van deze stap is niet doorgevoerd");

  await test.step("a refusal", async () => {
    await openUsers(app);
    await select(app, "Anna de Vries");
    const adding = await manage(app, "add");
    await switchOf(adding, E3).click();
    // It looks once the screen has come to rest; who presses before that is at the step before.
    await expect(step(app)).toContainText(last);
    await press(app, adding, "btn.add");
    const alert = await refusal(app, adding, app.L("err.conflicting"));
    await expect(step(app)).toContainText(unmade);
    await expect(alert.locator("[data-guided]").first(), "a way out is pointed at").toBeVisible();
    await press(app, adding, "btn.close");
    await expect(step(app)).toContainText(app.text("to get back to step 6", "terug te komen bij stap 6"));
    await expect(over(app)).toHaveCount(0);
  });

  await test.step("a cancelled pane", async () => {
    const adding = await manage(app, "add");
    await switchOf(adding, VISIO).click();
    await expect(step(app)).toContainText(last);
    await page.keyboard.press("Escape");
    const question = page.getByRole("alertdialog");
    await button(question, app.text("Discard changes", "Sluiten zonder opslaan")).click();
    await expect(step(app)).toContainText(app.text("to get back to step 6", "terug te komen bij stap 6"));
    await expect(over(app)).toHaveCount(0);
  });

  await test.step("a change of another kind", async () => {
    const replacing = await manage(app, "replace");
    await replacing.getByRole("checkbox", { name: app.L("au.removeAllCheckbox"), exact: true }).check();
    await press(app, replacing, "btn.replace");
    await close(app, replacing);
    await expect(step(app)).toContainText(app.text("to get back to step 6", "terug te komen bij stap 6"));
    await expect(over(app)).toHaveCount(0);
  });

  await test.step("the change itself, until it is undone, and again when it is redone", async () => {
    const adding = await manage(app, "add");
    await switchOf(adding, VISIO).click();
    await press(app, adding, "btn.add");
    await close(app, adding);
    await expect(over(app)).toBeVisible();
    const bar = page.getByRole("banner");
    await bar.getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).first().click();
    await expect(over(app)).toHaveCount(0);
    await expect(step(app)).toContainText(app.text("to get back to step 6", "terug te komen bij stap 6"));
    await bar.getByRole("button", { name: app.text("Redo", "Opnieuw") }).first().click();
    await expect(over(app)).toBeVisible();
  });
});

test("praises nothing that was not done: one user", async ({ app }) => {
  await begin(app, tenant, "h.assignOne");
  const dialog = await openPerson(app, "Anna de Vries");

  await test.step("a license that is taken away", async () => {
    await boxOf(dialog, E1).uncheck();
    await press(app, dialog, "btn.saveChanges");
    await expect(dialog.getByRole("status").filter({ hasText: app.text("Changes saved", "opgeslagen") }).first()).toBeVisible();
    await expect(step(app)).toContainText(app.text("wasn't made", "niet doorgevoerd"));
    await expect(over(app)).toHaveCount(0);
  });

  await test.step("a license that is given", async () => {
    await boxOf(dialog, VISIO).check();
    await press(app, dialog, "btn.saveChanges");
    await expect(over(app)).toBeVisible();
  });
});

test("a fix in a refusal is the change that the step asked for", async ({ app }) => {
  await begin(app, tenant, "h.assignMany");
  await openUsers(app);
  await select(app, "Anna de Vries");
  const adding = await manage(app, "add");
  await switchOf(adding, E3).click();
  await press(app, adding, "btn.add");
  const alert = await refusal(app, adding, app.L("err.conflicting"));
  await fix(alert, app.text("Turn off", "uitschakelen")).first().click();
  await expect(alert).toBeHidden();
  await close(app, adding);
  await expect(over(app)).toBeVisible();
});

for (const edition of ["germany-2020", "21vianet-2020"] as const) {
  test(`searching and ticking goes on where it was: ${edition}`, async ({ app, page }) => {
    await begin(app, { ...tenant, edition }, "h.assignMany");
    await openUsers(app);
    const search = page.getByRole("main").getByRole("searchbox").first();
    const boxes = app.text("Select the box", "Vink het selectievakje aan");
    await expect(step(app)).toContainText(boxes);
    await search.fill("Anna");
    await select(app, "Anna de Vries");
    await beside(app, "Anna de Vries");
    await expect(step(app)).toContainText(boxes);
    await expect(page.getByRole("navigation").locator("[data-guided]")).toHaveCount(0);
    await search.fill("Bram");
    await expect(step(app)).toContainText(boxes);
    await expect(guided(app)).toHaveCount(1);
    await select(app, "Bram Jansen");
    const bulk = await beside(app, app.L("au.bulkActions"));
    await expect(step(app)).toContainText(app.L("au.editProductLicenses"));
    await expect(bulk.locator("[data-guided]")).toHaveCount(1);
  });

  test(`changing apps from Home has its steps: ${edition}`, async ({ app, page }) => {
    await start(app, { ...tenant, edition });
    await app.go("#/home");
    await page.getByRole("main").getByRole("link", { name: app.text("Change apps and services", "Apps en services wijzigen") }).click();
    await expect(guidance(app).getByRole("heading", { name: app.L("h.changeApps") })).toBeVisible();
    await expect(guidance(app).getByRole("heading", { level: 2 })).toBeFocused();
    await expect(step(app)).toContainText(app.text("Select the box", "Vink het selectievakje aan"));
  });
}

test("who is selected and not shown counts as selected", async ({ app, page }) => {
  await begin(app, tenant, "h.assignMany");
  await openUsers(app);
  await select(app, "Anna de Vries");
  await expect(step(app)).toContainText(app.L("au.moreOptions"));
  await page.getByRole("main").getByRole("searchbox").first().fill("Chantal");
  await expect(page.getByRole("row", { name: "Anna de Vries" })).toHaveCount(0);
  await expect(step(app)).toContainText(app.L("au.moreOptions"));
  await expect(guided(app)).toHaveAccessibleName(app.L("au.moreOptions"));
});

test("opening it leaves the list where it is", async ({ app, page }) => {
  await begin(app, tenant, "h.assignMany");
  await button(guidance(app), app.text("Close guidance", "Handleiding sluiten")).click();
  const grid = await openUsers(app);
  const row = grid.getByRole("row").filter({ hasText: "Anna de Vries" });
  for (const [width, height] of [[1280, 800], [1024, 768], [640, 900], [320, 640]]) {
    await test.step(`${width} px wide`, async () => {
      await page.setViewportSize({ width, height });
      const before = await row.boundingBox();
      const panel = await openGuidance(app);
      await expect(guided(app).first()).toBeVisible();
      const after = await row.boundingBox();
      expect(after?.y).toBe(before?.y);
      expect(after?.x).toBe(before?.x);
      await button(panel, app.text("Close guidance", "Handleiding sluiten")).click();
    });
  }
});
