// Owns the walks of the single file, opened from a disk: both flows, what is kept, and that it asks nobody for anything.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, test } from "./helpers/app";
import {
  boxOf, choosePeople, close, expectCounts, manage, openAssign, openPerson, openProduct, openUsers, press, select, start,
  switchOf,
} from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import { holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const file = process.env.ZETEL_FILE ?? new URL("../../release/zetel.html", import.meta.url).pathname;
const two: Tenant = { people: nobodyHas("Anna de Vries", "Bram Jansen") };

test.skip(!existsSync(file), "made by cargo xtask dist --single-file");
test.use({ address: pathToFileURL(file).href });

test("both flows, export, and a reload", async ({ app, page, browserName }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).protocol));
  await start(app, two);
  // By product.
  await openProduct(app, E3);
  const assign = await openAssign(app);
  await choosePeople(assign, "Anna de Vries");
  await press(app, assign, "btn.assign");
  await expectCounts(app, assign, 1, 0, 0);
  await close(app, assign);
  // By user: many, and one.
  await openUsers(app);
  await select(app, "Bram Jansen");
  const add = await manage(app, "add");
  await switchOf(add, VISIO).click();
  await press(app, add, "btn.add");
  await expectCounts(app, add, 1, 0, 0);
  await close(app, add);
  const person = await openPerson(app, "Bram Jansen");
  await boxOf(person, E1).check();
  await press(app, person, "btn.saveChanges");
  await expectCounts(app, person, 1, 0, 0);

  const has = { "Anna de Vries": { [E3.partNumber]: [] }, "Bram Jansen": { [E1.partNumber]: [], [VISIO.partNumber]: [] } };
  await app.reload();
  expect(holdings(await app.exportTenant())).toEqual(has);
  // The file itself, and what it makes to download.
  expect(requests.filter((protocol) => protocol !== "file:" && protocol !== "blob:" && protocol !== "data:")).toEqual([]);
  // Firefox says nothing of files that it opens.
  const opened = requests.filter((protocol) => protocol === "file:").length;
  expect(opened, "once, and once more by the reload").toBe(browserName === "chromium" ? 2 : 0);
});

test("products that are not embedded have their names", async ({ app, page }) => {
  await start(app, two);
  const tenant = await app.exportTenant();
  const strange = "73fa80b5-689f-4db9-bbe4-bd414bc41e44";
  const { skuId } = tenant.subscribedSkus.at(-1);
  await app.importTenant(JSON.parse(JSON.stringify(tenant).replaceAll(skuId, strange)));
  await app.go(`#/licenses/${strange}`);
  await expect(page.getByRole("heading", { level: 1, name: "Workload Identities Premium" })).toBeVisible();
});

test("a file that gets no storage works in memory, and says so", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  });
  await app.open("#/users");
  const memory = app.text("Changes aren't being saved.", "Alleen in het geheugen bewaard.");
  await expect(page.getByRole("status").filter({ hasText: memory })).toBeVisible();
});

test("the policy allows what is inside, and no network", async ({ app, page }) => {
  await app.open();
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute("content", /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; img-src data:;/);
});
