// Owns what people lose: said before, for 520 people at once, done, and taken back to the very same tenant.
import { expect, test } from "./helpers/app";
import { button, close, manage, openUsers, pane, press, select, start, switchOf } from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { E1, E3, POWER_BI, VISIO } from "./fixtures/catalog";
import { consumed, type Tenant } from "./fixtures/tenant";

const number = (n: number) => String(n).padStart(3, "0");

/** 520 people: all have E3, every second one Visio as well, the last 20 have Power BI from a group. */
const many: Tenant = {
  people: Array.from({ length: 520 }, (_, n) => ({
    name: `Person ${number(n + 1)}`,
    has: n % 2 === 0 ? [E3, VISIO] : [E3],
  })),
  products: [[E1, 600], [E3, 600], [VISIO, 600], [POWER_BI, 20]],
  groups: [{
    name: "Field",
    members: Array.from({ length: 20 }, (_, n) => `Person ${number(n + 501)}`),
    gives: [POWER_BI],
  }],
};

test("replacing for 520 people says who loses what, does it, and undoes it completely", async ({ app }) => {
  test.slow();
  const users = (n: number) => app.text(n === 1 ? "1 user" : `${n} users`, n === 1 ? "1 gebruiker" : `${n} gebruikers`);
  await start(app, many);
  const before = await app.exportTenant();
  const grid = await openUsers(app);
  await grid.getByRole("checkbox").first().check();
  const dialog = await manage(app, "replace");
  await switchOf(dialog, E1).click();

  const block = dialog.getByRole("region", { name: app.text("520 users lose licenses or services", "520 gebruikers raken iets kwijt") });
  await test.step("who loses what is said before", async () => {
    const product = (name: string, n: number) =>
      button(block, app.text(`${name}: ${n} users lose it`, `${name}: ${n} gebruikers raken dit kwijt`));
    await expect(product(E3.name, 520)).toBeVisible();
    await expect(block).toContainText(
      app.text("Kept, because it's inherited from a group", "Blijft, omdat een groep het geeft"),
    );
    await expect(block).toContainText(`${POWER_BI.name} (${users(20)})`);
    await product(VISIO.name, 260).click();
    const names = block.getByRole("listitem");
    await expect(names).toHaveCount(20);
    await expect(block).toContainText(app.text("1 to 20 of 260", "1 tot en met 20 van 260"));
    const next = button(block, app.text("Next page of users", "Volgende gebruikers"));
    for (let page = 2; page <= 13; page += 1) await next.click();
    await expect(names).toHaveText(Array.from({ length: 20 }, (_, n) => `Person ${number(481 + 2 * n)}`));
    await block.getByRole("searchbox").fill("337");
    await expect(names).toHaveText(["Person 337"]);
    const services = block.getByRole("button", { name: /service/ });
    await services.click();
    await expect(block.getByRole("listitem").filter({ hasText: users(520) }).first()).toBeVisible();
  });
  await inEveryLook(app);

  await press(app, dialog, "btn.replace");
  await expect(dialog.getByRole("status").filter({ hasText: /520/ }).first()).toBeVisible();
  await test.step("it is undone completely", async () => {
    await button(dialog, app.text("Undo", "Ongedaan maken")).click();
    await close(app, dialog);
    const after = await app.exportTenant();
    expect(after).toEqual(before);
    expect(consumed(after, E3)).toBe(520);
  });
});

test("what unassigning and deleting takes is said as well", async ({ app }) => {
  await start(app, { people: [{ name: "Anna de Vries", has: [E3, VISIO] }, { name: "Bram Jansen" }] });
  const one = app.text("1 user loses licenses or services", "1 gebruiker raakt iets kwijt");
  await openUsers(app);
  await select(app, "Anna de Vries", "Bram Jansen");
  const dialog = await manage(app, "replace");
  await dialog.getByRole("checkbox", { name: app.L("au.removeAllCheckbox"), exact: true }).check();
  await expect(dialog.getByRole("region", { name: one })).toContainText(VISIO.name);
  await button(dialog, app.text("Cancel", "Annuleren")).click();
  const leave = button(app.page.locator("body"), app.text("Discard changes", "Sluiten zonder opslaan"));
  if (await leave.isVisible()) await leave.click();
  await press(app, app.page.getByRole("main"), "user.deleteMany");
  const deleting = await pane(app, app.L("user.deleteMany"));
  await expect(deleting.getByRole("region", { name: one })).toContainText(E3.name);
});
