// Owns the walks of the two articles: every numbered step of every task, in every cloud, by role and name.
// Article 000 is the short one of September 2020, article 001 the long one of July 2020.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import {
  beside, boxOf, button, choosePeople, close, expand, expectCounts, inList, pane, press, select, start, switchOf,
} from "./helpers/walk";
import { E1, E3, VISIO, service, type Product } from "./fixtures/catalog";
import { consumed, holdings, type Edition, type Tenant } from "./fixtures/tenant";

const people: Tenant = {
  people: [{ name: "Anna de Vries" }, { name: "Bram Jansen", has: [VISIO] }, { name: "Chantal Smit", has: [E1] }],
};

const yammer = service(E3, "YAMMER_ENTERPRISE").label;

/** What a walk is in the middle of: the pane that the next step goes on in. */
type Here = { app: App; pane: Locator };
type Step = (here: Here) => Promise<Locator | void>;

const main = (app: App): Locator => app.page.getByRole("main");
const row = (app: App, name: string): Locator =>
  app.page.getByRole("grid").getByRole("row").filter({ has: app.page.getByRole("rowheader", { name }) });

/** In the admin center, go to a page of a group of the navigation. */
const goTo = (group: string, page: string): Step => async ({ app }) => {
  const navigation = app.page.getByRole("navigation");
  await expect(button(navigation, app.L(group))).toBeVisible();
  await navigation.getByRole("link", { name: app.L(page), exact: true }).click();
  await expect(app.page.getByRole("heading", { level: 1, name: app.L(page), exact: true })).toBeVisible();
};

const toActiveUsers = goTo("nav.users", "nav.activeUsers");
const toLicenses = goTo("nav.billing", "nav.licenses");

const selectRow = (name: string): Step => async ({ app }) => {
  await row(app, name).click();
  return pane(app, name);
};

const licensesAndApps: Step = async ({ app, pane }) => {
  await pane.getByRole("tab", { name: app.L("au.licensesAndApps"), exact: true }).click();
};

const openProductPage = async (app: App, product: Product): Promise<void> => {
  await main(app).getByRole("table").getByRole("link", { name: product.name, exact: true }).click();
  await expect(app.page.getByRole("heading", { level: 1, name: product.name, exact: true })).toBeVisible();
};

const chooseToAdd: Step = async ({ app, pane: choose }) => {
  await choose.getByRole("radio", { name: app.L("au.addToExistingChoice") }).check();
  await press(app, choose, "btn.next");
  return pane(app, app.L("au.addToExistingPane"));
};

/** A switch shows the word that the article names: *On* or *Off*. */
const isSet = async (app: App, control: Locator, on: boolean): Promise<void> => {
  await expect(control).toBeChecked({ checked: on });
  await expect(control).toHaveText(app.L(on ? "toggle.on" : "toggle.off"));
};

const switchOn: Step = async ({ app, pane }) => {
  await switchOf(pane, E3).click();
  await isSet(app, switchOf(pane, E3), true);
  await expand(app, pane, E3);
  const of = inList(pane, E3).getByRole("switch", { name: yammer, exact: true });
  await isSet(app, of, true);
  await of.click();
  await isSet(app, of, false);
};

const add: Step = async ({ app, pane }) => {
  await press(app, pane, "btn.add");
  await expectCounts(app, pane, 2, 0, 0);
  await close(app, pane);
};

/** The second *Close*, of the pane beside the list. */
const closeBeside = async (app: App, name: string): Promise<void> => {
  const aside = await beside(app, name);
  await press(app, aside, "btn.close");
  await expect(aside).toBeHidden();
};

const several = "Assign licenses to multiple users";
const one = "Assign licenses to one user";

type Walk = {
  article: "000" | "001";
  edition: Edition;
  task: string;
  steps: Step[];
  /** What everybody has in the end. */
  result: Record<string, Record<string, string[]>>;
};

const before = { "Anna de Vries": {}, "Bram Jansen": { VISIOCLIENT: [] }, "Chantal Smit": { STANDARDPACK: [] } };
const e3WithoutYammer = { ENTERPRISEPACK: ["YAMMER_ENTERPRISE"] };
const twoMore = {
  ...before,
  "Anna de Vries": e3WithoutYammer,
  "Bram Jansen": { VISIOCLIENT: [], ...e3WithoutYammer },
};

const boxes = (edition: Edition): Walk[] => [
  {
    article: "001",
    edition,
    task: several,
    steps: [
      toActiveUsers,
      async ({ app }) => {
        await select(app, "Anna de Vries");
        await beside(app, "Anna de Vries");
        // Selecting goes on beside the pane.
        await select(app, "Bram Jansen");
        return beside(app, app.L("au.bulkActions"));
      },
      async ({ app, pane: bulk }) => {
        await press(app, bulk, "au.editProductLicenses");
        return pane(app, app.L("au.assignProductsPane"));
      },
      chooseToAdd,
      switchOn,
      async (here) => {
        await add(here);
        await closeBeside(here.app, here.app.L("au.bulkActions"));
      },
    ],
    result: twoMore,
  },
  {
    article: "001",
    edition,
    task: one,
    steps: [
      toActiveUsers,
      async ({ app }) => {
        await select(app, "Anna de Vries");
        return beside(app, "Anna de Vries");
      },
      async ({ app, pane: aside }) => {
        const line = aside.getByRole("group", { name: app.L("au.productLicensesRow"), exact: true });
        await expect(line.getByText(app.L("btn.edit"), { exact: true })).toBeVisible();
        await press(app, line, "au.editProductLicenses");
        return pane(app, app.L("au.productLicensesRow"));
      },
      switchOn,
      async ({ app, pane: dialog }) => {
        await press(app, dialog, "btn.save");
        await expectCounts(app, dialog, 1, 0, 0);
        await close(app, dialog);
        await closeBeside(app, "Anna de Vries");
      },
    ],
    result: { ...before, "Anna de Vries": e3WithoutYammer },
  },
];

const walks: Walk[] = [
  {
    article: "000",
    edition: "worldwide-2020",
    task: "Assign or unassign licenses",
    steps: [
      toActiveUsers,
      selectRow("Bram Jansen"),
      licensesAndApps,
      async ({ app, pane }) => {
        await press(app, pane, "au.licensesSection");
        await boxOf(pane, E1).check();
        await boxOf(pane, VISIO).uncheck();
        await press(app, pane, "btn.saveChanges");
        await expectCounts(app, pane, 1, 0, 0);
      },
    ],
    result: { ...before, "Bram Jansen": { STANDARDPACK: [] } },
  },
  {
    article: "001",
    edition: "worldwide-2020",
    task: "Use the Licenses page to assign licenses to users",
    steps: [
      toLicenses,
      async ({ app }) => openProductPage(app, E3),
      async ({ app }) => {
        await press(app, main(app), "lic.assignLicenses");
        return pane(app, app.L("lic.assignPane"));
      },
      async ({ pane }) => choosePeople(pane, "Anna de Vries", "Bram Jansen"),
      async ({ app, pane }) => {
        await press(app, pane, "lic.appsOnOff");
        await pane.getByRole("checkbox", { name: yammer, exact: true }).uncheck();
      },
      async ({ app, pane }) => {
        await press(app, pane, "btn.assign");
        await expectCounts(app, pane, 2, 0, 0);
        await close(app, pane);
      },
    ],
    result: twoMore,
  },
  {
    article: "001",
    edition: "worldwide-2020",
    task: "Change the apps and services a user has access to",
    steps: [
      toLicenses,
      async (here) => {
        await openProductPage(here.app, E1);
        return selectRow("Chantal Smit")(here);
      },
      async ({ pane }) => {
        const sway = service(E1, "SWAY").label;
        await pane.getByRole("checkbox", { name: sway, exact: true }).uncheck();
      },
      async ({ app, pane }) => {
        await press(app, pane, "btn.save");
        await expectCounts(app, pane, 1, 0, 0);
        await close(app, pane);
      },
    ],
    result: { ...before, "Chantal Smit": { STANDARDPACK: ["SWAY"] } },
  },
  {
    article: "001",
    edition: "worldwide-2020",
    task: several,
    steps: [
      toActiveUsers,
      async ({ app }) => select(app, "Anna de Vries", "Bram Jansen"),
      async ({ app }) => {
        await press(app, main(app), "au.moreOptions");
        await app.page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") }).click();
        return pane(app, app.L("au.manageProductLicenses"));
      },
      chooseToAdd,
      switchOn,
      add,
    ],
    result: twoMore,
  },
  {
    article: "001",
    edition: "worldwide-2020",
    task: one,
    steps: [
      toActiveUsers,
      selectRow("Anna de Vries"),
      licensesAndApps,
      async ({ app, pane }) => {
        await press(app, pane, "au.licensesSection");
        await boxOf(pane, E3).check();
        await press(app, pane, "btn.saveChanges");
        await expectCounts(app, pane, 1, 0, 0);
      },
    ],
    result: { ...before, "Anna de Vries": { ENTERPRISEPACK: [] } },
  },
  ...boxes("germany-2020"),
  ...boxes("21vianet-2020"),
];

for (const { article, edition, task, steps, result } of walks) {
  test(`${article} ${edition}, ${task}: steps 1-${steps.length}`, async ({ app, page }) => {
    await start(app, { ...people, edition });
    await app.go("#/home");
    let here: Here = { app, pane: main(app) };
    for (const [index, step] of steps.entries()) {
      await test.step(`step ${index + 1}`, async () => {
        const pane = await step(here);
        if (pane) here = { app, pane };
      });
    }
    await page.keyboard.press("Escape");
    const exported = await app.exportTenant();
    expect(exported.zetel.edition).toBe(edition);
    expect(holdings(exported)).toEqual(result);
    const withE3 = Object.values(result).filter((has) => "ENTERPRISEPACK" in has).length;
    expect(consumed(exported, E3)).toBe(withE3);
  });
}
