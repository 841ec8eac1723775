// Owns the walks of the Console page: a session with an error and its words, completion, files, stopping, keyboard.
import { expect, test, type App } from "./helpers/app";
import { begin } from "./helpers/practice";
import { button, start } from "./helpers/walk";
import { E3 } from "./fixtures/catalog";
import { holdings, type Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [{ name: "Anna de Vries" }, { name: "Bram Jansen", location: null }],
};

const main = (app: App) => app.page.getByRole("main");
const command = (app: App) => main(app).getByRole("textbox", { name: app.text("Command", "Opdracht"), exact: true });
const output = (app: App) => main(app).getByRole("log", { name: app.text("Output", "Uitvoer") });

/** The page, signed in with Graph. */
async function open(app: App): Promise<void> {
  await app.go("#/console");
  await run(app, "Connect-MgGraph -Scopes User.ReadWrite.All,Organization.Read.All -NoWelcome");
}

/** Types a command and runs it by Enter. */
async function run(app: App, text: string): Promise<void> {
  await command(app).fill(text);
  await command(app).press("Enter");
  await expect(main(app).getByRole("status").filter({ hasText: app.text("Ready", "Gereed") })).toBeVisible();
}

const assign = (who: string) =>
  `Set-MgUserLicense -UserId ${who}@contoso.example -AddLicenses @{SkuId='${E3.skuId}'} -RemoveLicenses @()`;

test("commands change the tenant, one by one, and can be undone", async ({ app }) => {
  await start(app, tenant);
  await app.page.getByRole("link", { name: "Console", exact: true }).click();
  await open(app);
  await run(app, "Get-MgSubscribedSku | Select-Object SkuPartNumber, ConsumedUnits");
  await expect(output(app)).toContainText("ENTERPRISEPACK");
  await run(app, assign("anna.de.vries"));
  await expect(output(app)).toContainText("anna.de.vries@contoso.example");
  await app.axe();
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ ENTERPRISEPACK: [] });
});

test("an error has the shell's form and our words, and nothing has changed", async ({ app }) => {
  await start(app, tenant);
  await open(app);
  await run(app, "Set-MgUserLicence");
  await expect(output(app)).toContainText("The term 'Set-MgUserLicence' is not recognized");
  await expect(output(app)).toContainText(app.text("Did you mean Set-MgUserLicense?", "Bedoelt u Set-MgUserLicense?"));
  await run(app, assign("nobody"));
  await expect(output(app)).toContainText("Status: 404 (NotFound)");
  await app.axe();
});

test("another tenant has a console of its own", async ({ app }) => {
  await start(app, tenant);
  await open(app);
  await run(app, "$x = 'mine'; $x");
  await expect(output(app)).toContainText("mine");
  await begin(app, app.text("The first license", "De eerste licentie"));
  await app.go("#/console");
  await run(app, "\"x is '$x'\"; Get-MgUser");
  await expect(output(app)).toContainText("x is ''");
  await expect(output(app)).toContainText("Authentication needed");
});

test("Tab completes, and Escape and Tab leave the box", async ({ app, page }) => {
  await start(app, tenant);
  await app.go("#/console");
  await command(app).fill("Get-MgUserL");
  await command(app).press("Tab");
  await expect(command(app)).toHaveValue("Get-MgUserLicenseDetail");
  await command(app).fill("Get-MgUser -UserId ");
  await command(app).press("End");
  await command(app).press("Tab");
  const list = main(app).getByRole("listbox", { name: app.text("Completions", "Aanvullingen") });
  await expect(list.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await app.axe();
  await command(app).press("ArrowDown");
  await command(app).press("Enter");
  await expect(command(app)).toHaveValue("Get-MgUser -UserId bram.jansen@contoso.example");
  await command(app).press("Escape");
  await page.keyboard.press("Tab");
  await expect(button(main(app), app.text("Run", "Uitvoeren"))).toBeFocused();
});

test("what was typed comes back, also after a reload", async ({ app, page }) => {
  await start(app, tenant);
  await app.go("#/console");
  await run(app, "'one'");
  await run(app, "'two'");
  await page.reload();
  await command(app).press("ArrowUp");
  await command(app).press("ArrowUp");
  await expect(command(app)).toHaveValue("'one'");
});

test("an endless loop is stopped", async ({ app }) => {
  await start(app, tenant);
  await app.go("#/console");
  await command(app).fill("while ($true) { }");
  await command(app).press("Enter");
  await button(main(app), app.text("Stop", "Stoppen")).click();
  await expect(main(app).getByRole("status").filter({ hasText: app.text("Stopped.", "Gestopt.") })).toBeVisible();
  await run(app, "'alive'");
  await expect(output(app)).toContainText("alive");
});

test("files go in and come out", async ({ app, page }) => {
  await start(app, tenant);
  await open(app);
  const csv = "UserPrincipalName\nanna.de.vries@contoso.example\n";
  const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await main(app).getByLabel(app.text("Add file", "Bestand toevoegen"), { exact: true }).setInputFiles(file);
  await expect(main(app).getByText("people.csv", { exact: true })).toBeVisible();
  await run(app, "Import-Csv people.csv | Export-Csv out.csv -NoTypeInformation");
  const download = page.waitForEvent("download");
  await button(main(app), app.text("Download out.csv", "out.csv downloaden")).click();
  expect((await download).suggestedFilename()).toBe("out.csv");
  await app.axe();
});
