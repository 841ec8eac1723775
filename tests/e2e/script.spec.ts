// Owns the walks of Show as script: in a plan, a result, an entry and a selection of the history; tabs, copying, keeping.
import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { on } from "./helpers/keys";
import { inEveryLook } from "./helpers/looks";
import { button, close, manage, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { E3, VISIO, type Product } from "./fixtures/catalog";
import { holdings, idOf, type Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [{ name: "Anna de Vries", has: [E3] }, { name: "Bram Jansen" }, { name: "Chantal O'Neill" }],
};
const bram = "bram.jansen@contoso.example";

/** Opens the script from here, and returns its pane. */
async function show(app: App, where: Locator): Promise<Locator> {
  await button(where, app.text("Show as script", "Als script weergeven")).click();
  return pane(app, "Script");
}

/** Shows a tool's tab, and returns its lines. */
async function tool(app: App, script: Locator, name: string): Promise<Locator> {
  await script.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  return lines(app, script, name);
}

const lines = (app: App, script: Locator, name: string): Locator =>
  script.getByRole("region", { name: app.text(`Script for ${name}`, `Script voor ${name}`), exact: true });

async function choose(app: App, product: Product, ...names: string[]): Promise<Locator> {
  await openUsers(app);
  await select(app, ...names);
  const dialog = await manage(app, "add");
  await switchOf(dialog, product).click();
  return dialog;
}

async function give(app: App, product: Product, ...names: string[]): Promise<void> {
  const dialog = await choose(app, product, ...names);
  await press(app, dialog, "btn.add");
  await close(app, dialog);
  await button(app.page.getByRole("main"), app.text("Clear selection", "Selectie wissen")).click();
}

test("a plan and its result are shown as a script for each tool", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await start(app, tenant);
  const dialog = await choose(app, E3, "Anna de Vries", "Bram Jansen", "Chantal O'Neill");
  const script = await show(app, dialog);

  // Who has it already is left out.
  const graph = lines(app, script, "Microsoft Graph");
  await expect(graph).toContainText("POST https://graph.microsoft.com/v1.0/$batch");
  await expect(graph).toContainText(E3.skuId);
  await expect(graph).toContainText(idOf(tenant, "Bram Jansen"));
  await expect(graph).not.toContainText(idOf(tenant, "Anna de Vries"));
  await expect(script).toContainText("LicenseAssignment.ReadWrite.All");
  await inEveryLook(app);
  await page.setViewportSize({ width: 1280, height: 800 });

  const powershell = await tool(app, script, "Graph PowerShell");
  await expect(powershell).toContainText(`'${bram}'`);
  await expect(powershell).toContainText("Set-MgUserLicense -UserId $id");
  await expect(powershell).toContainText(`# ${E3.name}`);
  const online = await tool(app, script, "MSOnline");
  await expect(online).toContainText("-AddLicenses 'contoso:ENTERPRISEPACK'");
  await expect(script).toContainText(app.text("MSOnline was retired on May 30, 2025", "MSOnline is sinds 30 mei 2025 buiten gebruik"));
  await expect(await tool(app, script, "AzureAD")).toContainText("Set-AzureADUserLicense -ObjectId $id");
  await expect(await tool(app, script, "CLI for Microsoft 365")).toContainText(`--ids '${E3.skuId}'`);
  await app.axe();

  await test.step("copied and kept as it stands", async () => {
    const shown = await (await tool(app, script, "Graph PowerShell")).textContent();
    await button(script, app.text("Copy", "Kopiëren")).click();
    await expect(script.getByRole("status")).toHaveText(app.text("Copied", "Gekopieerd"));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    const download = page.waitForEvent("download");
    await button(script, app.text("Download", "Downloaden")).click();
    expect((await download).suggestedFilename()).toBe("script-graph-powershell.ps1");
    expect(readFileSync(await (await download).path(), "utf8")).toBe(shown);
  });

  await test.step("the pane below is as it was, and its result has the same script", async () => {
    const before = await (await tool(app, script, "Microsoft Graph")).textContent();
    await close(app, script);
    await press(app, dialog, "btn.add");
    const again = await show(app, dialog);
    const after = await lines(app, again, "Microsoft Graph").textContent();
    const code = (text: string | null) => text?.split("\n").filter((line) => !line.startsWith("#"));
    expect(code(after)).toEqual(code(before));
    await close(app, again);
    const done = holdings(await app.exportTenant());
    expect(done).toMatchObject({ "Bram Jansen": { ENTERPRISEPACK: [] }, "Chantal O'Neill": { ENTERPRISEPACK: [] } });

    // Sent on the page Graph request after Undo, it does the same.
    await page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
    await app.go("#/request");
    const main = page.getByRole("main");
    await main.getByRole("textbox", { name: app.text("Request", "Aanvraag"), exact: true }).fill(before ?? "");
    await button(main, app.text("Send", "Verzenden")).click();
    await expect(main.getByRole("article", { name: "200 OK" })).toHaveCount(2);
    expect(holdings(await app.exportTenant())).toEqual(done);
  });
});

test("what a tool can't do is said", async ({ app }) => {
  await start(app, { ...tenant, groups: [{ name: "Sales", members: ["Bram Jansen"], gives: [E3] }] });
  await app.go("#/history");
  await give(app, VISIO, "Bram Jansen");
  await app.go("#/history");
  const script = await show(app, app.page.getByRole("main"));
  await expect(script).toContainText(app.text("1 change", "1 wijziging"));
  await expect(script).toContainText(app.text("The license cmdlets of AzureAD stopped working on June 30, 2023", "De licentiecmdlets van AzureAD werken sinds 30 juni 2023 niet meer"));
  await close(app, script);
});

test("a selection of the history is one script, in its order", async ({ app, page }) => {
  await start(app, tenant);
  await give(app, E3, "Bram Jansen");
  await give(app, VISIO, "Chantal O'Neill");
  await app.go("#/history");
  const main = page.getByRole("main");
  const all = await tool(app, await show(app, main), "Graph PowerShell");
  const text = (await all.textContent()) ?? "";
  expect(text.indexOf(E3.name)).toBeGreaterThan(0);
  expect(text.indexOf(VISIO.name)).toBeGreaterThan(text.indexOf(`'${bram}'`));
  expect(text.match(/Set-MgUserLicense/g)).toHaveLength(2);
  await close(app, await pane(app, "Script"));

  await main.getByRole("checkbox", { name: new RegExp(VISIO.name) }).check();
  const one = await tool(app, await show(app, main), "Graph PowerShell");
  await expect(one).toContainText(VISIO.name);
  await expect(one).not.toContainText(E3.name);
  await close(app, await pane(app, "Script"));

  await main.getByRole("grid").getByRole("row").filter({ hasText: E3.name }).getByRole("button").click();
  const entry = page.getByRole("dialog");
  const script = await show(app, entry);
  await expect(await tool(app, script, "CLI for Microsoft 365")).toContainText(`--userName '${bram}'`);
  await close(app, script);
  await close(app, entry);
});

test("by keys alone: into the script, through its tabs, and back", async ({ app, page }) => {
  await start(app, tenant);
  const dialog = await choose(app, E3, "Bram Jansen");
  const opens = button(dialog, app.text("Show as script", "Als script weergeven"));
  await on(page, opens, "Enter");
  const script = await pane(app, "Script");
  await on(page, script.getByRole("tab", { selected: true }), "ArrowRight");
  await expect(script.getByRole("tab", { name: "Graph PowerShell" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(script.getByRole("tab", { name: "CLI for Microsoft 365" })).toBeFocused();
  await on(page, lines(app, script, "CLI for Microsoft 365"), "ArrowDown");
  await page.keyboard.press("Escape");
  await expect(script).toBeHidden();
  await expect(dialog).toBeVisible();
  await expect(opens).toBeFocused();
});

test("what was done runs in the console after Undo, with the same result", async ({ app, page }) => {
  await start(app, tenant);
  await give(app, E3, "Bram Jansen", "Chantal O'Neill");
  const done = holdings(await app.exportTenant());
  await app.go("#/history");
  const script = await show(app, page.getByRole("main"));
  const run = button(script, app.text("Run in console", "In console uitvoeren"));
  await expect(run).toBeDisabled();
  await tool(app, script, "Graph PowerShell");
  await page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
  await run.click();
  const log = page.getByRole("log", { name: app.text("Output", "Uitvoer") });
  await expect(log).toContainText(bram);
  await expect(page.getByRole("main").getByRole("status").filter({ hasText: app.text("Ready", "Gereed") })).toBeVisible();
  expect(holdings(await app.exportTenant())).toEqual(done);
});
