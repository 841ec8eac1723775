// Owns the table of every error there is: each is made to appear on some screen, in its own words.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import {
  button, choosePeople, expand, inList, manage, openAssign, openPerson, openProduct, openUsers, pane, press, refusal,
  select, switchOf,
} from "./helpers/walk";
import { CONFERENCING, E1, E3, VISIO, service, type Product } from "./fixtures/catalog";
import { file, idOf, nobodyHas, type Tenant } from "./fixtures/tenant";

const ANNA = "Anna de Vries";
const GROUP = "20000000-0000-4000-8000-000000000001";

/** A row: its name in the table of errors, the stage, and what makes it appear, up to the place that names it. */
type Row = { row: string; tenant: Tenant; stage?: (content: any) => void; appears: (app: App, row: Row) => Promise<void> };

async function begin(app: App, { tenant, stage }: Row): Promise<void> {
  const content: any = file(tenant);
  stage?.(content);
  await app.open("#/sandbox");
  await app.importTenant(content);
}

/** Adds a product to Anna on Active users: refused by this rule. */
const adding = (product: Product, rule: (app: App) => string) => async (app: App): Promise<void> => {
  await openUsers(app);
  await select(app, ANNA);
  const dialog = await manage(app, "add");
  await switchOf(dialog, product).click();
  await press(app, dialog, "btn.add");
  await refusal(app, dialog, rule(app));
};

/** Sends a request: answered with this status, refused by this rule. */
const sending = (text: (tenant: Tenant) => string, status: string, rule: (app: App) => string) =>
  async (app: App, { tenant }: Row): Promise<void> => {
    await app.go("#/request");
    const main = app.page.getByRole("main");
    await main.getByRole("textbox", { name: app.text("Request", "Aanvraag"), exact: true }).fill(text(tenant));
    await button(main, app.text("Send", "Verzenden")).click();
    await expect(main.getByRole("article", { name: status })).toBeVisible();
    await refusal(app, main, rule(app));
  };

const assign = (add: unknown[], remove: unknown[]) => (tenant: Tenant): string =>
  `POST /v1.0/users/${idOf(tenant, ANNA)}/assignLicense\n\n${JSON.stringify({ addLicenses: add, removeLicenses: remove })}`;

/** What the group gives shows this error in Anna's pane. */
const inPane = (error: (app: App) => string) => async (app: App): Promise<void> => {
  const dialog = await openPerson(app, ANNA);
  await expect(inList(dialog, VISIO)).toContainText(error(app));
  await expand(app, dialog, VISIO);
  const plan = VISIO.services[0].label;
  await button(dialog, app.text(`Where does ${plan} come from?`, `Van wie komt dit? ${plan}`)).click();
  await expect(inList(dialog, VISIO)).toContainText(
    `${app.text("not active", "niet van kracht")}: ${error(app)}`,
  );
};

const label = (key: string) => (app: App): string => app.L(key);
const words = (en: string, nl: string) => (app: App): string => app.text(en, nl);
const one: Tenant = { people: nobodyHas(ANNA, "Bram Jansen") };
const hasE1: Tenant = { people: [{ name: ANNA, has: [E1] }] };
const phones: Tenant = { people: [{ name: ANNA, has: [E1, CONFERENCING] }], products: [[E1, 5], [CONFERENCING, 5]] };
const crowd = Array.from({ length: 21 }, (_, n) => `Person ${String.fromCharCode(65 + n)}`);
const inGroup: Tenant = { people: [{ name: ANNA }], groups: [{ name: "Sales", members: [ANNA], gives: [VISIO] }] };

const rows: Row[] = [
  {
    row: "CountViolation",
    tenant: { ...one, products: [[VISIO, 0]] },
    appears: adding(VISIO, label("err.notEnough")),
  },
  { row: "MutuallyExclusiveViolation", tenant: hasE1, appears: adding(E3, label("err.conflicting")) },
  {
    row: "DependencyViolation, of what comes",
    tenant: { ...one, products: [[CONFERENCING, 5], [E1, 5]] },
    appears: adding(CONFERENCING, label("err.dependencyNew")),
  },
  {
    row: "DependencyViolation, of what stays",
    tenant: phones,
    appears: sending(assign([], [E1.skuId]), "400 Bad Request", label("err.dependency")),
  },
  {
    row: "ProhibitedInUsageLocationViolation",
    tenant: { people: [{ name: ANNA, location: "IR" }] },
    stage: (content) => {
      content.zetel.prohibited = [{ country: "IR", servicePlanIds: [service(E3, "MCOSTANDARD").id] }];
    },
    appears: adding(E3, label("err.location")),
  },
  {
    row: "UsageLocationMissing",
    tenant: { people: [{ name: ANNA, location: null }] },
    appears: adding(E3, label("err.locationMissing")),
  },
  {
    row: "UniquenessViolation",
    tenant: one,
    stage: (content) => {
      for (const user of content.users) user.proxyAddresses = ["SMTP:sales@contoso.example"];
    },
    appears: adding(E3, label("err.proxy")),
  },
  {
    row: "Other",
    tenant: inGroup,
    stage: (content) => {
      const state = { skuId: VISIO.skuId, assignedByGroup: GROUP, disabledPlans: [], state: "Error", error: "Other" };
      content.users[0].licenseAssignmentStates = [state];
    },
    appears: inPane(label("err.other")),
  },
  {
    row: "InheritedLicense",
    tenant: inGroup,
    appears: sending(
      assign([], [VISIO.skuId]),
      "400 Bad Request",
      words("Inherited from a group", "Overgenomen van een groep"),
    ),
  },
  {
    row: "LicenseNotHeld",
    tenant: one,
    appears: sending(assign([], [E1.skuId]), "400 Bad Request", words("Not assigned", "Niet toegewezen")),
  },
  {
    row: "MissingParameter",
    tenant: one,
    appears: sending(
      (tenant) => `POST /v1.0/users/${idOf(tenant, ANNA)}/assignLicense\n\n{ "addLicenses": [] }`,
      "400 Bad Request",
      words("Missing parameter", "Ontbrekende parameter"),
    ),
  },
  {
    row: "InvalidGuid",
    tenant: one,
    appears: sending(
      assign([{ skuId: "ENTERPRISEPACK" }], []),
      "400 Bad Request",
      words("Not a valid ID", "Geen geldige id"),
    ),
  },
  {
    row: "null id",
    tenant: one,
    appears: sending(assign([{ skuId: null }], []), "400 Bad Request", words("Not a valid ID", "Geen geldige id")),
  },
  {
    row: "PlanNotInSku",
    tenant: one,
    appears: sending(
      assign([{ skuId: E1.skuId, disabledPlans: [service(E3, "EXCHANGE_S_ENTERPRISE").id] }], []),
      "400 Bad Request",
      words("Service not part of the product", "Service hoort niet bij het product"),
    ),
  },
  {
    row: "SkuNotOwned",
    tenant: one,
    appears: sending(
      assign([{ skuId: CONFERENCING.skuId }], []),
      "400 Bad Request",
      words("Product not in your subscriptions", "Product niet in uw abonnementen"),
    ),
  },
  {
    row: "SelfServicePurchase",
    tenant: one,
    stage: (content) => {
      const [owner] = content.users;
      content.subscriptions = content.subscribedSkus.map((sku: any, n: number) => ({
        id: `30000000-0000-4000-8000-00000000000${n}`,
        skuId: sku.skuId,
        totalLicenses: 5,
        status: "Enabled",
        ...(sku.skuId === VISIO.skuId ? { ownerType: "User", ownerId: owner.id } : {}),
      }));
    },
    appears: adding(VISIO, words("Bought by a user", "Gekocht door een gebruiker")),
  },
  {
    row: "ForOrganization",
    tenant: one,
    stage: (content) => {
      content.subscribedSkus.find((sku: any) => sku.skuId === VISIO.skuId).appliesTo = "Company";
    },
    appears: sending(
      assign([{ skuId: VISIO.skuId }], []),
      "400 Bad Request",
      words("For the whole organization", "Voor de hele organisatie"),
    ),
  },
  {
    row: "Forbidden",
    tenant: { ...one, actor: "billing" },
    appears: sending(
      assign([{ skuId: E1.skuId }], []),
      "403 Forbidden",
      words("Insufficient privileges", "Onvoldoende bevoegdheden"),
    ),
  },
  {
    row: "TooManyUsers",
    tenant: { people: nobodyHas(...crowd), products: [[E1, 50]] },
    appears: async (app) => {
      await openProduct(app, E1);
      const dialog = await openAssign(app);
      await choosePeople(dialog, ...crowd);
      await refusal(app, dialog, app.text("At most 20 at a time", "Maximaal 20 tegelijk"));
    },
  },
  {
    row: "TooManyGroups",
    tenant: {
      people: [{ name: ANNA }],
      groups: crowd.map((name) => ({ name, members: [], gives: [] })),
    },
    appears: async (app) => {
      await openProduct(app, E1);
      await app.page.getByRole("tab", { name: app.L("grp.groupsTab"), exact: true }).click();
      await press(app, app.page.getByRole("main"), "lic.assignLicenses");
      const dialog = app.page.getByRole("dialog");
      await choosePeople(dialog, ...crowd);
      await refusal(app, dialog, app.text("At most 20 at a time", "Maximaal 20 tegelijk"));
    },
  },
  {
    row: "BatchTooLarge",
    tenant: one,
    appears: sending(
      () => {
        const requests = crowd.map((_, n) => ({ id: String(n), method: "POST", url: "/users/x/assignLicense" }));
        return `POST /v1.0/$batch\n\n${JSON.stringify({ requests })}`;
      },
      "400 Bad Request",
      words("At most 20 at a time", "Maximaal 20 tegelijk"),
    ),
  },
  {
    row: "GroupHasLicenses",
    tenant: inGroup,
    appears: async (app) => {
      await app.go(`#/groups/${GROUP}`);
      const remove = app.text("Delete group", "Groep verwijderen");
      await button(app.page.getByRole("main"), remove).click();
      const dialog = await pane(app, remove);
      await button(dialog, remove).click();
      await refusal(app, dialog, app.text("Group has licenses", "Groep heeft licenties"));
    },
  },
  {
    row: "BelowAssigned",
    tenant: { people: [{ name: ANNA, has: [E1] }, { name: "Bram Jansen", has: [E1] }], products: [[E1, 5]] },
    appears: async (app) => {
      await app.go("#/subscriptions");
      await button(app.page.getByRole("main"), E1.name).click();
      await press(app, await pane(app, E1.name), "buy.addRemove");
      const dialog = await pane(app, app.L("buy.addRemove"));
      await dialog.getByRole("textbox", { name: app.L("lic.total"), exact: true }).fill("1");
      await press(app, dialog, "buy.submitChange");
      await refusal(app, dialog, app.text("Licenses in use", "Licenties in gebruik"));
    },
  },
  {
    row: "ConcurrencyException",
    tenant: one,
    appears: async (app) => {
      await app.go("#/rules");
      await app.page.getByRole("tab", { name: app.text("Errors", "Fouten") }).click();
      const row = app.page.getByRole("row").filter({ hasText: "LicenseAssignmentAttributeConcurrencyException" });
      await expect(row).toContainText(app.text("It's retried automatically", "het wordt vanzelf opnieuw geprobeerd"));
    },
  },
];

for (const row of rows) {
  test(`an error appears, and says what it is: ${row.row}`, async ({ app }) => {
    await begin(app, row);
    await row.appears(app, row);
  });
}
