// Owns what trainers do: an exercise made by hand, shared by a link, done by somebody else, and its results read.
import { readFileSync } from "node:fs";
import { App, expect, test } from "./helpers/app";
import { done, holds, panel } from "./helpers/practice";
import { inEveryLook } from "./helpers/looks";
import { boxOf, button, openPerson, press, start } from "./helpers/walk";
import { E1, E3 } from "./fixtures/catalog";
import { type Tenant } from "./fixtures/tenant";

const own: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Willems" }] };
const title = "Bram starts <img src=x onerror=alert(1)>";
const make = (app: App): string => app.text("Make an exercise", "Oefening maken");

/** Gives Bram Office 365 E3 on Active users. */
async function solve(app: App): Promise<void> {
  const dialog = await openPerson(app, "Bram Willems");
  await boxOf(dialog, E3).click();
  await press(app, dialog, "btn.saveChanges");
  await expect(dialog.getByRole("status").filter({ hasText: "1" }).first()).toBeVisible();
  await button(dialog, app.text("Close pane", "Deelvenster sluiten")).click();
}

test("an exercise is made from a change, shared, done by somebody else, and its results are read", async ({ app, page, browser }) => {
  const main = page.getByRole("main");
  await start(app, own);
  await solve(app);
  await app.go("#/practice");
  await main.getByRole("link", { name: make(app), exact: true }).click();
  await expect(main.getByRole("heading", { level: 1, name: make(app) })).toBeVisible();
  const share = button(main, app.text("Share", "Delen"));
  await expect(share).toHaveAttribute("aria-disabled", "true");
  await main.getByLabel(app.text("Title, English", "Titel, Engels"), { exact: true }).fill(title);
  await main.getByLabel(app.text("Task, Dutch", "Opdracht, Nederlands"), { exact: true }).fill("Bram krijgt Office 365 E3.");
  await main.getByLabel(app.text("Task, English", "Opdracht, Engels"), { exact: true }).fill("x".repeat(4_001));
  await expect(main.getByRole("listitem").filter({ hasText: app.text("more than others can open", "meer dan anderen kunnen openen") })).toBeVisible();
  await main.getByLabel(app.text("Task, English", "Opdracht, Engels"), { exact: true }).fill("");
  await main.getByLabel(app.text("Hint (optional), English", "Hint (optioneel), Engels"), { exact: true }).fill("Look at Bram.");
  await expect(main.getByRole("listitem").filter({ hasText: app.text("Not met at the start", "Klopt niet aan het begin") })).toBeVisible();
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  await button(main, app.text("Keep", "Bewaren")).click();
  await share.click();
  const link = await main.getByLabel(app.text("Link", "Koppeling"), { exact: true }).inputValue();
  expect(link.length).toBeLessThan(8_192);
  await app.go("#/practice");
  const mine = main.getByRole("region", { name: app.text("My exercises", "Mijn oefeningen") });
  await expect(mine.getByRole("link", { name: title, exact: true })).toBeVisible();

  // Somebody else, in a browser of their own.
  const context = await browser.newContext({ locale: app.locale });
  const other = new App(await context.newPage(), app.locale, app.url);
  const there = other.page.getByRole("main");
  await other.page.goto(link);
  await expect(there.getByRole("heading", { level: 1, name: app.text("Shared with you", "Met u gedeeld") })).toBeVisible();
  await expect(there.getByRole("heading", { name: title })).toBeVisible();
  await inEveryLook(other);
  await other.page.setViewportSize({ width: 1280, height: 800 });
  await there.getByRole("textbox", { name: app.text("Your name (optional)", "Uw naam (optioneel)") }).fill("=Lars Nygård");
  await button(there, app.text("Start exercise", "Oefening starten")).click();
  await expect(panel(other)).toContainText(title);
  await holds(other, 1, 2);
  await solve(other);
  await holds(other, 2, 2);
  await done(other);
  await other.go("#/practice");
  const download = other.page.waitForEvent("download");
  await button(there, app.text("Download results", "Resultaten downloaden")).click();
  const result = readFileSync(await (await download).path(), "utf8");
  await context.close();

  // Read beside two others, one of them damaged.
  await main.getByRole("link", { name: app.text("Results", "Resultaten"), exact: true }).click();
  const json = (name: string, text: string) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await main.getByLabel(app.text("Add result files", "Resultaatbestanden toevoegen")).setInputFiles([
    json("lars.json", result),
    json("anna.json", result.replace("=Lars Nygård", "Anna")),
    json("half.json", result.slice(0, 60)),
  ]);
  const table = main.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row", { name: "Anna" })).toContainText(app.text("1 change", "1 wijziging"));
  await expect(main.getByRole("listitem").filter({ hasText: "half.json" })).toContainText("61");
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  const csv = page.waitForEvent("download");
  await button(main, app.text("Export as CSV", "Exporteren als CSV")).click();
  const text = readFileSync(await (await csv).path(), "utf8");
  expect(text).toContain("'=Lars Nygård");
});

test("a lesson has an order, words and as much help as it says, and a damaged link opens nothing", async ({ app, page }) => {
  const main = page.getByRole("main");
  await start(app, own);
  await app.go("#/practice");
  await main.getByRole("link", { name: app.text("Make a lesson", "Les maken"), exact: true }).click();
  await main.getByLabel(app.text("Title, Dutch", "Titel, Nederlands"), { exact: true }).fill("Dag 1");
  await main.getByRole("checkbox", { name: app.text("The first license", "De eerste licentie") }).click();
  await main.getByRole("checkbox", { name: app.text("Without a gap", "Zonder onderbreking") }).click();
  await button(main, app.text("Move up: Without a gap", "Omhoog: Zonder onderbreking")).click();
  await main.getByRole("checkbox", { name: app.text("Show me", "Voordoen"), exact: true }).click();
  await button(main, app.text("Share", "Delen")).click();
  const link = await main.getByLabel(app.text("Link", "Koppeling"), { exact: true }).inputValue();
  const fragment = link.slice(link.indexOf("#"));
  await app.go(fragment.slice(0, -6));
  await expect(main).toContainText(app.text("Nothing was opened", "Er is niets geopend"));
  await app.go(fragment);
  await button(main, app.text("Start lesson", "Les starten")).click();
  await expect(main.getByRole("heading", { level: 1, name: "Dag 1" })).toBeVisible();
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });
  const links = main.getByRole("region", { name: app.text("Exercises", "Oefeningen") }).getByRole("link");
  await expect(links).toHaveText([app.text("Without a gap", "Zonder onderbreking"), app.text("The first license", "De eerste licentie")]);
  await links.first().click();
  await button(main, app.text("Start exercise", "Oefening starten")).click();
  await expect(button(panel(app), app.text("Hint", "Hint"))).toBeVisible();
  await expect(button(panel(app), app.text("Show me", "Voordoen"))).toHaveCount(0);
});

test("a file is handed to another app where the system can, and comes back as it was", async ({ app, page }) => {
  // Such a system takes plain text, and no kind of its own.
  await page.addInitScript(() => {
    const isTaken = (data: ShareData): boolean => data.files?.every((file) => file.name.endsWith(".txt") && file.type === "text/plain") ?? false;
    const given: string[] = [];
    const share = async (data: ShareData): Promise<void> => {
      for (const file of data.files ?? []) given.push(file.name, await file.text());
    };
    Object.assign(navigator, { canShare: isTaken, share });
    Object.assign(window, { given });
  });
  const main = page.getByRole("main");
  await start(app, own);
  await app.go("#/practice");
  await main.getByRole("button", { name: app.text("Share this tenant", "Deze tenant delen") }).click();
  await button(main, app.text("Send file", "Bestand versturen")).click();
  const given = () => page.evaluate(() => (window as unknown as { given: string[] }).given);
  await expect.poll(given).toHaveLength(2);
  const [name, text] = await given();
  expect(name).toBe("zetel-tenant.zetel.txt");
  const file = { name: name ?? "", mimeType: "text/plain", buffer: Buffer.from(text ?? "") };
  await main.getByLabel(app.text("Open file", "Bestand openen")).setInputFiles([file]);
  await expect(main.getByRole("button", { name: app.text("Open as a new tenant", "Openen als nieuwe tenant") })).toBeVisible();
});
