// Owns the walks that say what people get and lose, before a change and after it.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { boxOf, close, manage, openPerson, openProduct, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import type { Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [
    { name: "Anna de Vries", has: [E3] },
    { name: "Bram Jansen", has: [E3] },
    { name: "Chantal Smit", has: [E1, VISIO] },
  ],
};

const note = (where: Locator): Locator => where.getByRole("note").last();

/** What is said when two people lose E3. */
async function expectLosses(app: App, said: Locator): Promise<void> {
  await expect(said).toContainText(app.text("In a real tenant", "In een echte tenant"));
  await expect(said).toContainText(app.text("2 users lose their mailbox", "2 gebruikers verliezen hun postvak"));
  await expect(said).toContainText(
    app.locale === "nl" ? /30 dagen bewaard, tot \d+ \p{L}+ \d{4} \(gesimuleerd\)/u : /30 days, until \p{L}+ \d+, \d{4} \(simulated time\)/u,
  );
  await expect(said).toContainText(
    app.text("The files stay until the users are deleted", "De bestanden blijven tot de gebruikers worden verwijderd"),
  );
  await expect(said).toContainText(
    app.text("Office apps show as unlicensed for 2 users", "Office-apps van 2 gebruikers melden dat er geen licentie is"),
  );
  await expect(said).toContainText(app.text("2 users lose Teams", "2 gebruikers verliezen Teams"));
}

test("unassigning says what is lost and until when it is kept, before and after", async ({ app, page }) => {
  await start(app, tenant);
  await openProduct(app, E3);
  await select(app, "Anna de Vries", "Bram Jansen");
  await press(app, page.getByRole("main"), "un.unassignLicenses");
  const dialog = await pane(app, app.L("un.unassignLicenses"));
  await expectLosses(app, note(dialog));
  await press(app, dialog, "un.unassign");
  await expect(dialog.getByRole("list").first()).toBeVisible();
  await expectLosses(app, note(dialog));
  await close(app, dialog);
});

test("replacing says only what is really lost", async ({ app }) => {
  await start(app, tenant);
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  const dialog = await manage(app, "replace");
  await switchOf(dialog, E1).click();
  const said = note(dialog);
  await expect(said).toContainText(
    app.text("Office apps show as unlicensed for 2 users", "Office-apps van 2 gebruikers melden dat er geen licentie is"),
  );
  await expect(said).not.toContainText(app.text("mailbox", "postvak"));
  await press(app, dialog, "btn.replace");
  await expect(note(dialog)).not.toContainText(app.text("mailbox", "postvak"));
});

test("saving one person's licenses says what comes and what goes", async ({ app }) => {
  await start(app, tenant);
  const dialog = await openPerson(app, "Chantal Smit");
  await boxOf(dialog, E1).uncheck();
  await expect(note(dialog)).toContainText(app.text("1 user loses their mailbox", "1 gebruiker verliest het postvak"));
  await boxOf(dialog, E3).check();
  await expect(note(dialog)).toContainText(
    app.text("1 user can install the Office apps", "1 gebruiker mag de Office-apps installeren"),
  );
  await expect(note(dialog)).not.toContainText(app.text("loses", "verliest"));
  await press(app, dialog, "btn.saveChanges");
  await expect(note(dialog)).toContainText(
    app.text("1 user can install the Office apps", "1 gebruiker mag de Office-apps installeren"),
  );
});

test("unassigning what means nothing for mail, files or apps says so", async ({ app, page }) => {
  await start(app, tenant);
  await openProduct(app, VISIO);
  await select(app, "Chantal Smit");
  await press(app, page.getByRole("main"), "un.unassignLicenses");
  const dialog = await pane(app, app.L("un.unassignLicenses"));
  await press(app, dialog, "un.unassign");
  await expect(note(dialog)).toContainText(app.text("No user loses a mailbox", "Niemand verliest hierdoor een postvak"));
});
