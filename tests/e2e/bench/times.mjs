// Owns the times: what a person waits for, at several sizes of the tenant, measured inside the page.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { launch } from "../helpers/chromium.mjs";
import { DIST, serve } from "../helpers/server.mjs";
import { measureInPage } from "./in-page.mjs";
import {
  assignToAll, assignToOne, assignToTwenty, deleteEverybody, exportEverybody, filterByDepartment, filterPeople, generate, giveToLargestGroup, grid,
  importFile, locateEverybody, practise, replaceForEverybody, scriptForEverybody, sortByEach, undo,
} from "./steps.mjs";
import { machine, table } from "./table.mjs";
import { writeTenant } from "./tenant.mjs";

const REPEATS = 5;
/** From this many users on, generated tenants have a group of two in five of them. */
const LARGE = 1000;
/** Up to this many, a script asks for each of them. */
const SCRIPTED = 10_000;
/** What somebody could have been sent. */
const LINK = readFileSync(new URL("../../practice/link.txt", import.meta.url), "utf8").trim();
/** What is wanted, at 100,000 users unless it says otherwise. Times of actions include two frames, see the floor. */
const BUDGETS = {
  "load to usable grid": "1500 ms",
  "search: keystroke to painted result": "50 ms",
  "sort by another column": "50 ms",
  "select all, and clear": "50 ms",
  "add a product to everybody: until stored": "300 ms",
  "save one change: writes to storage": "4 ms at any size",
  "storage used (UTF-16 units)": "5,242,880",
  "a link of 100 people and two exercises: opened and painted": "300 ms",
  "console: opened with its prompt": "50 ms",
  "console: a loop that assigns to everybody": "3000 ms at 10,000",
  "most rows in the DOM": "60",
};
const PAGES = [
  ["Home", "#/home"], ["Deleted users", "#/users/deleted"], ["Licenses", "#/licenses"], ["Groups", "#/groups"],
  ["Your products", "#/subscriptions"], ["Roles", "#/roles"], ["Rules", "#/rules"], ["Graph request", "#/request"],
  ["History", "#/history"], ["Sandbox", "#/sandbox"], ["Active users", "#/users"],
];
/** At most this long may a task be, at 100,000 users. */
const TASK = "200 ms";
/** The longest task in each row, by its name. */
const tasks = new Map();
const sizes = (process.argv[2] ?? "40,10000,100000").split(",").map(Number);

const server = await serve(DIST, "/zetel/");
const browser = await chromium.launch(launch);
const version = browser.version();
const results = new Map();
for (const users of sizes) {
  console.log(`-- ${users.toLocaleString("en-US")} users`);
  results.set(users, await measure(users));
}
const columns = [...results.values()];
const worst = Math.max(...sizes);
const imported = Number(process.argv[3] ?? 250_000);
if (imported > 0) {
  console.log(`-- ${imported.toLocaleString("en-US")} imported users`);
  columns.push(await measure(imported, true));
  sizes.push(imported);
}
await browser.close();
await server.close();
console.log(machine(version));
const names = [...new Set(columns.flat().map(([name]) => name))];
table(
  ["what (median; slowest)", ...sizes.map((users) => `${users.toLocaleString("en-US")} users`), "budget"],
  names.map((name) => [
    name,
    ...columns.map((column) => column.find((row) => row[0] === name)?.[1] ?? ""),
    BUDGETS[name] ?? "",
  ]),
);

console.log(`\nThe longest tasks on the main thread at ${worst.toLocaleString("en-US")} users; those under 50 ms are left out`);
table(
  ["what", "longest task", "budget"],
  [...tasks].filter(([, time]) => time > 0).sort(([, a], [, b]) => b - a).map(([name, time]) => [name, `${Math.round(time)} ms`, TASK]),
);

/** All figures for one size, as pairs of name and text. */
async function measure(users, fromFile = false) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => console.log(`error: ${error.message}`));
  await page.addInitScript(measureInPage);
  const rows = [];
  const add = async (name, work) => {
    try {
      rows.push([name, await work()]);
      const longest = await page.evaluate(() => window.bench.longest());
      if (!fromFile && users === Math.max(...sizes)) tasks.set(name, longest);
    } catch (error) {
      rows.push([name, `failed: ${String(error.message).split("\n")[0].slice(0, 60)}`]);
      console.log(`failed: ${name}: ${error.message}`);
    }
  };

  await page.goto(`${server.url}#/sandbox`);
  if (fromFile) {
    const found = [];
    await add("import: a file read, checked and reported", async () => {
      const file = writeTenant(users);
      found.push(await importFile(page, file.path));
      file.remove();
      return ms([found[0].read]);
    });
    await add("import: tenant replaced and stored", async () => ms([found[0].replaced.painted]));
  } else {
    await add("generate the tenant", async () => ms([await generate(page, users)]));
  }
  await add("storage used (UTF-16 units)", async () => (await page.evaluate(() => window.bench.units())).toLocaleString("en-US"));
  await add("load to usable grid", () =>
    repeat(async () => {
      await page.goto("about:blank");
      await page.goto(`${server.url}#/users`, { waitUntil: "commit" });
      return page.evaluate(() => window.bench.untilRows());
    }),
  );
  await add("nothing at all (the floor of the next ones)", () => repeat(() => page.evaluate(() => window.bench.nothing())));
  await add("search: keystroke to painted result", async () => {
    const times = [];
    for (const letters of ["a", "an", "ann", "e", "er", "jan", "zz", ""]) {
      times.push(await page.evaluate((text) => window.bench.type(text), letters));
    }
    return ms(times);
  });
  await add("sort by another column", async () => {
    const times = [];
    for (let i = 0; i < 6; i += 1) times.push(await page.evaluate((n) => window.bench.sort(n), i));
    return ms(times);
  });
  await add("select all, and clear", () => repeat(() => page.evaluate(() => window.bench.selectAll()), 4));
  const filtered = [];
  await add("filters: the menu with its counts", async () => {
    filtered.push(...(await filterPeople(page)), ...(await filterByDepartment(page)));
    return ms(filtered[0]);
  });
  await add("filters: another standard filter", async () => ms(filtered[1]));
  await add("filters: select all shown, and clear", async () => ms(filtered[2]));
  await add("filters: a condition ticked and counted", async () => ms(filtered[3]));
  await add("filters: a custom filter applied", async () => ms(filtered[4]));
  await add("sort by columns that people share", async () => ms(await sortByEach(page)));
  await add("export everybody as CSV", async () => ms(await exportEverybody(page)));
  await add("scroll to the end, and back", () => repeat(() => page.evaluate(() => window.bench.scroll()), 3));
  const saved = [];
  await add("save one change: click to painted result", async () => {
    saved.push(...(await assignToOne(page, REPEATS)));
    return ms(saved.map((parts) => parts.painted));
  });
  await add("save one change: decided, applied and stored", async () => ms(saved.map((parts) => parts.stored)));
  await add("save one change: writes to storage", async () => ms(saved.map((parts) => parts.inStorage)));
  await add("assign 20 users", async () => ms(await assignToTwenty(page)));
  const all = [];
  await add("add a product to everybody: click to painted result", async () => {
    all.push(await assignToAll(page));
    return ms([all[0].painted]);
  });
  await add("add a product to everybody: until stored", async () => ms([all[0].stored]));
  await add("add a product to everybody: writes to storage", async () => ms([all[0].inStorage]));
  if (users >= LARGE && !fromFile) {
    const found = [];
    await add("give a product to the largest group", async () => {
      found.push(...(await giveToLargestGroup(page)));
      return ms([found[0]]);
    });
    await add("that group's turn: *Process now*", async () => ms([found[1]]));
    await page.evaluate(() => window.bench.open("#/users"));
  }
  await add("replace for everybody, refused: click to painted answer", async () => ms([await replaceForEverybody(page)]));
  await add("one location for everybody: click to painted result", async () => ms([await locateEverybody(page)]));
  await add("delete everybody: click to painted result", async () => ms([await deleteEverybody(page)]));
  await add("undo that for everybody", async () => ms([await undo(page)]));
  for (const [title, address] of PAGES) {
    await add(`open ${title}`, async () => ms([await page.evaluate((to) => window.bench.open(to), address)]));
  }
  const practised = [];
  await add("in an exercise, save one change: click to painted result", async () => {
    practised.push(await practise(page));
    return ms(practised[0].one.map((parts) => parts.painted));
  });
  await add("in an exercise, a product for everybody: click to painted result", async () => ms([practised[0].all.painted]));
  await add("a link of 100 people and two exercises: opened and painted", () =>
    repeat(async () => {
      await page.evaluate(() => window.bench.open("#/home"));
      return page.evaluate((to) => window.bench.open(to), `#/open/${LINK}`);
    }),
  );
  if (users <= SCRIPTED) {
    const scripted = [];
    await add("console: opened with its prompt", async () => {
      scripted.push(...(await scriptForEverybody(page, users)));
      return ms([scripted[0]]);
    });
    await add("console: a loop that assigns to everybody", async () => ms([scripted[1]]));
  }
  await page.goto(`${server.url}#/users`);
  await grid(page).getByRole("row").nth(1).waitFor();
  await add("most rows in the DOM", async () => String(await page.evaluate(() => window.bench.mostRows())));
  await context.close();
  return rows;
}

async function repeat(work, times = REPEATS) {
  const found = [];
  for (let i = 0; i < times; i += 1) found.push(await work());
  return ms(found);
}

/** Median and slowest of some milliseconds. */
function ms(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const slowest = sorted[sorted.length - 1];
  return `${median.toFixed(1)}; ${slowest.toFixed(1)} ms`;
}
