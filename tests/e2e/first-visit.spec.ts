// Owns what a first visit of the delivered folder fetches: no more than README says, whichever compiler built it.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "@playwright/test";
import { expect, test } from "./helpers/app";
import { inEveryLook } from "./helpers/looks";
import { DIST } from "./helpers/server.mjs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The figures of a row of README's table, in bytes: *at most 950 KB* or *at most 950 KB / 1,300 KB*. */
function stated(row: string): number[] {
  const line = readme.split("\n").find((line) => line.startsWith(`| ${row} |`)) ?? "";
  const figures = /at most ([\d,]+) KB(?: \/ ([\d,]+) KB)?/.exec(line)?.slice(1) ?? [];
  return figures.filter(Boolean).map((figure) => Number(figure.replaceAll(",", "")) * 1_000);
}

test.describe("with the worker that keeps everything", () => {
  test.use({ serviceWorkers: "allow" });
  test("a first visit fetches no more than README says", async ({ app, page }) => {
    const requests: Request[] = [];
    page.on("request", (request) => requests.push(request));
    // When the first row of people stood in the document, by the page's own clock.
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (document.querySelectorAll("[role=grid] [role=row]").length < 2) return;
        watch.disconnect();
        performance.mark("first row");
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    await app.open("#/users");
    await expect(page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true }).getByRole("row").nth(1)).toBeVisible();
    // What other pages need has come by itself.
    await app.go("#/licenses");
    await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses") })).toBeVisible();

    const row = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName("first row")[0]?.startTime ?? 0));
    const name = (request: Request) => new URL(request.url()).pathname.split("/zetel/")[1] || "index.html";
    const untilRow = new Set(requests.filter((request) => request.timing().startTime <= row).map(name));
    const fetched = new Set(requests.map(name));
    const kinds = requests.map((request) => request.resourceType());

    expect([...fetched].filter((name) => !existsSync(join(DIST, name))), "everything that was asked for is in the folder").toEqual([]);
    expect(kinds, "nothing is waited for in the middle of a call").not.toContain("xhr");
    expect(untilRow.size, "what other screens need comes after the first row").toBeLessThan(fetched.size);
    // As the copies in the folder have it; what has none is sent as it is.
    const size = (name: string, ending: string) =>
      (statSync(join(DIST, name + ending), { throwIfNoEntry: false }) ?? statSync(join(DIST, name))).size;
    const total = (names: Iterable<string>, ending: string) => [...names].reduce((sum, name) => sum + size(name, ending), 0);
    const [first = 0] = stated("everything until the first user row, brotli");
    const [all = 0, allGzip = 0] = stated("the whole program, all features, brotli / gzip");
    expect(total(untilRow, ".br"), "until the first user row").toBeLessThanOrEqual(first);
    expect(total(fetched, ".br"), "in all, brotli").toBeLessThanOrEqual(all);
    expect(total(fetched, ".gz"), "in all, gzip").toBeLessThanOrEqual(allGzip);
  });
});

test("a part that can't be fetched is said in its place, and fetched when it is asked for again", async ({ app, page }) => {
  app.expected.push(/net::ERR_FAILED/, /Failed to fetch/);
  let broken = true;
  await page.route(/split_rest/, (route) => (broken ? route.abort() : route.fallback()));
  await app.open("#/users");
  await app.go("#/licenses");
  const title = app.text("This part of Zetel couldn't be loaded", "Dit deel van Zetel kon niet worden geladen");
  const missing = page.getByRole("heading", { level: 1, name: title });
  await expect(missing).toBeFocused();
  await app.axe();
  // A pane that can't be had can be closed, and the list stays in use.
  await app.go("#/users");
  await page.getByRole("row").nth(1).getByRole("button").first().click();
  const pane = page.getByRole("dialog", { name: title });
  await expect(pane.getByRole("alert")).toBeVisible();
  await app.axe();
  await page.keyboard.press("Escape");
  await expect(pane).toBeHidden();
  // The guidance is a region of the shell all the same, and can be closed.
  await page.getByRole("button", { name: app.text("Guidance", "Handleiding"), exact: true }).click();
  const guidance = page.getByRole("complementary", { name: app.text("Guidance", "Handleiding") });
  await expect(guidance.getByRole("alert")).toBeVisible();
  await inEveryLook(app);
  await guidance.getByRole("button", { name: app.text("Close guidance", "Handleiding sluiten") }).click();
  await expect(guidance).toBeHidden();
  await app.go("#/licenses");
  await expect(missing).toBeVisible();
  broken = false;
  await page.getByRole("button", { name: app.text("Try again", "Opnieuw proberen") }).click();
  await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses") })).toBeFocused();
});
