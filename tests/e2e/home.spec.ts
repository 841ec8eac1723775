// Owns Home: the tasks that an edition has, what needs somebody, and the last things done.
import { expect, test } from "./helpers/app";
import { button, close, expectCounts, manage, openUsers, press, select, start, switchOf } from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { E1, E3, VISIO } from "./fixtures/catalog";
import { withSubscriptions } from "./fixtures/subscriptions";
import { EDITIONS, type Tenant } from "./fixtures/tenant";

test("Home tells what this is, what needs somebody, and what was done", async ({ app }) => {
  const { page } = app;
  const main = page.getByRole("main");
  const card = (en: string, nl: string) => main.getByRole("region", { name: app.text(en, nl) });
  await start(app, {
    people: [
      { name: "Anna de Vries", has: [E3] },
      { name: "Bram Jansen", has: [E3] },
      { name: "Chantal Smit", location: null },
    ],
    products: [[E3, 1], [VISIO, 5]],
  });
  await app.go("#/home");
  const problems = card("Problems", "Problemen");
  const recent = card("Recent changes", "Laatste acties");
  await test.step("each problem leads to where it is dealt with", async () => {
    const link = (en: string, nl: string) => problems.getByRole("link", { name: app.text(en, nl) });
    await expect(link("1 user has no location", "1 gebruiker heeft geen locatie")).toHaveAttribute("href", "#/users");
    await expect(link("1 user has no license", "1 gebruiker heeft geen licentie")).toBeVisible();
    await expect(recent).toContainText(app.text("There are no changes in this tenant yet.", "Er is nog niets gedaan."));
    for (const wanted of [link("1 user has no license", "1 gebruiker heeft geen licentie"), link("1 user has no location", "1 gebruiker heeft geen locatie")]) {
      await app.go("#/home");
      await wanted.click();
      await expect(main.getByRole("status")).toContainText([app.text("1 of 3 users", "1 van 3 gebruikers")]);
      await expect(page.getByRole("row").filter({ hasText: "Chantal Smit" })).toBeVisible();
    }
    await app.go("#/home");
    await link("Office 365 E3: over-assigned by 1 license", "Office 365 E3: 1 licentie te veel toegewezen").click();
    await expect(page.getByRole("heading", { level: 1, name: E3.name, exact: true })).toBeVisible();
  });
  await test.step("what was done stands there, and can be undone", async () => {
    await openUsers(app);
    await select(app, "Anna de Vries");
    const dialog = await manage(app, "add");
    await switchOf(dialog, VISIO).click();
    await press(app, dialog, "btn.add");
    await expectCounts(app, dialog, 1, 0, 0);
    await close(app, dialog);
    await app.go("#/home");
    await expect(recent.getByRole("listitem")).toContainText(VISIO.name);
    await inEveryLook(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    await recent.getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
    await expect(recent.getByRole("listitem")).toHaveCount(0);
  });
  await test.step("a task begins the guidance and leads to its page", async () => {
    const tasks = card("What do you want to do?", "Wat wilt u doen?");
    await tasks.getByRole("link", { name: app.text("on the Licenses page", "op de pagina Licenties") }).click();
    await expect(page.getByRole("heading", { level: 1, name: app.L("nav.licenses"), exact: true })).toBeVisible();
    await expect(page.getByRole("complementary")).toBeVisible();
    await button(page.getByRole("banner"), app.text("Guidance", "Handleiding")).click();
  });
});

test("Home offers no Licenses page where there is none", async ({ app }) => {
  await start(app, { people: [{ name: "Anna de Vries" }], edition: "germany-2020" });
  await app.go("#/home");
  const main = app.page.getByRole("main");
  await expect(main.getByRole("link", { name: app.text("to multiple users", "aan meerdere gebruikers") })).toBeVisible();
  await expect(main.getByRole("link", { name: app.text("on the Licenses page", "op de pagina Licenties") })).toHaveCount(0);
  await expect(main.getByRole("link", { name: app.text("All products", "Alle producten") })).toHaveCount(0);
});

for (const edition of EDITIONS) {
  test(`Problems lead to pages that the edition has: ${edition}`, async ({ app, page }) => {
    const tenant: Tenant = {
      people: [
        { name: "Anna de Vries", has: [E1] },
        { name: "Bram Jansen", has: [E1] },
        { name: "Chantal Smit", location: null },
      ],
      groups: [{ name: "Sales", members: ["Anna de Vries"], gives: [E3] }],
      edition,
    };
    await app.open("#/sandbox");
    await app.importTenant(withSubscriptions(tenant, [
      { product: E1, total: 1 }, { product: E3, total: 5 },
      { product: VISIO, total: 5, status: "Warning", next: "2020-07-20T00:00:00Z" },
    ]));
    const main = page.getByRole("main");
    const links = main.getByRole("region", { name: app.text("Problems", "Problemen") }).getByRole("link");
    const title = main.getByRole("heading", { level: 1 });
    await app.go("#/home");
    await expect(links).toHaveCount(6);
    for (const link of Array.from({ length: 6 }, (_, n) => links.nth(n))) {
      await app.go("#/home");
      const said = await link.textContent();
      await link.click();
      await expect(title, said ?? "").not.toHaveText(app.text("Home", "Start"));
      await expect(title, said ?? "").not.toHaveText(app.text(
        "This edition has no Licenses page", "Deze editie heeft geen pagina Licenties"));
      await expect(title, said ?? "").not.toHaveText(app.text("This page doesn't exist", "Deze pagina bestaat niet"));
    }
  });
}
