// Owns the walks of the Graph request page: putting together, checking, sending, batches, and answers in Graph's shape.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { button, expectCounts, fix, refusal, start } from "./helpers/walk";
import { E1, E3 } from "./fixtures/catalog";
import { holdings, idOf, nobodyHas, type Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }, { name: "Chantal Smit" }],
  groups: [{ name: "Sales", members: ["Chantal Smit"], gives: [] }],
};

/** The page, with this request in its field. */
async function write(app: App, text: string): Promise<Locator> {
  await app.go("#/request");
  const main = app.page.getByRole("main");
  await main.getByRole("textbox", { name: app.text("Request", "Aanvraag"), exact: true }).fill(text);
  return main;
}

const check = (app: App, main: Locator) => button(main, app.text("Check", "Controleren")).click();
const send = (app: App, main: Locator) => button(main, app.text("Send", "Verzenden")).click();
const answer = (main: Locator, status: string) => main.getByRole("article", { name: status });
const assign = (id: string, add: unknown[], remove: string[]) =>
  `POST /v1.0/users/${id}/assignLicense\nContent-Type: application/json\n\n` +
  JSON.stringify({ addLicenses: add, removeLicenses: remove });

test("a request is put together, checked without changing anything, and sent", async ({ app, page }) => {
  await start(app, tenant);
  const before = await app.exportTenant();
  await app.page.getByRole("link", { name: app.text("Graph request", "Graph-aanvraag") }).click();
  const main = page.getByRole("main");
  await main.getByRole("combobox", { name: app.text("Users", "Gebruikers"), exact: true }).fill("Bram");
  await main.getByRole("option", { name: "Bram Jansen", exact: true }).click();
  await main
    .getByRole("combobox", { name: app.text("Product to assign", "Toe te wijzen product") })
    .selectOption({ label: E3.name });
  await button(main, app.text("Write the request", "Aanvraag schrijven")).click();
  await expect(main.getByRole("textbox", { name: app.text("Request", "Aanvraag"), exact: true })).toHaveValue(
    /POST https:\/\/graph\.microsoft\.com\/v1\.0\/users\/.+\/assignLicense[^]*"removeLicenses": \[\]/,
  );
  await check(app, main);
  const checked = answer(main, "200 OK");
  await expect(checked).toContainText(E3.skuId);
  await expect(checked.getByRole("status")).toContainText(E3.name);
  const summary = app.text("Only checked. Nothing has been changed.", "Alleen gecontroleerd. Er is niets gewijzigd.");
  await expect(main.getByRole("status").filter({ hasText: summary })).toBeVisible();
  expect(await app.exportTenant()).toEqual(before);

  await write(app, assign(idOf(tenant, "Bram Jansen"), [{ skuId: E3.skuId, disabledPlans: [] }], []));
  await send(app, main);
  await expectCounts(app, main, 1, 0, 0);
  await app.axe();
  expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({ ENTERPRISEPACK: [] });
});

test("a refusal has Graph's error and our ways out", async ({ app }) => {
  await start(app, tenant);
  const main = await write(app, assign(idOf(tenant, "Anna de Vries"), [{ skuId: E3.skuId }], []));
  await send(app, main);
  const refused = answer(main, "400 Bad Request");
  await expect(refused).toContainText('"code": "Request_BadRequest"');
  await expect(refused).toContainText('"request-id"');
  const alert = await refusal(app, main, app.L("err.conflicting"));
  await fix(alert, app.text(`Replace ${E1.name} with ${E3.name}`, `${E1.name} vervangen door ${E3.name}`)).click();
  await expectCounts(app, main, 1, 0, 0);
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ ENTERPRISEPACK: [] });
});

test("products are swapped in one request, by user name", async ({ app }) => {
  await start(app, tenant);
  const main = await write(app, assign("anna.de.vries@contoso.example", [{ skuId: E3.skuId }], [E1.skuId]));
  await send(app, main);
  await expect(answer(main, "200 OK")).toBeVisible();
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ ENTERPRISEPACK: [] });
});

test("services that are not sent as off come on again", async ({ app }) => {
  const off = { product: E3, off: ["SWAY"] };
  const some: Tenant = { people: [{ name: "Anna de Vries", has: [off] }] };
  await start(app, some);
  const main = await write(app, assign(idOf(some, "Anna de Vries"), [{ skuId: E3.skuId, disabledPlans: [] }], []));
  await send(app, main);
  await expect(answer(main, "200 OK")).toBeVisible();
  expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ ENTERPRISEPACK: [] });
});

test("a location is answered with nothing, and a group with later", async ({ app }) => {
  await start(app, tenant);
  const id = idOf(tenant, "Bram Jansen");
  let main = await write(app, `PATCH /v1.0/users/${id}\n\n{ "usageLocation": "BE" }`);
  await send(app, main);
  await expect(answer(main, "204 No Content")).toBeVisible();
  const [group] = (await app.exportTenant()).groups;
  const body = JSON.stringify({ addLicenses: [{ skuId: E3.skuId }], removeLicenses: [] });
  main = await write(app, `POST /v1.0/groups/${group.id}/assignLicense\n\n${body}`);
  await send(app, main);
  await expect(answer(main, "202 Accepted")).toBeVisible();
  const after = await app.exportTenant();
  expect(after.users.find((user: any) => user.id === id).usageLocation).toBe("BE");
  expect(after.groups[0].assignedLicenses).toEqual([{ skuId: E3.skuId, disabledPlans: [] }]);
});

test("the parts of a batch are answered one by one", async ({ app }) => {
  const names = ["Anna de Vries", "Bram Jansen", "Chantal Smit"];
  const few: Tenant = { people: nobodyHas(...names), products: [[E1, 2]] };
  await start(app, few);
  const requests = names.map((name, at) => ({
    id: String(at + 1),
    method: "POST",
    url: `/users/${idOf(few, name)}/assignLicense`,
    headers: { "Content-Type": "application/json" },
    body: { addLicenses: [{ skuId: E1.skuId }], removeLicenses: [] },
    ...(at === 1 ? { dependsOn: ["nobody"] } : {}),
  }));
  const main = await write(app, `POST /v1.0/$batch\n\n${JSON.stringify({ requests }, null, 2)}`);
  await send(app, main);
  await expect(main.getByRole("article")).toHaveCount(3);
  await expect(answer(main, "200 OK")).toHaveCount(2);
  await expect(answer(main, "424 Failed Dependency")).toHaveCount(1);
  await expect(main).toContainText(app.text("2 requests completed", "2 aanvragen uitgevoerd"));
  const has = holdings(await app.exportTenant());
  expect(names.map((name) => "STANDARDPACK" in has[name])).toEqual([true, false, true]);
});

test("text that is no request says what is wrong, and where", async ({ app }) => {
  await start(app, tenant);
  for (const [text, en, nl] of [
    ["give Anna E3", "The first line must have a method", "De eerste regel moet een methode"],
    ["GET /v1.0/users", "Zetel doesn't support GET /users", "Zetel kent GET /users niet"],
    ["POST /v1.0/$batch\n\n{ oops }", "line 3, column 3", "regel 3, kolom 3"],
  ]) {
    const main = await write(app, text);
    await check(app, main);
    await expect(main.getByRole("alert")).toContainText(app.text(en, nl));
    await expect(answer(main, "400 Bad Request")).toContainText('"code": "BadRequest"');
  }
});
