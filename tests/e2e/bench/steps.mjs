// Owns the walks of the benchmark: what has to be clicked before something can be measured.

export const grid = (page) => page.getByRole("grid", { name: "Active users" });

/** Generates a tenant of this size on the sandbox page; returns milliseconds. */
export async function generate(page, users) {
  await page.getByRole("spinbutton", { name: "Number of users" }).fill(String(users));
  await page.getByRole("spinbutton", { name: "Seed" }).fill("7");
  const button = page.getByRole("button", { name: "Generate tenant" });
  return button.evaluate((element) => window.bench.clickUntilSaid(element, "is open."));
}

const click = (locator) => locator.evaluate((element) => window.bench.click(element));

/** Chooses standard filters and selects all they show; returns the milliseconds of opening the menu with its counts, of
 * each choice, and of selecting. */
export async function filterPeople(page) {
  const [opened, chosen, selected] = [[], [], []];
  for (const name of ["Licensed users", "Sign-in blocked", "Sign-in allowed", "Unlicensed users", "All users"]) {
    opened.push(await click(page.getByRole("button", { name: /^Filters/ })));
    chosen.push(await click(page.getByRole("menuitemradio", { name, exact: true })));
    const all = () => page.evaluate(() => window.bench.selectAll());
    selected.push(await all(), await all());
  }
  return [opened, chosen, selected];
}

/** Puts a filter of two departments together; returns the milliseconds of ticking one, and of *Apply*. */
export async function filterByDepartment(page) {
  await page.getByRole("button", { name: "Custom filter", exact: true }).click();
  const pane = page.getByRole("dialog", { name: "Custom filter" });
  await pane.getByRole("button", { name: "Department", exact: true }).click();
  const boxes = pane.getByRole("group", { name: "Department", exact: true }).getByRole("checkbox");
  const ticked = [await click(boxes.nth(0)), await click(boxes.nth(1))];
  const applied = await click(pane.getByRole("button", { name: "Apply", exact: true }));
  await click(page.getByRole("button", { name: "Remove filter Department: 2 selected" }));
  return [ticked, [applied]];
}

/** Adds columns, and puts the list in the order of each that many people share; returns the milliseconds. */
export async function sortByEach(page) {
  await page.getByRole("button", { name: "Choose columns" }).click();
  for (const name of ["Sign-in status", "User type", "License source"]) {
    await click(page.getByRole("menuitemcheckbox", { name, exact: true }));
  }
  await page.keyboard.press("Escape");
  const times = [];
  for (const title of ["Licenses", "Department", "Location", "Sign-in status", "User type", "License source"]) {
    // Those without room are in the document, and not in sight.
    times.push(await click(grid(page).locator(".grid-sort").filter({ hasText: title })));
  }
  await page.getByRole("button", { name: "Choose columns" }).click();
  await page.getByRole("menuitem", { name: "Reset to default" }).click();
  await click(grid(page).locator(".grid-sort").first());
  return times;
}

/** Exports everybody; returns the milliseconds of *Export*. */
export async function exportEverybody(page) {
  await page.getByRole("button", { name: "Export users", exact: true }).click();
  const pane = page.getByRole("dialog", { name: "Export users" });
  const time = await click(pane.getByRole("button", { name: "Export", exact: true }));
  await pane.getByRole("button", { name: "Close", exact: true }).click();
  return [time];
}

/** Ticks and clears one product of one user; returns the parts of the time of every *Save changes*. */
export async function assignToOne(page, times) {
  await page.evaluate(() => window.bench.type(""));
  await grid(page).getByRole("row").nth(1).getByRole("button").first().click();
  const pane = page.getByRole("dialog");
  await pane.getByRole("tab", { name: "Licenses and Apps" }).click();
  await pane.getByRole("button", { name: "Licenses", exact: true }).click();
  const found = [];
  for (let i = 0; i < times; i += 1) {
    await pane.getByRole("checkbox").first().click();
    const save = pane.getByRole("button", { name: "Save changes" });
    found.push(await save.evaluate((element) => window.bench.clickUntilSaved(element)));
  }
  await pane.getByRole("button", { name: "Close pane" }).click();
  return found;
}

const selectAll = async (page) => {
  const all = grid(page).getByRole("checkbox").first();
  if (!(await all.isChecked())) await page.evaluate(() => window.bench.selectAll());
};

/** Adds the last product to everybody; returns the parts of the time of *Add*. */
export async function assignToAll(page) {
  await selectAll(page);
  await page.getByRole("button", { name: "More options (...)" }).click();
  await page.getByRole("menuitem", { name: "Manage product licenses" }).click();
  const first = page.getByRole("dialog", { name: "Manage product licenses" });
  await first.getByRole("radio", { name: "Add to existing product license assignments" }).check();
  await first.getByRole("button", { name: "Next" }).click();
  const second = page.getByRole("dialog", { name: "Add to existing products" });
  await second.getByRole("switch").last().click();
  const add = second.getByRole("button", { name: "Add", exact: true });
  const time = await add.evaluate((element) => window.bench.clickUntilSaved(element));
  await second.getByRole("button", { name: "Close", exact: true }).click();
  return time;
}

/** Takes back the last change from the top bar; returns the milliseconds. */
export const undo = (page) => click(page.getByRole("banner").getByRole("button", { name: /^Undo/ }));

/** Asks to replace what everybody has by products that clash; returns the milliseconds until it is refused. */
export async function replaceForEverybody(page) {
  await selectAll(page);
  await page.getByRole("button", { name: "More options (...)" }).click();
  await page.getByRole("menuitem", { name: "Manage product licenses" }).click();
  const first = page.getByRole("dialog", { name: "Manage product licenses" });
  await first.getByRole("radio", { name: "Replace existing product license assignments" }).check();
  await first.getByRole("button", { name: "Next" }).click();
  const second = page.getByRole("dialog", { name: "Replace existing products" });
  for (const product of ["Office 365 E1", "Office 365 E3"]) await second.getByRole("switch", { name: product, exact: true }).click();
  const replace = second.getByRole("button", { name: "Replace", exact: true });
  const time = await replace.evaluate((element) => window.bench.click(element));
  await second.getByRole("alert").first().waitFor();
  await second.getByRole("button", { name: "Close pane" }).click();
  const discard = page.getByRole("alertdialog").getByRole("button", { name: "Discard" });
  if (await discard.isVisible()) await discard.click();
  return time;
}

/** Sets one location for everybody; returns the milliseconds. */
export async function locateEverybody(page) {
  await selectAll(page);
  await page.getByRole("button", { name: "Set location", exact: true }).click();
  const pane = page.getByRole("dialog");
  await pane.getByRole("combobox").selectOption("BE");
  const time = await click(pane.getByRole("button", { name: "Save", exact: true }));
  await pane.getByRole("button", { name: "Close", exact: true }).click();
  return time;
}

/** Deletes everybody; returns the milliseconds. */
export async function deleteEverybody(page) {
  await selectAll(page);
  await page.getByRole("button", { name: "Delete users", exact: true }).click();
  const pane = page.getByRole("dialog");
  const time = await click(pane.getByRole("button", { name: "Delete users", exact: true }));
  await pane.getByRole("button", { name: "Close", exact: true }).click();
  return time;
}

/** Imports a tenant file; returns the milliseconds until its report, and of replacing the tenant. */
export async function importFile(page, path) {
  const start = Date.now();
  await page.getByLabel("Import tenant").setInputFiles(path);
  const report = page.getByRole("dialog", { name: "Import report" });
  const replace = report.getByRole("button", { name: "Replace tenant" });
  await replace.waitFor({ timeout: 120_000 });
  const read = Date.now() - start;
  const replaced = await replace.evaluate((element) => window.bench.clickUntilSaved(element));
  await report.waitFor({ state: "hidden", timeout: 60_000 });
  return { read, replaced };
}

/** Adds one product to twenty users; returns the milliseconds of *Add*. */
export async function assignToTwenty(page) {
  const boxes = grid(page).getByRole("checkbox", { name: /^Select (?!all |the )/ });
  const names = await boxes.evaluateAll((all) => all.slice(0, 20).map((box) => box.getAttribute("aria-label")));
  for (const name of names) await page.getByRole("checkbox", { name, exact: true }).first().check();
  await page.getByRole("button", { name: "More options (...)" }).click();
  await page.getByRole("menuitem", { name: "Manage product licenses" }).click();
  const first = page.getByRole("dialog", { name: "Manage product licenses" });
  await first.getByRole("radio", { name: "Add to existing product license assignments" }).check();
  await first.getByRole("button", { name: "Next" }).click();
  const second = page.getByRole("dialog", { name: "Add to existing products" });
  await second.getByRole("switch").first().click();
  const add = second.getByRole("button", { name: "Add", exact: true });
  const time = await add.evaluate((element) => window.bench.click(element));
  await second.getByRole("button", { name: "Close", exact: true }).click();
  return [time];
}

/** Gives one product to the group of two in five of all users, and lets it have its turn; returns the milliseconds
 * of *Assign* and of *Process now*. */
export async function giveToLargestGroup(page) {
  await page.evaluate(() => {
    location.hash = "#/groups";
  });
  const groups = page.getByRole("grid", { name: "Groups" });
  await page.getByRole("main").getByRole("searchbox").fill("head office");
  await groups.getByRole("button", { name: "Head office" }).click();
  await page.getByRole("tab", { name: "Licenses" }).click();
  await page.getByRole("main").getByRole("button", { name: "Assign licenses", exact: true }).click();
  const pane = page.getByRole("dialog", { name: "Assign licenses" });
  await pane.getByRole("switch", { name: "Office 365 E3", exact: true }).first().click();
  const assign = pane.getByRole("button", { name: "Assign", exact: true });
  const assigned = await assign.evaluate((element) => window.bench.click(element));
  await pane.getByRole("button", { name: "Close", exact: true }).click();
  const now = page.getByRole("banner").getByRole("button", { name: "Process now" });
  return [assigned, await now.evaluate((element) => window.bench.click(element))];
}

/** Opens an exercise that begins with the tenant as it is, and asks that one person, and nobody else, changes; returns
 * the parts of the time of one change in it, and the milliseconds of a product for everybody, which is named then. */
export async function practise(page) {
  const main = page.getByRole("main");
  await page.evaluate(() => window.bench.open("#/practice/new"));
  await main.getByLabel("Title, English", { exact: true }).fill("One license");
  await main.getByLabel("Task, English", { exact: true }).fill("Give one license.");
  await main.getByRole("button", { name: "Try it", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Exercise", exact: true });
  await panel.waitFor({ timeout: 60_000 });
  // It leads to Active users.
  await grid(page).getByRole("row").nth(1).waitFor();
  const one = await assignToOne(page, 3);
  const all = await assignToAll(page);
  await panel.getByRole("button", { name: "Leave exercise", exact: true }).click();
  await panel.waitFor({ state: "hidden" });
  return { one, all };
}

/** Runs a script on the console that asks for everybody and gives each of them the last product, one request at a time;
 * returns the milliseconds until the page stands with its prompt, and of the script. */
export async function scriptForEverybody(page, users) {
  const opened = await page.evaluate(() => window.bench.open("#/console"));
  const script = [
    "Connect-MgGraph -Scopes User.ReadWrite.All,Organization.Read.All | Out-Null",
    "$sku = (Get-MgSubscribedSku -All)[-1]",
    "$users = Get-MgUser -All -Property Id",
    "foreach ($user in $users) { Set-MgUserLicense -UserId $user.Id -AddLicenses @{SkuId = $sku.SkuId} -RemoveLicenses @() -ErrorAction SilentlyContinue | Out-Null }",
    "'served ' + $users.Count",
  ].join("\n");
  await page.getByRole("main").getByRole("textbox", { name: "Command", exact: true }).fill(script);
  const run = page.getByRole("main").getByRole("button", { name: "Run", exact: true });
  const ran = await run.evaluate((element, users) => window.bench.clickUntilSaid(element, `served ${users}`), users);
  return [opened, ran];
}
