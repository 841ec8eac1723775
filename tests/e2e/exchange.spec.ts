// Owns the walks of the tenant file: what comes back is what went out, and bad files change nothing.
import { expect, test } from "./helpers/app";
import { button, start } from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import { file, holdings, type Tenant } from "./fixtures/tenant";

const three: Tenant = {
  people: [
    { name: "Anna de Vries", has: [{ product: E3, off: ["SWAY"] }, VISIO] },
    { name: "Bram Jansen", location: null, blocked: true },
    { name: "Zoë <b>Öztürk</b> 张伟 👩‍💻", guest: true, has: [E1] },
  ],
  groups: [{ name: "Sales", members: ["Bram Jansen"], gives: [E1] }],
};

test("an exported tenant comes back as it was", async ({ app }) => {
  await start(app, three);
  const first = await app.exportTenant();
  await app.importTenant(first, "again.json");
  expect(await app.exportTenant()).toEqual(first);
  await app.reload();
  expect(await app.exportTenant()).toEqual(first);
});

test("so does the sample tenant, with all it holds", async ({ app, page }) => {
  await app.open("#/sandbox");
  const sample = app.text("Start with the sample tenant", "Met de voorbeeldtenant beginnen");
  await button(page.getByRole("main"), sample).click();
  const first = await app.exportTenant();
  expect(first.users.length).toBeGreaterThan(30);
  expect(first.groups.length).toBeGreaterThan(0);
  await app.importTenant(file(three));
  const report = await app.offerTenant(JSON.stringify(first), "sample.json");
  await expect(report).toContainText(
    app.text("Nothing had to be corrected.", "Er hoefde niets te worden gecorrigeerd."),
  );
  await app.axe();
  await button(report, app.text("Replace tenant", "Tenant vervangen")).click();
  expect(await app.exportTenant()).toEqual(first);
});

test("names from a file are text, never markup", async ({ app, page }) => {
  await start(app, three);
  await app.go("#/users");
  await expect(page.getByRole("row").filter({ hasText: "Zoë <b>Öztürk</b> 张伟 👩‍💻" })).toHaveCount(1);
});

test("nothing is replaced before somebody says so, and the tenant before can come back", async ({ app, page }) => {
  await start(app, three);
  const before = await app.exportTenant();
  const report = await app.offerTenant(JSON.stringify(file({ people: [{ name: "Somebody Else" }] })), "other.json");
  await expect(report).toContainText("other.json");
  await expect(report).toContainText(app.text("1 user", "1 gebruiker"));
  await button(report, app.text("Cancel", "Annuleren")).click();
  await expect(report).toBeHidden();
  expect(await app.exportTenant()).toEqual(before);

  await app.importTenant(file({ people: [{ name: "Somebody Else" }] }));
  expect(Object.keys(holdings(await app.exportTenant()))).toEqual(["Somebody Else"]);
  const back = app.text("Restore the previous tenant", "De vorige tenant terughalen");
  await button(page.getByRole("main"), back).click();
  expect(await app.exportTenant()).toEqual(before);
});

test("what is corrected is reported", async ({ app }) => {
  await start(app, three);
  const odd = file({ people: [{ name: "Anna de Vries", location: "Nowhere" }] }) as any;
  odd.subscribedSkus[0].consumedUnits = 7;
  const report = await app.offerTenant(JSON.stringify(odd), "odd.json");
  await expect(report).toContainText("Nowhere");
  await expect(report).toContainText(app.text("7 in the file, 0 counted", "7 in het bestand, 0 geteld"));
  await button(report, app.text("Replace tenant", "Tenant vervangen")).click();
  const tenant = await app.exportTenant();
  expect(tenant.users[0].usageLocation).toBeNull();
  expect(tenant.subscribedSkus.every((sku: any) => sku.consumedUnits === 0)).toBe(true);
});

const good = JSON.stringify(file({ people: [{ name: "Somebody Else" }] }));
const changed = (change: (tenant: any) => void): string => {
  const tenant = JSON.parse(good);
  change(tenant);
  return JSON.stringify(tenant);
};
const bad: [string, string | Buffer][] = [
  ["nothing", ""],
  ["no JSON", "Minutes of the meeting\nEverybody was there.\n"],
  ["a truncated file", good.slice(0, -40)],
  ["something after the end", `${good} {}`],
  ["another program's JSON", JSON.stringify({ name: "zetel-e2e", version: "1.0.0" })],
  ["a list of numbers", "[1, 2, 3]"],
  ["UTF-16", Buffer.from(`\uFEFF${good}`, "utf16le")],
  ["bytes that are no text", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xfe])],
  ["a wrong type", changed((t) => (t.users = "everybody"))],
  ["a negative count", changed((t) => (t.subscribedSkus[0].prepaidUnits.enabled = -1))],
  ["a fractional count", changed((t) => (t.subscribedSkus[0].prepaidUnits.enabled = 1.5))],
  ["two users of one id", changed((t) => t.users.push({ ...t.users[0], userPrincipalName: "b@contoso.example" }))],
  [
    "two users of one address",
    changed(({ users }) => {
      const [one] = users;
      const userPrincipalName = one.userPrincipalName.toUpperCase();
      users.push({ ...one, id: "90000000-0000-4000-8000-000000000001", userPrincipalName });
    }),
  ],
  ["a user without an id", changed((t) => delete t.users[0].id)],
  ["arrays in arrays without end", "[".repeat(5000)],
];

test("bad, truncated and foreign files are refused with a reason, and change nothing", async ({ app }) => {
  await start(app, three);
  const before = await app.exportTenant();
  for (const [what, content] of bad) {
    await test.step(what, async () => {
      const report = await app.offerTenant(content, "bad.json");
      const alert = report.getByRole("alert");
      const refused = app.text("bad.json can't be imported", "bad.json kan niet worden geïmporteerd");
      await expect(alert).toContainText(refused);
      await expect(alert).toContainText(app.text("Nothing has been changed.", "Er is niets gewijzigd."));
      await expect(button(report, app.text("Replace tenant", "Tenant vervangen"))).toHaveCount(0);
      await button(report, app.L("btn.close")).click();
      await expect(report).toBeHidden();
    });
  }
  expect(await app.exportTenant()).toEqual(before);
});
