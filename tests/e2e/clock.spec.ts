// Owns the walks of the simulated clock: what it says before and after, Process now, undo, and the real clock.
import { expect, test, type App } from "./helpers/app";
import { button, close, pane } from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import { withSubscriptions } from "./fixtures/subscriptions";
import { file, holdings, type Tenant } from "./fixtures/tenant";

const people: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };
const grouped: Tenant = {
  people: [{ name: "Anna de Vries" }, { name: "Bram Jansen" }, { name: "Chantal Smit" }],
  products: [[E3, 2], [VISIO, 5]],
  groups: [
    { name: "Everybody", members: ["Anna de Vries", "Bram Jansen", "Chantal Smit"], gives: [E3] },
    { name: "Drawing", members: ["Bram Jansen"], gives: [VISIO] },
  ],
};

/** The clock's button in the top bar, at a date. */
const clock = (app: App, en: string, nl: string) =>
  app.page.getByRole("banner").getByRole("button", { name: app.text(`Clock: ${en}`, `Klok: ${nl}`), exact: true });
const processNow = (app: App) =>
  app.page.getByRole("banner").getByRole("button", { name: app.text("Process now", "Nu verwerken"), exact: true });
const words = (app: App, en: string, nl: string) => new RegExp(app.text(en, nl));

/** The tenant with groups, both of which wait for their turn. */
async function beginWaiting(app: App): Promise<void> {
  const tenant = file(grouped) as any;
  for (const user of tenant.users) user.licenseAssignmentStates = [];
  tenant.zetel.clock = "2020-07-01T00:00:00Z";
  tenant.zetel.queue = tenant.groups.map(({ id }: any) => ({ group: id, since: tenant.zetel.clock }));
  await app.open("#/sandbox");
  await app.importTenant(tenant);
  await app.go("#/users");
}

async function begin(app: App): Promise<void> {
  await app.open("#/sandbox");
  const soon = { product: E3, total: 5, next: "2020-07-15T00:00:00Z" };
  await app.importTenant(withSubscriptions(people, [{ product: E1, total: 5 }, soon]));
}

test("the clock says what will happen, moves, says what happened, and undo moves it back", async ({ app, page }) => {
  await begin(app);
  await clock(app, "July 1, 2020", "1 juli 2020").click();
  const dialog = await pane(app, app.text("Clock", "Klok"));
  await expect(dialog).toContainText(app.text("Only the date changes.", "Alleen de datum verandert."));
  await dialog.getByRole("radio", { name: app.text("30 days", "30 dagen"), exact: true }).check();
  const plan = dialog.getByRole("status").filter({ hasText: app.text("What will change", "Dit gaat er gebeuren") });
  await expect(plan).toContainText(E3.name);
  const stage = words(app, "Active to Expired on July 15, 2020", "Actief → Verlopen op 15 juli 2020");
  await expect(plan).toContainText(stage);
  await app.axe();
  const forward = app.text("Move forward", "Vooruitzetten");
  await button(dialog, forward).click();
  const now = words(app, "It is now July 31, 2020", "Het is nu 31 juli 2020");
  const done = dialog.getByRole("status").filter({ hasText: now });
  await expect(done).toContainText(E3.name);
  await expect(clock(app, "July 31, 2020", "31 juli 2020")).toBeVisible();
  await button(dialog, forward).click();
  await expect(clock(app, "August 30, 2020", "30 augustus 2020")).toBeVisible();
  await close(app, dialog);
  const undo = page.getByRole("banner").getByRole("button", { name: words(app, "^Undo:", "^Ongedaan maken:") });
  await undo.click();
  await expect(clock(app, "July 31, 2020", "31 juli 2020")).toBeVisible();
  await undo.click();
  await expect(clock(app, "July 1, 2020", "1 juli 2020")).toBeVisible();
});

test("the clock moves to a chosen date, and never back", async ({ app }) => {
  await begin(app);
  await clock(app, "July 1, 2020", "1 juli 2020").click();
  const dialog = await pane(app, app.text("Clock", "Klok"));
  await dialog.getByRole("radio", { name: app.text("To a date", "Naar een datum"), exact: true }).check();
  const forward = button(dialog, app.text("Move forward", "Vooruitzetten"));
  await expect(forward).toBeDisabled();
  const date = dialog.getByLabel(app.text("Date", "Datum"), { exact: true });
  await date.fill("2020-06-30");
  await expect(forward).toBeDisabled();
  await expect(forward).toHaveAccessibleDescription(
    app.text("Choose a date after July 1, 2020", "Kies een datum na 1 juli 2020"),
  );
  await date.fill("2020-08-14");
  const stage = words(app, "Expired to Disabled on August 14, 2020", "Verlopen → Uitgeschakeld op 14 augustus 2020");
  await expect(dialog).toContainText(stage);
  await forward.click();
  await expect(clock(app, "August 14, 2020", "14 augustus 2020")).toBeVisible();
});

test("the clock stands still, whatever the browser's clock does, and is kept", async ({ app, page }) => {
  await page.clock.install({ time: new Date("2031-05-01T12:00:00Z") });
  await begin(app);
  await page.clock.setSystemTime(new Date("2041-05-01T12:00:00Z"));
  await app.reload();
  await expect(clock(app, "July 1, 2020", "1 juli 2020")).toBeVisible();
});

test("Process now gives the groups that wait their turn, and says who was served", async ({ app, page }) => {
  await beginWaiting(app);
  const waiting = processNow(app);
  await expect(waiting).toHaveAccessibleDescription(
    app.text("2 groups are waiting to be processed", "2 groepen wachten op verwerking"),
  );
  await app.axe();
  await waiting.click();
  const said = page.getByRole("status").filter({ hasText: app.text("Groups processed.", "Groepen verwerkt.") });
  await expect(said).toContainText(
    app.text("2 users processed, 1 needs action.", "2 gebruikers verwerkt, bij 1 is actie nodig."),
  );
  await expect(waiting).toBeHidden();
  await app.axe();
  await button(said, app.text("Undo", "Ongedaan maken")).click();
  await expect(waiting).toBeVisible();
  await expect(said).toBeHidden();
  await waiting.click();
  // What came of it isn't said any more on the next page; the groups keep what they gave.
  await said.getByRole("link", { name: app.text("Go to Groups", "Naar Groepen"), exact: true }).click();
  await expect(page).toHaveURL(/#\/groups$/);
  await expect(said).toBeHidden();
  await expect(waiting).toBeHidden();
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ ENTERPRISEPACK: [], VISIOCLIENT: [] });
});

test("five minutes on the clock are a turn as well", async ({ app }) => {
  await beginWaiting(app);
  await app.page.getByRole("banner").getByRole("button", { name: words(app, "^Clock", "^Klok") }).click();
  const dialog = await pane(app, app.text("Clock", "Klok"));
  await expect(dialog).toContainText(app.text("2 groups are processed", "2 groepen komen aan de beurt"));
  await expect(dialog).toContainText("Drawing");
  await button(dialog, app.text("Move forward", "Vooruitzetten")).click();
  await expect(processNow(app)).toBeHidden();
});
