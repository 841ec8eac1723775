// Owns practising: exercises solved, failed and shown, left and gone on with, in every way that the pages offer.
import { expect, test, type App } from "./helpers/app";
import { begin, check, done, holds, inPanel, named, panel } from "./helpers/practice";
import {
  beside, boxOf, button, choosePeople, close, expectCounts, manage, openAssign, openPerson, openProduct, openUsers, pane, press,
  select, selectBox, start, switchOf,
} from "./helpers/walk";
import { on } from "./helpers/keys";
import { inEveryLook } from "./helpers/looks";
import { E1, E3 } from "./fixtures/catalog";
import { type Tenant } from "./fixtures/tenant";

const own: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }] };
const first = (app: App): string => app.text("The first license", "De eerste licentie");
const gap = (app: App): string => app.text("Without a gap", "Zonder onderbreking");

test("an exercise is solved on the product's page, and one's own tenant is as it was", async ({ app, page }) => {
  await start(app, own);
  const before = await app.exportTenant();
  await app.go("#/practice");
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  await begin(app, first(app));
  await holds(app, 1, 3);
  await check(app, app.text("Not done yet: 2 of 3 aren't met.", "Nog niet gelukt: 2 van 3 kloppen niet."));
  await openProduct(app, E3);
  const dialog = await openAssign(app);
  await choosePeople(dialog, "Finn O'Brien");
  await press(app, dialog, "btn.assign");
  await holds(app, 3, 3);
  await close(app, dialog);
  await done(app);
  await expect(panel(app)).toContainText(app.text("What you learned", "Wat u hebt geleerd"));
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  await inPanel(app, "leave").click();
  await expect(panel(app)).toHaveCount(0);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: first(app) });
  await expect(row).toContainText(app.text("Done in 1 change", "Gelukt in 1 wijziging"));
  expect(await app.exportTenant()).toEqual(before);
});

test("a service that stopped for a moment is named, and starting over gives another try", async ({ app }) => {
  await start(app, own);
  await begin(app, gap(app));
  for (const product of [E1, E3]) {
    const dialog = await openPerson(app, "Bram Willems");
    await boxOf(dialog, product).click();
    await press(app, dialog, "btn.saveChanges");
    await expect(dialog.getByRole("status").filter({ hasText: "1" }).first()).toBeVisible();
    await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  }
  await holds(app, 3, 4);
  await check(app, app.text("Not done yet: 1 of 4 isn't met.", "Nog niet gelukt: 1 van 4 klopt niet."));
  const item = panel(app).getByRole("listitem").filter({ hasText: "Microsoft Teams" });
  await expect(item).toContainText(app.text("It was off after change 1", "Na wijziging 1 stond het uit"));
  await inPanel(app, "startOver").click();
  await expect(panel(app).getByRole("status").filter({ hasText: app.text("back at its start", "weer aan het begin") })).toBeVisible();
  await openUsers(app);
  await select(app, "Bram Willems");
  const dialog = await manage(app, "replace");
  await switchOf(dialog, E3).click();
  await press(app, dialog, "btn.replace");
  await close(app, dialog);
  await done(app);
  await test.step("started over, it is in progress again, and stays", async () => {
    await inPanel(app, "startOver").click();
    await holds(app, 2, 4);
    await inPanel(app, "leave").click();
    const row = app.page.getByRole("main").getByRole("listitem").filter({ hasText: gap(app) });
    await expect(row).toContainText(app.text("In progress, 2 of 4 met", "Bezig, 2 van 4 kloppen"));
  });
});

test("hints come one by one, and the solution is shown without touching one's own work", async ({ app, page }) => {
  await start(app, own);
  await begin(app, gap(app));
  const dialog = await openPerson(app, "Finn O'Brien");
  await boxOf(dialog, E1).click();
  await press(app, dialog, "btn.saveChanges");
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  // Somebody else was changed: that is named.
  await expect(panel(app).getByRole("listitem").filter({ hasText: "Finn O'Brien" })).toBeVisible();
  const hint = inPanel(app, "hint");
  for (const number of [1, 2, 3]) {
    await hint.click();
    await expect(panel(app).getByText(app.text(`Hint ${number} of 3`, `Hint ${number} van 3`), { exact: true })).toBeVisible();
  }
  await expect(hint).toBeDisabled();
  const grid = await openUsers(app);
  const bram = grid.getByRole("row").filter({ hasText: "Bram Willems" });
  await expect(bram).toContainText("Office 365 E1");
  await inPanel(app, "showMe").click();
  await expect(panel(app)).toContainText(app.text("You're watching the solution", "U bekijkt de oplossing"));
  const finn = grid.getByRole("row").filter({ hasText: "Finn O'Brien" });
  await expect(finn).not.toContainText("Office 365 E1");
  await button(panel(app), app.text("Next step", "Volgende stap")).click();
  await expect(bram).toContainText("Office 365 E3");
  await app.axe();
  await button(panel(app), app.text("Back to my work", "Terug naar mijn werk")).click();
  await expect(bram).toContainText("Office 365 E1");
  await expect(finn).toContainText("Office 365 E1");
  await expect(page.getByRole("status").filter({ hasText: app.text("Saved", "Opgeslagen") }).first()).toBeVisible();
});

test("a group in error is put right", async ({ app, page }) => {
  await start(app, own);
  await begin(app, app.text("Ines in error", "Ines heeft een fout"));
  await holds(app, 1, 4);
  const dialog = await openPerson(app, "Ines Costa");
  await boxOf(dialog, E1).click();
  await press(app, dialog, "btn.saveChanges");
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await app.go("#/groups");
  await page.getByRole("grid").getByRole("button", { name: "Licensed E3", exact: true }).or(page.getByRole("grid").getByRole("link", { name: "Licensed E3", exact: true })).click();
  await selectBox(app, "Ines Costa").check();
  await button(page.getByRole("main"), app.text("Reprocess", "Opnieuw verwerken")).click();
  const again = page.getByRole("dialog");
  await button(again, app.text("Reprocess", "Opnieuw verwerken")).click();
  await close(app, again);
  await done(app);
});

test("in 21Vianet an exercise is solved in the pane beside the list", async ({ app }) => {
  await start(app, { ...own, edition: "21vianet-2020" });
  await begin(app, app.text("Two that don't go together", "Twee die niet samengaan"));
  await openUsers(app);
  await select(app, "Bram Willems");
  const person = await beside(app, "Bram Willems");
  await press(app, person, "au.editProductLicenses");
  const dialog = await pane(app, app.L("au.productLicensesRow"));
  await switchOf(dialog, E1).click();
  await switchOf(dialog, E3).click();
  await press(app, dialog, "btn.save");
  await close(app, dialog);
  await done(app);
});

test("in 21Vianet an exercise for several people is solved by Bulk actions", async ({ app }) => {
  await start(app, { ...own, edition: "21vianet-2020" });
  await begin(app, app.text("The loop that went on", "De lus die doorging"));
  const answer = app.text("Give and take in one request per person", "Geven en nemen in één aanvraag per persoon");
  await panel(app).getByRole("radio", { name: answer }).check();
  await openUsers(app);
  await select(app, "Mira Kaya", "Noor Bakker");
  const bulk = await beside(app, app.L("au.bulkActions"));
  await press(app, bulk, "au.editProductLicenses");
  const choose = await pane(app, app.L("au.assignProductsPane"));
  await choose.getByRole("radio", { name: app.L("au.addToExistingChoice") }).check();
  await press(app, choose, "btn.next");
  const dialog = await pane(app, app.L("au.addToExistingPane"));
  await switchOf(dialog, E1).click();
  await press(app, dialog, "btn.add");
  await expectCounts(app, dialog, 2, 0, 0);
  await close(app, dialog);
  await done(app);
});

test("an exercise is gone on with after a reload, and in another tab", async ({ app, page, context }) => {
  await start(app, own);
  await begin(app, first(app));
  const dialog = await openPerson(app, "Finn O'Brien");
  await boxOf(dialog, E3).click();
  await press(app, dialog, "btn.saveChanges");
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await holds(app, 3, 3);
  await inPanel(app, "hint").click();
  await app.reload();
  await holds(app, 3, 3);
  await expect(panel(app).getByText(app.text("Hint 1 of 2", "Hint 1 van 2"), { exact: true })).toBeVisible();
  const other = await context.newPage();
  const second = Object.assign(Object.create(Object.getPrototypeOf(app)), app, { page: other }) as App;
  await second.open("#/practice");
  await expect(panel(second), "another tab opens one's own tenant").toHaveCount(0);
  const row = other.getByRole("main").getByRole("listitem").filter({ hasText: first(app) });
  await expect(row).toContainText(app.text("In progress, 3 of 3 met", "Bezig, 3 van 3 kloppen"));
  await begin(second, first(app), "goOn");
  await holds(second, 3, 3);
  await expect(second.page.getByRole("main")).toContainText("Finn O'Brien");
  await other.close();
  await expect(page.getByRole("main")).toContainText("Finn O'Brien");
});

test("questions are answered, by keyboard, at 320 pixels", async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await start(app, own);
  await app.go("#/practice");
  const title = app.text("Read before you click", "Eerst lezen, dan klikken");
  await on(page, page.getByRole("main").getByRole("list").getByRole("link", { name: title, exact: true }), "Enter");
  await on(page, button(page.getByRole("main"), named(app, "start")), "Enter");
  // Folded, it says how far one is.
  const folded = panel(app).getByText(app.text("1 of 3", "1 van 3"), { exact: true });
  await expect(folded.filter({ visible: true })).toHaveCount(1);
  await on(page, button(panel(app), app.text("Show all of the exercise", "De hele oefening tonen")), "Enter");
  const answers = panel(app).getByRole("textbox", { name: app.text("Your answer", "Uw antwoord"), exact: true });
  for (const place of [0, 1]) {
    await answers.nth(place).focus();
    await page.keyboard.type(place === 0 ? "3" : "2");
  }
  await holds(app, 2, 3);
  await expect(panel(app)).toContainText(app.text("This answer isn't right.", "Dit antwoord klopt niet."));
  await answers.first().focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("2");
  await on(page, inPanel(app, "check"), "Enter");
  await expect(panel(app).getByRole("status").filter({ hasText: app.text("Done", "Gelukt") })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  await app.axe();
});

test("without room an exercise lives in memory, and says so", async ({ app, page }) => {
  await start(app, own);
  await page.evaluate(() => {
    const filler = "x".repeat(1024);
    for (let size = 4 * 1024 * 1024; size >= 256; size = Math.floor(size / 2)) {
      for (let at = 0; at < 64; at += 1) {
        try {
          localStorage.setItem(`other:${size}:${at}`, filler.repeat(Math.ceil(size / 1024)).slice(0, size));
        } catch {
          break;
        }
      }
    }
  });
  await begin(app, first(app));
  await expect(panel(app)).toContainText(app.text("so it isn't saved", "alleen in het geheugen"));
  const dialog = await openPerson(app, "Finn O'Brien");
  await boxOf(dialog, E3).click();
  await press(app, dialog, "btn.saveChanges");
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
  await done(app);
  await inPanel(app, "leave").click();
  const grid = await openUsers(app);
  await expect(grid).toContainText("Anna de Vries");
});

test("an address of no exercise says so", async ({ app, page }) => {
  await app.open("#/practice/99-nothing");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    app.text("There's no exercise with this address", "Op dit adres staat geen oefening"),
  );
});
