// Owns the walks of the Rules page: what excludes and needs what, where that is known from, the profiles, the errors.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { start } from "./helpers/walk";
import { E1, E3, in2020, service } from "./fixtures/catalog";
import type { Tenant } from "./fixtures/tenant";

const tenant: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }] };

async function open(app: App): Promise<Locator> {
  await start(app, tenant);
  await app.page.getByRole("navigation").getByRole("link", { name: app.text("Rules", "Regels"), exact: true }).click();
  const main = app.page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: app.text("Rules", "Regels"), exact: true })).toBeVisible();
  return main;
}

const search = (app: App, main: Locator): Locator => main.getByRole("searchbox");
const rule = (main: Locator, name: string): Locator => main.getByRole("article", { name });

test("every rule says where it is known from, and which products it concerns", async ({ app }) => {
  const main = await open(app);
  const exchange = rule(main, "Exchange Online").first();
  await expect(exchange).toContainText("Azure Active Directory: licensing service plan reference, 2020");
  await expect(exchange).toContainText(app.text("Sure: a Microsoft document", "Zeker: een document van Microsoft"));
  for (const plan of ["EXCHANGE_S_STANDARD", "EXCHANGE_S_ENTERPRISE"]) await expect(exchange).toContainText(plan);
  const phone = rule(main, "Microsoft 365 Phone System MCOEV");
  await expect(phone).toContainText(app.text("Likely", "Waarschijnlijk"));
  const others = phone.getByRole("button", { name: "MCOEV" });
  await others.click();
  await expect(others).toHaveAttribute("aria-expanded", "true");
  await expect(phone).toContainText("Microsoft 365 Phone System");
  await app.axe();
  await exchange.getByRole("link", { name: E3.name }).click();
  await expect(app.page.getByRole("heading", { level: 1, name: E3.name })).toBeVisible();
});

test("rules are found by service, plan name and product", async ({ app }) => {
  const main = await open(app);
  await expect(main.getByRole("status").filter({ hasText: /^\d+/ })).toHaveText(app.text("25 rules", "25 regels"));
  for (const [query, found, gone] of [
    ["yammer_edu", "Yammer", "Exchange Online"],
    ["Skype for Business PSTN", "Skype for Business PSTN", "Yammer"],
    ["365 Phone System", "Microsoft 365 Phone System MCOEV", "Yammer"],
    [in2020(service(E3, "SHAREPOINTENTERPRISE")).label, "SharePoint Online", "Yammer"],
  ]) {
    await search(app, main).fill(query);
    await expect(rule(main, found).first()).toBeVisible();
    await expect(main.getByRole("heading", { level: 3, name: gone, exact: true })).toHaveCount(0);
  }
  await search(app, main).fill("nothing like it");
  await expect(main).toContainText(app.text("No rules found.", "Geen regels gevonden."));
});

test("pairs that are excused are named", async ({ app }) => {
  const main = await open(app);
  const excused = main.getByRole("region", {
    name: app.text("Product pairs that are allowed together", "Productparen die samen mogen"),
  });
  await expect(excused).toContainText("Microsoft 365 E3 (no Teams) + Microsoft Teams Enterprise");
  await expect(excused).toContainText(app.text("inferred by Zetel", "door Zetel afgeleid"));
});

test("the profile is switched, with what changes said before and after, and undone", async ({ app }) => {
  const main = await open(app);
  const profile = main.getByRole("region", { name: app.text("Rules profile", "Regelprofiel") });
  const choose = profile.getByRole("combobox", { name: app.text("Rules", "Regels") });
  const change = profile.getByRole("listitem").filter({ hasText: "EXCHANGE_S_ENTERPRISE" });
  await expect(change).toContainText(app.text("these can now be combined with the others", "mogen voortaan samen met de andere"));
  await choose.selectOption("current2025");
  const done = profile.getByRole("status");
  await expect(done).toContainText(app.text("The rules are now", "De regels zijn nu"));
  await expect(done).toContainText("TEAMS_FREE");
  await expect(rule(main, "Rights Management")).toBeVisible();
  await app.axe();
  await app.go("#/sandbox");
  await expect(app.page.getByRole("combobox", { name: app.text("Rules", "Regels") })).toHaveValue("current2025");
  await app.go("#/rules");
  await choose.selectOption("classic2020");
  await done.getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
  await expect(choose).toHaveValue("current2025");
});

test("the errors are listed with Graph's names, what triggers them and what helps", async ({ app }) => {
  const main = await open(app);
  await main.getByRole("tab", { name: app.text("Errors", "Fouten") }).click();
  const table = main.getByRole("table", { name: app.text("Errors", "Fouten") });
  await expect(table.getByRole("row")).toHaveCount(24);
  for (const [title, graph] of [
    [app.L("err.notEnough"), "CountViolation"],
    [app.L("err.conflicting"), "MutuallyExclusiveViolation"],
    [app.L("err.dependencyNew"), "DependencyViolation"],
    [app.L("err.dependency"), "DependencyViolation"],
    [app.L("err.location"), "ProhibitedInUsageLocationViolation"],
    [app.L("err.locationMissing"), "invalid usage location"],
    [app.L("err.proxy"), "UniquenessViolation"],
    [app.L("err.other"), "Other"],
    [app.text("Insufficient privileges", "Onvoldoende bevoegdheden"), "Authorization_RequestDenied"],
    [app.text("Missing parameter", "Ontbrekende parameter"), "missing parameters are"],
    [app.text("Not a valid ID", "Geen geldige id"), "Edm.Guid"],
    [app.text("For the whole organization", "Voor de hele organisatie"), "Request_BadRequest"],
  ]) {
    const named = app.page.getByRole("rowheader").getByText(title, { exact: true });
    await expect(table.getByRole("row").filter({ has: named })).toContainText(graph);
  }
  await app.axe();
});
