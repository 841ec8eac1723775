// Owns the list of functions that a first visit needs: opens the marked program as a visitor would, and writes down
// which functions ran until the first screen stood. `cargo xtask bench --profile` calls it.
import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { launch } from "../helpers/chromium.mjs";
import { DIST, serve } from "../helpers/server.mjs";

const PER_LINE = 12;
/** How many times slower than this machine: what is waited for in vain on a slow one takes other ways. */
const SLOWER = [1, 10];
/** Where a first visit may begin. */
const STARTS = (process.argv[3] ?? "#/users,").split(",");

const server = await serve(DIST, "/zetel/");
const browser = await chromium.launch(launch);
const ran = new Set();
const visits = ["en-US", "nl-NL"].flatMap((locale) => STARTS.flatMap((start) => SLOWER.map((slower) => ({ locale, start, slower }))));
for (const { locale, start, slower } of visits) {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(`${server.url}${start}`);
  const people = page.getByRole("grid").getByRole("row").nth(1);
  await (start.startsWith("#/users") ? people : page.getByRole("heading", { level: 1 })).waitFor();
  // What the app does in the frames after its first screen.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 1000))));
  const found = await page.evaluate(async () => {
    const loader = document.querySelector("script[data-js]").dataset.js;
    const app = await import(new URL(loader, document.baseURI).href);
    const exports = await app.default();
    return Object.entries(exports).flatMap(([name, flag]) => (name.startsWith("ran:") && flag.value === 1 ? [name.slice(4)] : []));
  });
  for (const name of found) ran.add(name);
  console.log(`${locale} ${start || "without a route"}: ${found.length} functions, ${ran.size} in all`);
  await context.close();
}
await browser.close();
await server.close();

const all = [...ran].sort();
const lines = ["# The functions that a first visit needs, by number (xtask/src/split/name.rs). Made by `cargo xtask bench --profile`."];
for (let i = 0; i < all.length; i += PER_LINE) lines.push(all.slice(i, i + PER_LINE).join(" "));
writeFileSync(process.argv[2], `${lines.join("\n")}\n`);
