// Owns deleting and restoring people, and one location for many, guests among them.
import { expect, test } from "./helpers/app";
import {
  boxOf, button, close, expectCounts, manage, openPerson, openUsers, pane, press, refusal, resultOf, select, selectBox,
  start, switchOf,
} from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { E3, VISIO } from "./fixtures/catalog";
import { consumed, holdings } from "./fixtures/tenant";

test("people are deleted, listed, and restored as far as there are licenses", async ({ app }) => {
  test.slow();
  const { page } = app;
  await start(app, {
    people: [
      { name: "Anna de Vries", has: [E3] },
      { name: "Bram Jansen", has: [E3, VISIO] },
      { name: "Chantal Smit" },
    ],
    products: [[E3, 2], [VISIO, 1]],
  });
  const before = await app.exportTenant();
  await openUsers(app);

  await test.step("deleting says what is lost, what stays paid, and until when they can be restored", async () => {
    await select(app, "Anna de Vries", "Bram Jansen");
    await press(app, page.getByRole("main"), "user.deleteMany");
    const dialog = await pane(app, app.L("user.deleteMany"));
    await expect(dialog).toContainText(app.text("become available right away", "meteen vrij"));
    await expect(dialog).toContainText(app.text("restore them for 30 days", "Herstellen kan 30 dagen"));
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    await press(app, dialog, "user.deleteMany");
    await expectCounts(app, dialog, 2, 0, 0);
    await close(app, dialog);
    await expect(selectBox(app, "Anna de Vries")).toHaveCount(0);
  });

  const grid = page.getByRole("grid", { name: app.text("Deleted users", "Verwijderde gebruikers"), exact: true });
  const restore = app.text("Restore user", "Gebruiker herstellen");
  await test.step("they stand among the deleted, with the days that are left", async () => {
    await page.getByRole("navigation").getByRole("link", {
      name: app.text("Deleted users", "Verwijderde gebruikers"), exact: true,
    }).click();
    await expect(grid.getByRole("row").filter({ hasText: "Anna de Vries" })).toContainText(app.text("30 days", "30 dagen"));
    await page.getByRole("searchbox").fill("bram");
    await expect(grid.getByRole("row").filter({ hasText: "Anna de Vries" })).toHaveCount(0);
    await page.getByRole("searchbox").fill("");
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step("somebody else takes a license meanwhile", async () => {
    await openUsers(app);
    await select(app, "Chantal Smit");
    const dialog = await manage(app, "add");
    await switchOf(dialog, VISIO).click();
    await press(app, dialog, "btn.add");
    await expectCounts(app, dialog, 1, 0, 0);
    await close(app, dialog);
  });

  await test.step("each comes back with what there is", async () => {
    await app.go("#/users/deleted");
    await select(app, "Anna de Vries", "Bram Jansen");
    await button(page.getByRole("main"), restore).click();
    const dialog = await pane(app, app.text("Restore users", "Gebruikers herstellen"));
    await button(dialog, app.text("Restore", "Herstellen")).click();
    await expect(resultOf(dialog, "Anna de Vries")).toContainText(app.text("Restored", "Hersteld"));
    await expect(resultOf(dialog, "Bram Jansen")).toContainText(VISIO.name);
    await close(app, dialog);
    await expect(page.getByText(app.text("No deleted users.", "Er is niemand verwijderd."))).toBeVisible();
    const now = await app.exportTenant();
    expect(holdings(now)).toMatchObject({ "Anna de Vries": { [E3.partNumber]: [] }, "Bram Jansen": { [E3.partNumber]: [] } });
    expect(holdings(now)["Bram Jansen"]).not.toHaveProperty(VISIO.partNumber);
  });

  await test.step("everything is undone", async () => {
    const undo = page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") });
    for (let n = 0; n < 3; n += 1) await undo.click();
    expect(await app.exportTenant()).toEqual(before);
    expect(consumed(before, E3)).toBe(2);
  });
});

test("a role that may not delete is told so, also of its own pane", async ({ app }) => {
  await start(app, { people: [{ name: "Anna de Vries", has: [E3] }], actor: "globalReader" });
  const dialog = await openPerson(app, "Anna de Vries");
  await boxOf(dialog, E3).uncheck();
  const save = button(dialog, app.L("btn.saveChanges"));
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(save).toHaveAccessibleDescription(new RegExp(app.L("role.globalReader")));
  await button(dialog, app.text("Discard", "Verwerpen")).click();
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await select(app, "Anna de Vries");
  const remove = button(app.page.getByRole("main"), app.L("user.deleteMany"));
  await expect(remove).toHaveAttribute("aria-disabled", "true");
});

test("guests get their location at once, and then a license", async ({ app }) => {
  await start(app, {
    people: [
      { name: "Gina Rossi", guest: true, location: null },
      { name: "Gert Lund", guest: true, location: null },
    ],
  });
  await openUsers(app);
  await test.step("without a location nothing is assigned, and the way out is offered", async () => {
    await select(app, "Gina Rossi", "Gert Lund");
    const dialog = await manage(app, "add");
    await switchOf(dialog, E3).click();
    await press(app, dialog, "btn.add");
    const alert = await refusal(app, dialog, app.L("err.locationMissing"));
    await expect(alert.getByRole("button").first()).toBeVisible();
    await close(app, dialog);
  });
  await test.step("one location for both", async () => {
    const set = app.text("Set location", "Locatie instellen");
    await button(app.page.getByRole("main"), set).click();
    const dialog = await pane(app, set);
    await dialog.getByRole("combobox", { name: app.L("au.selectLocation") }).selectOption("IT");
    await expect(dialog).toContainText(app.text("Location set for 2 users", "2 gebruikers"));
    await inEveryLook(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await press(app, dialog, "btn.save");
    await expectCounts(app, dialog, 2, 0, 0);
    await close(app, dialog);
  });
  const dialog = await manage(app, "add");
  await switchOf(dialog, E3).click();
  await press(app, dialog, "btn.add");
  await expectCounts(app, dialog, 2, 0, 0);
  await close(app, dialog);
  expect(holdings(await app.exportTenant())).toEqual({
    "Gina Rossi": { [E3.partNumber]: [] },
    "Gert Lund": { [E3.partNumber]: [] },
  });
});
