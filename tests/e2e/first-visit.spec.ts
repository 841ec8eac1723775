// Owns what a first visit of the delivered folder fetches: no more than README says, whichever compiler built it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { expect, test } from "./helpers/app";
import { DIST } from "./helpers/server.mjs";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The figures of a row of README's table, in bytes: *at most 950 KB* or *at most 950 KB / 1,300 KB*. */
function stated(row: string): number[] {
  const line = readme.split("\n").find((line) => line.startsWith(`| ${row} |`)) ?? "";
  const figures = /at most ([\d,]+) KB(?: \/ ([\d,]+) KB)?/.exec(line)?.slice(1) ?? [];
  return figures.filter(Boolean).map((figure) => Number(figure.replaceAll(",", "")) * 1_000);
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

test("a first visit fetches no more than README says", async ({ app, page, appLocale }) => {
  test.setTimeout(120_000);
  const fetched = new Set<string>();
  const kinds = new Set<string>();
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname.split("/zetel/")[1] ?? "";
    fetched.add(name || "index.html");
    kinds.add(request.resourceType());
  });
  await app.open("#/users");
  await expect(page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true }).getByRole("row").nth(1)).toBeVisible();
  const untilRow = [...fetched];
  await app.go("#/home");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  const bytes = new Map([...fetched].filter((name) => existsSync(join(DIST, name))).map((name) => [name, readFileSync(join(DIST, name))]));
  expect([...fetched].filter((name) => !bytes.has(name)), "everything that was asked for is in the folder").toEqual([]);
  expect(kinds, "nothing is waited for in the middle of a call").not.toContain("xhr");
  // Compressing takes seconds, and both languages fetch the same.
  if (appLocale !== "en") return;
  const brotli = new Map([...bytes].map(([name, file]) => [name, brotliCompressSync(file, quality).length]));
  const total = (names: string[], sizes: (name: string) => number) => names.reduce((sum, name) => sum + sizes(name), 0);
  const [row = 0] = stated("everything until the first user row, brotli");
  const [all = 0, allGzip = 0] = stated("the whole program, all features, brotli / gzip");
  expect(total(untilRow, (name) => brotli.get(name) ?? 0), "until the first user row").toBeLessThanOrEqual(row);
  expect(total([...bytes.keys()], (name) => brotli.get(name) ?? 0), "in all, brotli").toBeLessThanOrEqual(all);
  const gzip = (name: string) => gzipSync(bytes.get(name) ?? "", { level: 9 }).length;
  expect(total([...bytes.keys()], gzip), "in all, gzip").toBeLessThanOrEqual(allGzip);
});
