// Owns the walks of the guidance: every task of every edition to its end by doing what it points at, and the panel.
import { expect, test, type App } from "./helpers/app";
import { button, openUsers, pane, press, select } from "./helpers/walk";
import { follow, guidance, openGuidance, type Typed } from "./helpers/guide";
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
  if (/total|totaal/i.test(name)) return "12";
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

/** How many steps each task has, in the order of the list. */
const editions = {
  "worldwide-2020": [6, 4, 4, 6, 4, 5, 6, 4, 6, 6, 6, 4, 4, 4],
  "21vianet-2020": [6, 5, 6, 5, 6, 5, 6, 4, 4, 4],
  "germany-2020": [6, 5, 6, 5, 6, 5, 6, 4, 4, 4],
} as const;

for (const [edition, steps] of Object.entries(editions)) {
  test(`every task of ${edition}, walked by doing what is pointed at`, async ({ app, page }) => {
    test.slow();
    const start = file(tenant) as any;
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
