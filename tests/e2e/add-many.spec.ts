// Owns the walks of Add multiple users: samples, lists that are refused row by row or as a whole, options for all, the result.
import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { boxOf, button, close, openUsers, pane, press, resultOf, start } from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { E1, E3, POWER_BI, VISIO } from "./fixtures/catalog";
import { consumed, holdings, locations, type Tenant } from "./fixtures/tenant";

const two: Tenant = {
  people: [{ name: "Anna de Vries" }, { name: "Bram Jansen" }],
  products: [[E1, 3], [E3, 2], [VISIO, 1], [POWER_BI, 2]],
};

const HEADER =
  "User Name,First Name,Last Name,Display Name,Job Title,Department,Office Number,Office Phone,Mobile Phone,Fax,Address,City,State or Province,ZIP or Postal Code,Country or Region";

/** A line of a list: username, display name, and other columns by their places. */
function line(username: string, display: string, more: Record<number, string> = {}): string {
  const columns = Array.from({ length: 15 }, (_, at) => more[at] ?? " ");
  columns[0] = username;
  columns[3] = display;
  return columns.join(",");
}

const list = (...lines: string[]): string => [HEADER, ...lines].join("\r\n");

async function openImport(app: App): Promise<Locator> {
  await openUsers(app);
  await press(app, app.page.getByRole("main"), "bulk.addMultiple");
  return pane(app, app.L("bulk.importPanel"));
}

/** Chooses a file and verifies it. */
async function verify(app: App, dialog: Locator, content: string | Buffer): Promise<void> {
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  await dialog.getByLabel(app.L("bulk.browse"), { exact: true }).setInputFiles({ name: "users.csv", mimeType: "text/csv", buffer });
  const check = button(dialog, app.L("bulk.verify"));
  await expect(check).not.toHaveAttribute("aria-disabled", "true");
  await check.click();
}

/** Downloads by a button, and returns the name and text of the file. */
async function downloaded(app: App, what: Locator): Promise<[string, string]> {
  const download = app.page.waitForEvent("download");
  await what.click();
  const file = await download;
  return [file.suggestedFilename(), readFileSync(await file.path(), "utf8")];
}

test("adds the users of a list with options for all, and takes them back in one step", async ({ app, page }) => {
  await start(app, two);
  const before = await app.exportTenant();
  const dialog = await openImport(app);
  const next = button(dialog, app.L("btn.next"));
  await expect(next).toBeDisabled();
  await expect(button(dialog, app.L("bulk.verify"))).toBeDisabled();

  const [, headers] = await downloaded(app, button(dialog, app.text("Download a CSV file with headers only", "Een CSV-bestand met alleen kopteksten downloaden")));
  expect(headers.split(",")).toHaveLength(15);
  expect(headers.split(",")[3]).toBe(app.text("Display name", "Weergavenaam"));
  const [, sample] = await downloaded(app, button(dialog, app.text("Download a CSV file with headers and sample users", "Een CSV-bestand met kopteksten en voorbeeldgebruikers downloaden")));
  expect(sample).toContain("roos.terpstra@contoso.example");

  // The sample can be used as it is, with one more user.
  await verify(app, dialog, sample + line("noor@contoso.example", "Noor Bergman", { 11: "Gent" }));
  const table = dialog.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row").nth(3)).toContainText("noor@contoso.example");
  await inEveryLook(app);
  await next.click();

  const options = await pane(app, app.L("bulk.setOptions"));
  await options.getByRole("radio", { name: app.text("Sign-in blocked", "Aanmelden geblokkeerd"), exact: true }).check();
  await options.getByRole("combobox", { name: app.L("au.selectLocation"), exact: true }).selectOption("BE");
  await boxOf(options, E3).check();
  await expect(options.getByRole("status").filter({ hasText: app.text("available: 2 of the 3 needed", "zijn 2 van de 3 benodigde licenties beschikbaar") })).toBeVisible();
  await expect(options.getByRole("status").filter({ hasText: app.text("would be added without", "wordt toegevoegd zonder") })).toBeVisible();
  await inEveryLook(app);
  await press(app, options, "btn.next");

  const result = await pane(app, app.L("bulk.viewResult"));
  await expect(result.getByRole("status").first()).toContainText(app.text("3 users added.", "3 gebruikers toegevoegd."));
  await expect(result.getByRole("status").first()).toContainText(app.text("1 more license is needed", "er is nog 1 licentie nodig"));
  await expect(resultOf(result, "Noor Bergman")).toContainText(app.text("Not enough licenses", "Onvoldoende licenties"));
  await inEveryLook(app);
  await close(app, result);
  const tenant = await app.exportTenant();
  expect(holdings(tenant)).toMatchObject({ "Roos Terpstra": { ENTERPRISEPACK: [] }, "Ivan Petrov": { ENTERPRISEPACK: [] }, "Noor Bergman": {} });
  expect(consumed(tenant, E3)).toBe(2);
  expect(locations(tenant)["Roos Terpstra"]).toBe("BE");
  const noor = tenant.users.find((user: any) => user.displayName === "Noor Bergman");
  expect(noor).toMatchObject({ accountEnabled: false, city: "Gent" });

  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
  expect(await app.exportTenant()).toEqual(before);
});

test("every row that is wrong says why, and nobody is added before the list is right", async ({ app }) => {
  await start(app, two);
  const before = await app.exportTenant();
  const dialog = await openImport(app);
  const name = app.text("Username", "Gebruikersnaam");
  const display = app.text("Display name", "Weergavenaam");
  const missing = (field: string): string => app.text(`${field} is missing.`, `${field} ontbreekt.`);
  const long = (field: string, most: string): string =>
    app.text(`${field} can have at most ${most} characters.`, `${field} mag maximaal ${most} tekens hebben.`);
  const noAddress = app.text(`${name} is not a valid address.`, `${name} is geen geldig adres.`);
  const address = "@contoso.example";
  const fine = line(`fine${address}`, "Fine");
  const long64 = (at: number, en: string, nl: string): [string, string] => [
    line(`long${at}${address}`, "Long", { [at]: "x".repeat(65) }),
    long(app.text(en, nl), "64"),
  ];
  const long128 = (at: number, en: string, nl: string): [string, string] => [
    line(`long${at}${address}`, "Long", { [at]: "x".repeat(129) }),
    long(app.text(en, nl), "128"),
  ];

  // Each line of the list, and what is said of it.
  const cases: [string, string][] = [
    [line(" ", "Nobody"), missing(name)],
    [line(`nameless${address}`, " "), missing(display)],
    [line("no.domain", "No Domain"), noAddress],
    [line(`a b${address}`, "A Blank"), noAddress],
    [line(`.dot${address}`, "A Dot"), noAddress],
    [line(`ren\u00e9e${address}`, "Ren\u00e9e"), noAddress],
    [line("x@fabrikam.example", "Elsewhere"), app.text("fabrikam.example is not a domain of this organization.", "fabrikam.example is geen domein van deze organisatie.")],
    [line(`ANNA.de.vries${address}`, "Anna Again"), app.text("Anna de Vries already uses ANNA.de.vries@contoso.example.", "is al van Anna de Vries.")],
    [line(`FINE${address}`, "Twice"), app.text("appears in the list more than once.", "staat meer dan één keer in de lijst.")],
    [line(`${"x".repeat(51)}${address}`, "Long"), long(name, "50")],
    [line(`${"x".repeat(80)}${address}`, "Long"), long(name, "79")],
    [line(`long3${address}`, "x".repeat(257)), long(display, "256")],
    long64(1, "First name", "Voornaam"),
    long64(2, "Last name", "Achternaam"),
    long64(4, "Job title", "Functie"),
    long64(5, "Department", "Afdeling"),
    long128(6, "Office Number", "Kantoornummer"),
    long64(7, "Office phone", "Telefoon (werk)"),
    long64(8, "Mobile phone", "Mobiele telefoon"),
    long64(9, "Fax", "Fax"),
    [line(`long10${address}`, "Long", { 10: "x".repeat(1024) }), long(app.text("Address", "Adres"), app.text("1,023", "1.023"))],
    long128(11, "City", "Plaats"),
    long128(12, "State or province", "Staat of provincie"),
    [line(`long13${address}`, "Long", { 13: "x".repeat(41) }), long(app.text("ZIP or postal code", "Postcode"), "40")],
    long128(14, "Country or region", "Land of regio"),
    [`short${address},Short`, app.text("Columns in this row: 2. Columns needed: 15.", "Kolommen in deze rij: 2. Benodigde kolommen: 15.")],
  ];
  await verify(app, dialog, list(fine, ...cases.map(([row]) => row)));
  const alert = dialog.getByRole("alert");
  await expect(alert).toContainText(app.text(`${cases.length} of ${cases.length + 1} rows can't be added.`, `${cases.length} van ${cases.length + 1} rijen kunnen niet worden toegevoegd.`));
  const rows = dialog.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(cases.length + 1);
  for (const [at, [, said]] of cases.entries()) {
    await expect(rows.nth(at + 1)).toContainText(said);
    // The header is line 1, the one that is fine line 2.
    await expect(rows.nth(at + 1).getByRole("rowheader")).toHaveText(String(at + 3));
  }
  const [, log] = await downloaded(app, button(dialog, app.text("Download log", "Logboek downloaden")));
  expect(log.trim().split("\r\n")).toHaveLength(cases.length + 1);
  expect(log).toContain(cases[25][1]);
  await inEveryLook(app);

  const next = button(dialog, app.L("btn.next"));
  await expect(next).toBeDisabled();
  await expect(next).toHaveAccessibleDescription(app.text("Correct the file and verify it again", "Verbeter het bestand en controleer het opnieuw"));
  // Another file is not verified yet; then it goes on.
  await verify(app, dialog, list(fine));
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect(next).not.toHaveAttribute("aria-disabled", "true");
  await next.click();
  const options = await pane(app, app.L("bulk.setOptions"));
  await press(app, options, "btn.next");
  const said = app.text("Choose at least one product", "Kies minstens één product");
  await expect(options.getByText(said)).toBeFocused();
  await button(options, app.text("Cancel", "Annuleren")).click();
  expect(await app.exportTenant()).toEqual(before);
});

test("a list that can't be used is refused as a whole, and says why", async ({ app }) => {
  await start(app, two);
  const dialog = await openImport(app);
  const many = Array.from({ length: 251 }, (_, n) => line(`new${n}@contoso.example`, `New ${n}`));
  const cases: [string, string | Buffer, string][] = [
    ["nothing", "", app.text("The file has no users", "Het bestand bevat geen gebruikers")],
    ["a header alone", HEADER, app.text("The file has no users", "Het bestand bevat geen gebruikers")],
    ["251 users", list(...many), app.text("The file has 251 users. You can add up to 250", "Het bestand bevat 251 gebruikers. U kunt er maximaal 250")],
    [
      "another list",
      "name,address\na,b",
      app.text("Columns in the first line: 2. Columns needed: 15, or 16 with an alternate email address.", "Kolommen in de eerste regel: 2. Benodigde kolommen: 15, of 16 met een alternatief e-mailadres."),
    ],
    ["UTF-16", Buffer.from(`\ufeff${list(many[0])}`, "utf16le"), app.text("The file is saved as UTF-16.", "Het bestand is opgeslagen als UTF-16.")],
    ["Latin 1", Buffer.from(list(line("renee@contoso.example", "Ren\u00e9e")), "latin1"), app.text("The file isn't saved as UTF-8.", "Het bestand is niet opgeslagen als UTF-8.")],
    ["3 MB", Buffer.alloc(3 << 20, 97), app.text("The file is 3 MB. The limit is 2 MB.", "Het bestand is 3 MB. De limiet is 2 MB.")],
  ];
  for (const [name, content, said] of cases) {
    await test.step(name, async () => {
      await verify(app, dialog, content);
      await expect(dialog.getByRole("alert")).toContainText(said);
      await expect(dialog.getByRole("alert")).toContainText(app.text("Nothing has been changed.", "Er is niets gewijzigd."));
      await expect(button(dialog, app.L("btn.next"))).toBeDisabled();
    });
  }
  // 250 go, in one step and without products.
  await verify(app, dialog, list(...many.slice(1)));
  await expect(dialog.getByRole("status").filter({ hasText: app.text("250 users can be added.", "250 gebruikers kunnen worden toegevoegd.") })).toBeVisible();
  await press(app, dialog, "btn.next");
  const options = await pane(app, app.L("bulk.setOptions"));
  await options.getByRole("radio").last().check();
  await press(app, options, "btn.next");
  const result = await pane(app, app.L("bulk.viewResult"));
  await expect(result.getByRole("status").first()).toContainText(app.text("250 users added", "250 gebruikers toegevoegd"));
  await button(result, app.text("Undo", "Ongedaan maken")).click();
  await expect(result.getByRole("status").first()).toContainText(app.text("Undone.", "Ongedaan gemaakt."));
  await close(app, result);
  expect((await app.exportTenant()).users).toHaveLength(2);
});
