// Owns the walks of a package for learning platforms: begun, half done, closed, resumed on another machine, completed.
import { existsSync } from "node:fs";
import { App, expect, test } from "./helpers/app";
import { Platform, unzipped } from "./helpers/platform";
import { begin, done } from "./helpers/practice";
import { choosePeople, close, expectCounts, manage, openAssign, openProduct, openUsers, press, select, switchOf } from "./helpers/walk";
import { E3 } from "./fixtures/catalog";

const zip = process.env.ZETEL_SCORM ?? new URL("../../release/lesson-scorm.zip", import.meta.url).pathname;
const titles = (app: App): [string, string] => [
  app.text("The first license", "De eerste licentie"),
  app.text("Without a gap", "Zonder onderbreking"),
];

test.skip(!existsSync(zip), "made by cargo xtask dist --scorm tests/e2e/fixtures/lesson.zetel");

async function solveFirst(app: App): Promise<void> {
  await begin(app, titles(app)[0]);
  await openProduct(app, E3);
  const dialog = await openAssign(app);
  await choosePeople(dialog, "Finn O'Brien");
  await press(app, dialog, "btn.assign");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  await done(app);
}

async function solveSecond(app: App): Promise<void> {
  await begin(app, titles(app)[1]);
  await openUsers(app);
  await select(app, "Bram Willems");
  const dialog = await manage(app, "replace");
  await switchOf(dialog, E3).click();
  await press(app, dialog, "btn.replace");
  await expectCounts(app, dialog, 1, 0, 0);
  await close(app, dialog);
  await done(app);
}

/** How many of the two exercises the page of the lesson calls done. */
const says = (app: App, count: number) =>
  expect(app.page.getByRole("main").getByRole("region", { name: app.text("Exercises", "Oefeningen") })).toContainText(
    app.text(`${count} of 2`, `${count} van 2`),
  );

for (const [runtime, shape] of [["stand-in", "frame"], ["stand-in", "window"], ["published", "frame"]] as const) {
  test(`begun, half done, closed, resumed elsewhere, completed: ${runtime} platform, in a ${shape}`, async ({ app, page: unused, browser }) => {
    test.slow();
    await unused.close();
    const platform = await Platform.start(zip, runtime);
    const context = await platform.machine(browser, app.locale);
    const [course, page] = await platform.visit(app, context, "lars", shape);
    await says(course, 0);
    await expect(course.page.getByRole("main")).toContainText(app.text("Your learning platform is told", "Uw leerplatform krijgt te horen"));
    await platform.has("lars", { "cmi.core.lesson_status": "incomplete", "cmi.core.score.raw": "0", "cmi.suspend_data": "z1" });
    await solveFirst(course);
    const half = { "cmi.core.lesson_status": "incomplete", "cmi.core.score.raw": "50", "cmi.core.exit": "suspend" };
    await platform.has("lars", { ...half, "cmi.suspend_data": expect.stringMatching(/^z1;[0-9a-z.]+$/) });
    await platform.leave(page);
    await platform.has("lars", { "cmi.core.session_time": expect.stringMatching(/^(00)?00:\d\d:\d\d\.\d/) });

    // Somebody else at the same machine has done nothing.
    const [others, otherPage] = await platform.visit(app, context, "mia", shape);
    await says(others, 0);
    await platform.has("mia", { "cmi.core.score.raw": "0" });
    await platform.leave(otherPage);
    await context.close();

    // The first one, at another machine.
    const elsewhere = await platform.machine(browser, app.locale);
    const [again, samePage] = await platform.visit(app, elsewhere, "lars", shape);
    await says(again, 1);
    if (shape === "window") await again.axe();
    await solveSecond(again);
    const whole = { "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "100", "cmi.core.exit": "" };
    await platform.has("lars", whole);
    await platform.leave(samePage);
    // Looking at it later takes nothing back.
    const [last, lastPage] = await platform.visit(app, elsewhere, "lars", shape);
    await says(last, 2);
    await platform.leave(lastPage);
    await platform.has("lars", { "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "100" });
    expect(platform.wrong, "what the data model doesn't allow").toEqual([]);
    await elsewhere.close();
    await platform.close();
  });
}

test("a platform that takes nothing is named, gets it later, and a lesson it begins anew is new", async ({ app, page: unused, browser }) => {
  await unused.close();
  const platform = await Platform.start(zip, "stand-in");
  const context = await platform.machine(browser, app.locale);
  const [course, page] = await platform.visit(app, context, "lars", "frame");
  await page.evaluate(() => Object.assign(window, { isSignedOut: true }));
  await solveFirst(course);
  const notice = course.page.getByRole("status").filter({ hasText: app.text("isn't taking your progress", "neemt uw voortgang niet aan") });
  await expect(notice).toBeVisible();
  await page.evaluate(() => Object.assign(window, { isSignedOut: false }));
  // Loaded again by itself, the visit is over for the platform: it gets what it lacked, and the work is still there.
  await course.page.evaluate(() => void setTimeout(() => location.reload()));
  await platform.has("lars", { "cmi.core.score.raw": "50" });
  const reopen = course.page.getByRole("status").filter({ hasText: app.text("open it again from the platform", "open de les opnieuw vanaf het platform") });
  await expect(reopen).toBeVisible();
  await course.go("#/practice");
  const lessons = course.page.getByRole("region", { name: app.text("Lessons", "Lessen") });
  await expect(lessons).toContainText(app.text("1 of 2", "1 van 2"));
  await page.close();
  const [later, laterPage] = await platform.visit(app, context, "lars", "frame");
  await says(later, 1);
  await platform.leave(laterPage);
  // What it had taken is gone with a new attempt.
  platform.kept.delete("lars");
  const [anew, anewPage] = await platform.visit(app, context, "lars", "frame");
  await says(anew, 0);
  await platform.leave(anewPage);
  await context.close();
  await platform.close();
});

test("a platform that does everything wrong, or is of another origin, harms nothing", async ({ app, page: unused, browser }) => {
  await unused.close();
  const platform = await Platform.start(zip, "hostile");
  const context = await platform.machine(browser, app.locale);
  const [course, page] = await platform.visit(app, context, "lars", "frame");
  await says(course, 0);
  await expect(course.page.getByRole("status").filter({ hasText: app.text("isn't taking your progress", "neemt uw voortgang niet aan") })).toBeVisible();
  await solveFirst(course);
  // A frame of another origin can't ask the page around it for anything.
  await page.goto(platform.url.replace("127.0.0.1", "localhost"));
  await page.evaluate((src) => {
    const frame = document.createElement("iframe");
    document.body.append(Object.assign(frame, { name: "course", title: "Course", src, width: 1200, height: 600 }));
  }, `${platform.url}course/index.html`);
  const there = page.frameLocator("iframe[title=Course]");
  await expect(there.getByRole("heading", { level: 1 })).toHaveText(app.text("Days 1 & 2", "Dag 1 & 2"));
  expect(platform.wrong).toEqual([]);
  await context.close();
  await platform.close();
});

test("without a platform it is Zetel, with the lesson", async ({ app, page }) => {
  const platform = await Platform.start(zip, "stand-in");
  app.expected.push(new RegExp(`^request to ${platform.url.slice(0, -1)}$`));
  const course = new App(page, app.locale, `${platform.url}course/index.html`);
  await course.open();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(app.text("Days 1 & 2", "Dag 1 & 2"));
  await says(course, 0);
  await expect(page.getByRole("main")).not.toContainText(app.text("learning platform", "leerplatform"));
  await solveFirst(course);
  await course.open("#/practice/13-without-a-gap");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(titles(app)[1]);
  expect(platform.finished).toBe(0);
  await platform.close();
});

test("the package asks for no kind of file that a platform may not know, and its policy for no network", () => {
  const files = unzipped(zip);
  expect([...files.keys()].map((name) => name.replace(/-[0-9a-f]{16}/, ""))).toEqual(["imsmanifest.xml", "index.html", "zetel.js", "style.css"]);
  const page = files.get("index.html")?.toString() ?? "";
  expect(page).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; base-uri 'none'");
  expect(page.match(/<script>|<script(?![^>]*(src="\.\/|type="application\/gzip"))/)).toBeNull();
  expect(files.get("imsmanifest.xml")?.toString()).toMatch(/<title>(Days|Dag) 1 &amp; 2<\/title>/);
});
