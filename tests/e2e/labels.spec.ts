// Owns the check that the documents' labels stand on the screens of their flows, letter by letter.
import { expect, labels, test, type App } from "./helpers/app";
import {
  beside, button, expand, manage, openAssign, openPerson, openProduct, openUsers, pane, press, select, switchOf,
} from "./helpers/walk";
import { E1, E3, VISIO } from "./fixtures/catalog";
import { ELSEWHERE, ON_SCREEN } from "./fixtures/labels-2020";
import { guidance, openGuidance } from "./helpers/guide";
import { withSubscriptions } from "./fixtures/subscriptions";
import type { Tenant } from "./fixtures/tenant";

const tenant: Tenant = {
  people: [
    { name: "Anna de Vries", has: [E1] },
    { name: "Bram Jansen", has: [VISIO] },
    { name: "Chantal Smit", has: [VISIO] },
    { name: "Daan Mulder" },
  ],
  groups: [{ name: "Sales", members: ["Daan Mulder"], gives: [E1] }],
};

/** Everything that can be read on the screen: visible texts, accessible names, and what lists offer. */
const readable = (app: App): Promise<string[]> =>
  app.page.evaluate(() => {
    const found = new Set<string>();
    const tidy = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();
    for (const element of document.body.querySelectorAll("*")) {
      const offered = element instanceof HTMLOptionElement;
      if (!offered && !element.checkVisibility({ visibilityProperty: true })) continue;
      found.add(tidy(element.getAttribute("aria-label")));
      found.add(tidy(element.textContent).slice(0, 300));
    }
    return [...found];
  });

/** The walks to the screens of each edition, in an order in which each goes on from where the one before ended. */
const worldwide: Record<string, (app: App) => Promise<unknown>> = {
  "active users": openUsers,
  "more options": (app) => press(app, app.page.getByRole("main"), "au.moreOptions"),
  "add or replace": async (app) => {
    await app.page.keyboard.press("Escape");
    await select(app, "Anna de Vries", "Bram Jansen", "Daan Mulder");
    await press(app, app.page.getByRole("main"), "au.moreOptions");
    await app.page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") }).click();
    await pane(app, app.L("au.manageProductLicenses"));
  },
  "products to add": async (app) => {
    await app.page.keyboard.press("Escape");
    const dialog = await manage(app, "add");
    await expand(app, dialog, E3);
    await switchOf(dialog, E3).click();
  },
  "a refusal": async (app) => {
    await press(app, await pane(app, app.L("au.addToExistingPane")), "btn.add");
    await expect(app.page.getByRole("alert").first()).toBeVisible();
  },
  "products to replace": async (app) => {
    await press(app, app.page.getByRole("dialog"), "btn.close");
    await manage(app, "replace");
  },
  "one user": async (app) => {
    await app.page.keyboard.press("Escape");
    await openPerson(app, "Chantal Smit");
  },
  licenses: async (app) => {
    await app.page.keyboard.press("Escape");
    await app.go("#/licenses");
    await expect(app.page.getByRole("table")).toBeVisible();
  },
  "a product": (app) => openProduct(app, VISIO),
  "one user's apps": async (app) => {
    await button(app.page.getByRole("grid"), "Chantal Smit").click();
    await pane(app, "Chantal Smit");
  },
  assign: async (app) => {
    await app.page.keyboard.press("Escape");
    await openAssign(app);
  },
  quantities: async (app) => {
    await app.page.keyboard.press("Escape");
    await app.go("#/subscriptions");
    await expect(app.page.getByRole("table")).toBeVisible();
  },
  "a subscription": async (app) => {
    await button(app.page.getByRole("main"), E1.name).click();
    await pane(app, E1.name);
  },
  roles: async (app) => {
    await app.page.keyboard.press("Escape");
    await app.go("#/roles");
    await expect(app.page.getByRole("table").first()).toBeVisible();
  },
  "the errors": async (app) => {
    await app.go("#/rules");
    await app.page.getByRole("main").getByRole("tab").nth(1).click();
  },
  "a group's licenses": async (app) => {
    await app.go("#/groups");
    await button(app.page.getByRole("grid"), "Sales").click();
    await app.page.getByRole("main").getByRole("tab", { name: app.L("nav.licenses") }).click();
  },
  "deleting one user": async (app) => {
    await openUsers(app);
    await select(app, "Daan Mulder");
    await press(app, app.page.getByRole("main"), "user.deleteMany");
    await pane(app, app.L("user.delete"));
  },
  "deleting several users": async (app) => {
    await button(app.page.getByRole("dialog"), app.text("Cancel", "Annuleren")).click();
    await select(app, "Bram Jansen");
    await press(app, app.page.getByRole("main"), "user.deleteMany");
    await pane(app, app.L("user.deleteMany"));
  },
  filters: async (app) => {
    await button(app.page.getByRole("dialog"), app.text("Cancel", "Annuleren")).click();
    await app.page.getByRole("button", { name: new RegExp(`^${app.L("filter.filters")}`) }).click();
    await expect(app.page.getByRole("menu")).toBeVisible();
  },
  "a custom filter": async (app) => {
    await app.page.keyboard.press("Escape");
    await press(app, app.page.getByRole("main"), "filter.custom");
    await pane(app, app.L("filter.custom"));
  },
  "the tasks of the guidance": async (app) => {
    await app.page.keyboard.press("Escape");
    await openGuidance(app);
  },
  "a task of the guidance": (app) => press(app, guidance(app), "h.assignMany"),
};

/** Goes one step on in the pane that is open. */
const next = async (app: App, title: string): Promise<unknown> => {
  await press(app, app.page.getByRole("dialog"), "btn.next");
  return pane(app, app.L(title));
};

const adding: Record<string, (app: App) => Promise<unknown>> = {
  "a user: basics": async (app) => {
    await openUsers(app);
    await press(app, app.page.getByRole("main"), "user.add");
    const basics = await pane(app, app.L("user.basics"));
    for (const text of await basics.getByRole("textbox").all()) await text.fill("noor");
  },
  "a user: products": (app) => next(app, "user.assignLicenses"),
  "a user: options": async (app) => {
    await app.page.getByRole("dialog").getByRole("radio", { name: app.L("user.noLicense") }).check();
    await next(app, "user.optional");
  },
  "a user: review": (app) => press(app, app.page.getByRole("dialog"), "btn.next"),
  "a list of users": async (app) => {
    await press(app, app.page.getByRole("dialog"), "user.finish");
    await press(app, app.page.getByRole("dialog"), "btn.close");
    await press(app, app.page.getByRole("main"), "bulk.addMultiple");
  },
  "a list of users: options": async (app) => {
    const dialog = app.page.getByRole("dialog");
    const list = `${",".repeat(14)}\npiet@contoso.example,,,Piet${",".repeat(11)}`;
    const file = { name: "users.csv", mimeType: "text/csv", buffer: Buffer.from(list) };
    await dialog.getByLabel(app.L("bulk.browse"), { exact: true }).setInputFiles(file);
    await expect(button(dialog, app.L("bulk.verify"))).toBeEnabled();
    await press(app, dialog, "bulk.verify");
    await expect(dialog.getByRole("table")).toBeVisible();
    await next(app, "bulk.setOptions");
  },
  "a list of users: result": async (app) => {
    await app.page.getByRole("dialog").getByRole("radio").last().check();
    await next(app, "bulk.viewResult");
  },
};

const boxes: Record<string, (app: App) => Promise<unknown>> = {
  "boxes: several users": async (app) => {
    await openUsers(app);
    await select(app, "Anna de Vries", "Bram Jansen");
    await beside(app, app.L("au.bulkActions"));
  },
  "boxes: add or replace": async (app) => {
    await press(app, await beside(app, app.L("au.bulkActions")), "au.editProductLicenses");
    await pane(app, app.L("au.assignProductsPane"));
  },
  "boxes: one user": async (app) => {
    await app.page.keyboard.press("Escape");
    await press(app, await beside(app, app.L("au.bulkActions")), "btn.close");
    await select(app, "Anna de Vries");
    await beside(app, "Anna de Vries");
  },
  "boxes: one user's products": async (app) => {
    await press(app, await beside(app, "Anna de Vries"), "au.editProductLicenses");
    await pane(app, app.L("au.productLicensesRow"));
  },
  "boxes: a new user": async (app) => {
    await app.page.keyboard.press("Escape");
    await press(app, app.page.getByRole("main"), "user.add");
    await pane(app, app.L("user.newPane"));
  },
};

test("every label that people translated has its screen, or a reason", () => {
  const placed = Object.values(ON_SCREEN).flatMap(({ whole = [], part = [] }) => [...whole, ...part]);
  const human = Object.keys(labels).filter((key) => labels[key].human);
  expect([...placed, ...Object.keys(ELSEWHERE)].sort()).toEqual(human.sort());
  expect(Object.keys(ON_SCREEN).sort()).toEqual([worldwide, adding, boxes].flatMap(Object.keys).sort());
});

for (const [edition, screens] of [["worldwide-2020", { ...worldwide, ...adding }], ["21vianet-2020", boxes]] as const) {
  test(`the labels of the articles stand on the screens of ${edition}`, async ({ app }) => {
    test.slow();
    await app.open("#/sandbox");
    const file: any = withSubscriptions({ ...tenant, edition }, [
      { product: E1, total: 5, how: "prepaid" },
      { product: E3, total: 1 },
      { product: VISIO, total: 1 },
    ]);
    file.zetel.edition = edition;
    await app.importTenant(file);
    for (const [screen, go] of Object.entries(screens)) {
      await test.step(screen, async () => {
        await go(app);
        const { whole = [], part = [] } = ON_SCREEN[screen] ?? {};
        const missing = async () => {
          const texts = await readable(app);
          const within = (key: string) => texts.some((text) => text.toLowerCase().includes(app.L(key).toLowerCase()));
          return [...whole.filter((key) => !texts.includes(app.L(key))), ...part.filter((key) => !within(key))];
        };
        await expect.poll(missing, `labels missing on ${screen}`).toEqual([]);
      });
    }
  });
}
