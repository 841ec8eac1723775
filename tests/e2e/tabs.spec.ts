// Owns the walks of two tabs on one tenant: one is at work, the other follows live and can take over.
import type { BrowserContext, Locator } from "@playwright/test";
import { App, expect, test } from "./helpers/app";
import { button, close, counts, expectCounts, manage, openUsers, press, select, selectBox, start, switchOf } from "./helpers/walk";
import { E3, POWER_BI, VISIO, type Product } from "./fixtures/catalog";
import { holdings, nobodyHas, type Tenant } from "./fixtures/tenant";

const three: Tenant = { people: nobodyHas("Anna de Vries", "Bram Jansen", "Chantal Smit") };

/** Another tab of the same browser. */
async function another(app: App, context: BrowserContext, route = "#/users"): Promise<App> {
  const other = new App(await context.newPage(), app.locale, app.url);
  await other.open(route);
  return other;
}

/** Fills in a pane that gives somebody a product; only its button is left. */
async function prepare(app: App, product: Product, name: string): Promise<Locator> {
  await openUsers(app);
  await select(app, name);
  const pane = await manage(app, "add");
  await switchOf(pane, product).click();
  return pane;
}

async function add(app: App, product: Product, name: string): Promise<void> {
  const pane = await prepare(app, product, name);
  await press(app, pane, "btn.add");
  await expectCounts(app, pane, 1, 0, 0);
  await close(app, pane);
  await selectBox(app, name).uncheck();
}

const status = (app: App): Locator => app.page.getByRole("banner").getByRole("status");
const above = (app: App, text: string): Locator => app.page.getByRole("status").filter({ hasText: text });
const elsewhere = (app: App): string =>
  app.text("This tenant is being edited in another tab", "Een ander tabblad is bezig met deze tenant");
const taken = (app: App): string =>
  app.text("Another tab has taken over", "Een ander tabblad heeft het overgenomen");
const question = (app: App): Locator => app.page.getByRole("dialog", { name: elsewhere(app), exact: true });
const takeOver = (app: App, where: Locator): Promise<void> =>
  button(where, app.text("Take over", "Overnemen")).click();
const follows = (app: App): Promise<void> =>
  expect(status(app)).toHaveText(app.text("Read-only: open in another tab", "Een ander tabblad is bezig"));
const works = (app: App): Promise<void> => expect(status(app)).toContainText(app.text("Saved", "Opgeslagen"));
const undo = (app: App): Locator =>
  app.page.getByRole("banner").getByRole("button", { name: new RegExp(`^${app.text("Undo", "Ongedaan maken")}`) });

test("one tab works, the other follows and takes over, and nothing of either is lost", async ({ app, context }) => {
  test.setTimeout(240_000);
  await start(app, three);
  await add(app, E3, "Anna de Vries");
  const other = await another(app, context);

  await test.step("the second tab says that another one is at work, and shows what that one does", async () => {
    await follows(other);
    await expect(above(other, elsewhere(other))).toBeVisible();
    await works(app);
    await add(app, VISIO, "Chantal Smit");
    await expect(undo(other)).toHaveAccessibleName(/Chantal Smit/);
    expect(await other.exportTenant()).toEqual(await app.exportTenant());
    await other.axe();
  });

  await test.step("a change there is not done and not lost: it asks, and goes on after taking over", async () => {
    const pane = await prepare(other, VISIO, "Bram Jansen");
    await press(other, pane, "btn.add");
    await expect(question(other).getByRole("alert")).toContainText(
      other.text("Nothing was changed", "Er is niets gewijzigd"),
    );
    await other.axe();
    await button(question(other), other.text("Cancel", "Annuleren")).click();
    await expect(question(other)).toBeHidden();
    await expect(switchOf(pane, VISIO)).toBeChecked();
    await press(other, pane, "btn.add");
    await takeOver(other, question(other));
    await works(other);
    await press(other, pane, "btn.add");
    await expectCounts(other, pane, 1, 0, 0);
    await close(other, pane);
  });

  await test.step("the first tab says that it was taken over, shows what is done, and can take over again", async () => {
    await follows(app);
    await expect(above(app, taken(app))).toBeVisible();
    await expect(undo(app)).toHaveAccessibleName(/Bram Jansen/);
    await undo(app).click();
    await question(app).press("Escape");
    await expect(question(app)).toBeHidden();
    await takeOver(app, above(app, taken(app)));
    await works(app);
    await follows(other);
    await undo(app).click();
    const held = holdings(await app.exportTenant());
    expect(held).toMatchObject({ "Anna de Vries": { ENTERPRISEPACK: [] }, "Bram Jansen": {} });
    await expect.poll(async () => holdings(await other.exportTenant())).toEqual(held);
  });

  await test.step("both at once: what was said to be done is there", async () => {
    const products = [POWER_BI, VISIO];
    for (const [turn, product] of products.entries()) {
      const [working, waiting] = turn % 2 ? [other, app] : [app, other];
      const mine = await prepare(working, product, "Anna de Vries");
      await openUsers(waiting);
      await Promise.all([press(working, mine, "btn.add"), takeOver(waiting, above(waiting, " "))]);
      await works(waiting);
      const theirs = await prepare(waiting, product, "Chantal Smit");
      await press(waiting, theirs, "btn.add");
      const before = product === VISIO ? [0, 1] : [1, 0];
      await expectCounts(waiting, theirs, before[0] ?? 0, before[1] ?? 0, 0);
      await close(waiting, theirs);
      await selectBox(waiting, "Chantal Smit").uncheck();
      // The change of the first was done before it was taken over, or refused with the question.
      const said = mine.getByRole("status").filter({ hasText: counts(working, 1, 0, 0) });
      await expect(said.or(question(working))).toBeVisible();
      const done = await said.isVisible();
      const held = holdings(await waiting.exportTenant());
      expect(Object.keys(held["Chantal Smit"] ?? {})).toContain(product.partNumber);
      expect(Object.keys(held["Anna de Vries"] ?? {}).includes(product.partNumber)).toBe(done);
      await working.reload();
    }
  });

  await test.step("a tab that is lost leaves everything, and the work to the other", async () => {
    const saved = await app.exportTenant();
    await other.page.close({ runBeforeUnload: false });
    await works(app);
    expect(await app.exportTenant()).toEqual(saved);
    await add(app, E3, "Bram Jansen");
    await app.reload();
    expect(holdings(await app.exportTenant())).toMatchObject({ "Bram Jansen": { ENTERPRISEPACK: [] } });
  });
});
