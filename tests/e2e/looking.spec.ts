// Owns the walk around an earlier moment: every page as it was, nothing to change, and a new tenant that begins there.
import { expect, test, type App } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { button, close, manage, openUsers, pane, press, select, selectBox, start, switchOf } from "./helpers/walk";
import { E3, POWER_BI, VISIO, type Product } from "./fixtures/catalog";
import { holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const people: Tenant = { people: nobodyHas("Anna de Vries", "Bram Jansen", "Chantal Smit") };

async function give(app: App, product: Product, name: string): Promise<void> {
  await openUsers(app);
  await select(app, name);
  const dialog = await manage(app, "add");
  await switchOf(dialog, product).click();
  await press(app, dialog, "btn.add");
  await close(app, dialog);
  await selectBox(app, name).uncheck();
}

test("an earlier moment is looked at, not changed, and continued in a new tenant", async ({ app, page }) => {
  test.slow();
  await start(app, people);
  await give(app, E3, "Anna de Vries");
  await give(app, VISIO, "Bram Jansen");
  await give(app, POWER_BI, "Chantal Smit");
  const now = await app.exportTenant();
  const grid = page.getByRole("grid", { name: app.text("History", "Geschiedenis"), exact: true });
  const title = app.text("You're viewing an earlier point in time.", "U kijkt naar een eerder moment.");
  const banner = page.getByRole("region", { name: title });
  const undo = page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") });
  const look = async (entry: Product) => {
    await app.go("#/history");
    await grid.getByRole("row").filter({ hasText: entry.name }).getByRole("button").click();
    await button(page.getByRole("dialog"), app.text("View the tenant at this point", "Rondkijken op dit moment")).click();
    await expect(banner).toBeVisible();
  };

  await test.step("the whole app is as it was after that entry, and says so", async () => {
    await look(E3);
    await expect(banner).toContainText(app.text("After entry 1", "Na actie 1"));
    await expect(grid.getByRole("row")).toHaveCount(2);
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const route of ["home", "users", "licenses", "groups", "subscriptions", "roles", "rules", "request", "sandbox"]) {
      await app.go(`#/${route}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(banner).toBeVisible();
    }
    const then = holdings(await app.exportTenant());
    expect(then).toMatchObject({ "Anna de Vries": { ENTERPRISEPACK: [] }, "Bram Jansen": {}, "Chantal Smit": {} });
    expect(Object.keys(then["Bram Jansen"] ?? {})).toEqual([]);
  });

  await test.step("nothing can be changed there, and why is said", async () => {
    await expect(undo).toBeDisabled();
    await expect(undo).toHaveAccessibleDescription(new RegExp(app.text("earlier point in time", "eerder moment")));
    await openUsers(app);
    await select(app, "Chantal Smit");
    const adding = await manage(app, "add");
    await switchOf(adding, VISIO).click();
    await press(app, adding, "btn.add");
    const question = await pane(app, title);
    await expect(question.getByRole("alert")).toContainText(app.text("Nothing has been changed", "Er is niets gewijzigd"));
    await app.axe();
    await button(question, app.text("Cancel", "Annuleren")).click();
    await button(adding, app.text("Close pane", "Deelvenster sluiten")).click();
    await button(adding, app.text("Discard changes", "Sluiten zonder opslaan")).click();
    await expect(adding).toBeHidden();
  });

  await test.step("back to now, and everything is there", async () => {
    await button(banner, app.text("Back to now", "Terug naar nu")).click();
    await expect(banner).toBeHidden();
    expect(await app.exportTenant()).toEqual(now);
    await look(VISIO);
    await app.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(banner).toBeHidden();
    await app.go("#/history");
    await button(page.getByRole("main"), app.text("View the tenant before the first entry", "Rondkijken vóór de eerste actie")).click();
    await expect(banner).toContainText(app.text("Before the first entry", "Vóór de eerste actie"));
    expect(Object.values(holdings(await app.exportTenant())).map((held) => Object.keys(held))).toEqual([[], [], []]);
    await button(banner, app.text("Back to now", "Terug naar nu")).click();
  });

  await test.step("a new tenant begins there, with the history up to there", async () => {
    await look(VISIO);
    const then = await app.exportTenant();
    await button(banner, app.text("Continue from here in a new tenant", "Vanaf hier verdergaan in een nieuwe tenant")).click();
    await expect(banner).toBeHidden();
    const tenant = page.getByRole("banner").getByRole("link", { name: /^Tenant: / });
    const displayName = app.text("Contoso, as of July 15, 2020", "Contoso, stand van 15 juli 2020");
    await expect(tenant).toHaveAccessibleName(new RegExp(displayName));
    expect(await app.exportTenant()).toEqual({ ...then, organization: { ...then.organization, displayName } });
    await app.go("#/history");
    await expect(grid.getByRole("row")).toHaveCount(3);
    await give(app, E3, "Chantal Smit");
    await app.go("#/sandbox");
    await button(page.getByRole("main"), app.text("Open Contoso", "Contoso openen")).click();
    expect(await app.exportTenant()).toEqual(now);
  });
});
