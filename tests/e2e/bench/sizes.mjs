// Owns the sizes: what a first visit loads, raw and compressed as a good static host would send it.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launch } from "../helpers/chromium.mjs";
import { DIST, serve } from "../helpers/server.mjs";
import { measureInPage } from "./in-page.mjs";
import { machine, table } from "./table.mjs";

/** Until the first user row, in bytes of brotli. */
const BUDGET = 160_000;

function files(folder, prefix = "") {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path, `${prefix}${name}/`) : [{ name: prefix + name, path }];
  });
}

const loaded = new Map();
const copy = /\.(gz|br)$/;
const rows = files(DIST).filter(({ name }) => !copy.test(name)).map(({ name, path }) => {
  // As the copies in the folder have it; what has none is sent as it is.
  const size = (ending) => statSync(path + ending, { throwIfNoEntry: false })?.size ?? statSync(path).size;
  const sizes = [size(""), size(".gz"), size(".br")];
  loaded.set(name, sizes);
  return [name.replace(/-[0-9a-f]{16}/, ""), ...sizes];
});
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
table(["file", "raw", "gzip", "brotli"], [...rows, ["everything", sum(1), sum(2), sum(3)]]);

// A first visit: what was asked for when the first user row stood, and the static shell's paint without the program.
const server = await serve(DIST, "/zetel/");
const browser = await chromium.launch(launch);
const visit = async (before) => {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(measureInPage);
  await before(page);
  await page.goto(`${server.url}#/users`, { waitUntil: "commit" });
  return page;
};
const page = await visit(async () => {});
await page.evaluate(() => window.bench.untilRows());
const { time, files: asked } = await page.evaluate(() => window.bench.firstRow());
// The icon is asked for by the browser itself.
const names = ["index.html", ...new Set([...asked.map((url) => url.slice(server.url.length)), ...[...loaded.keys()].filter((name) => /^icon-[0-9a-f]+\.svg$/.test(name))])];
const total = (column) => names.reduce((sum, name) => sum + (loaded.get(name)?.[column] ?? 0), 0);
const shell = await visit((held) => held.route("**/*.wasm", () => {}));
const paint = await shell.evaluate(() => window.bench.firstPaint());
await browser.close();
await server.close();
console.log(`\n${machine(browser.version())}`);
table(
  ["a first visit", "raw", "gzip", "brotli", "budget"],
  [
    ["until the first user row", total(0), total(1), total(2), BUDGET],
    ["requests for it", names.length, "", "", ""],
    ["milliseconds for it, from this machine", Math.round(time), "", "", ""],
    ["milliseconds to the static shell, no program", Math.round(paint), "", "", ""],
  ],
);
