// Owns the walks in which a rule says no: what the refusal names, that nothing has changed, and its own ways out.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import {
  boxOf, button, choosePeople, close, expectCounts, fix, manage, openAssign, openPerson, openProduct, openUsers, press,
  refusal, resultOf, select, start, switchOf,
} from "./helpers/walk";
import { CONFERENCING, E1, E3, VISIO, service, type Product } from "./fixtures/catalog";
import { consumed, holdings, locations, nobodyHas, type Tenant } from "./fixtures/tenant";

/** Adds a product to people on Active users, as far as the result. */
async function add(app: App, product: Product, ...names: string[]): Promise<Locator> {
  await openUsers(app);
  await select(app, ...names);
  const pane = await manage(app, "add");
  await switchOf(pane, product).click();
  await press(app, pane, "btn.add");
  return pane;
}

const hasE1: Tenant = { people: [{ name: "Anna de Vries", has: [E1] }, { name: "Bram Jansen" }] };

test.describe("two products that exclude each other", () => {
  for (const way of ["many users", "one user"]) {
    test(`are refused with the clash named: ${way}`, async ({ app }) => {
      await start(app, hasE1);
      const before = await app.exportTenant();
      let pane: Locator;
      if (way === "many users") {
        pane = await add(app, E3, "Anna de Vries");
      } else {
        pane = await openPerson(app, "Anna de Vries");
        await boxOf(pane, E3).check();
        await press(app, pane, "btn.saveChanges");
      }
      const alert = await refusal(app, pane, app.L("err.conflicting"));
      await expect(alert).toContainText("Anna de Vries");
      for (const name of [E1.name, E3.name]) await expect(alert).toContainText(name);
      for (const plan of ["EXCHANGE_S_STANDARD", "SHAREPOINTSTANDARD"]) {
        await expect(alert.getByRole("cell", { name: service(E1, plan).label })).toBeVisible();
      }
      for (const plan of ["EXCHANGE_S_ENTERPRISE", "SHAREPOINTENTERPRISE"]) {
        await expect(alert.getByRole("cell", { name: service(E3, plan).label })).toBeVisible();
      }
      await expect(alert).toContainText(app.text("Nothing has been changed", "Er is niets gewijzigd"));
      await expect(alert).toBeFocused();
      await app.axe();
      if (way === "many users") {
        await close(app, pane);
      } else {
        await button(pane, app.text("Discard", "Verwerpen")).click();
        await button(pane, app.text("Close pane", "Deelvenster sluiten")).click();
      }
      expect(await app.exportTenant()).toEqual(before);
    });
  }

  test("are solved by replacing the one with the other", async ({ app }) => {
    await start(app, hasE1);
    const pane = await add(app, E3, "Anna de Vries");
    const alert = await refusal(app, pane, app.L("err.conflicting"));
    await fix(alert, app.text(`Replace ${E1.name} with ${E3.name}`, `${E1.name} vervangen door ${E3.name}`)).click();
    await expectCounts(app, pane, 1, 0, 0);
    await expect(pane.getByRole("alert")).toHaveCount(0);
    await close(app, pane);
    const tenant = await app.exportTenant();
    expect(holdings(tenant)).toEqual({ "Anna de Vries": { ENTERPRISEPACK: [] }, "Bram Jansen": {} });
    expect([consumed(tenant, E1), consumed(tenant, E3)]).toEqual([0, 1]);
  });

  test("are solved by switching the services of one off", async ({ app }) => {
    await start(app, hasE1);
    const pane = await add(app, E3, "Anna de Vries");
    const alert = await refusal(app, pane, app.L("err.conflicting"));
    const [exchange, sharePoint] = ["EXCHANGE_S_STANDARD", "SHAREPOINTSTANDARD"].map((p) => service(E1, p).label);
    const off = alert.getByRole("button").filter({ hasText: exchange }).filter({ hasText: sharePoint });
    await expect(off).toContainText(app.text("Turn off", "uitschakelen"));
    await off.click();
    await expectCounts(app, pane, 1, 0, 0);
    await close(app, pane);
    expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({
      STANDARDPACK: ["EXCHANGE_S_STANDARD", "SHAREPOINTSTANDARD"],
      ENTERPRISEPACK: [],
    });
  });

  test("are refused only to whom they concern", async ({ app }) => {
    await start(app, hasE1);
    const pane = await add(app, E3, "Anna de Vries", "Bram Jansen");
    await expectCounts(app, pane, 1, 0, 1);
    const alert = await refusal(app, pane, app.L("err.conflicting"));
    await expect(alert).toContainText(
      app.text("Nothing has been changed for Anna de Vries", "Er is niets gewijzigd voor Anna de Vries"),
    );
    await close(app, pane);
    expect(holdings(await app.exportTenant())).toEqual({
      "Anna de Vries": { STANDARDPACK: [] },
      "Bram Jansen": { ENTERPRISEPACK: [] },
    });
  });
});

test.describe("no seat left", () => {
  const oneLeft: Tenant = {
    people: [...nobodyHas("Anna de Vries", "Bram Jansen"), { name: "Zoë Blok", has: [VISIO], blocked: true }],
    products: [[VISIO, 2]],
  };

  test("the last one goes to the first in the grid", async ({ app }) => {
    await start(app, oneLeft);
    const pane = await add(app, VISIO, "Bram Jansen", "Anna de Vries");
    await expectCounts(app, pane, 1, 0, 1);
    const alert = await refusal(app, pane, app.L("err.notEnough"));
    await expect(alert).toContainText(VISIO.name);
    await expect(alert).toContainText("Bram Jansen");
    await expect(resultOf(pane, "Bram Jansen")).toContainText(app.L("err.notEnough"));
    await close(app, pane);
    const tenant = await app.exportTenant();
    expect(holdings(tenant)).toMatchObject({ "Anna de Vries": { VISIOCLIENT: [] }, "Zoë Blok": { VISIOCLIENT: [] } });
    expect(holdings(tenant)["Bram Jansen"]).toEqual({});
    expect(consumed(tenant, VISIO)).toBe(2);
  });

  test("the last one goes to who was chosen first on the product's page", async ({ app }) => {
    await start(app, oneLeft);
    await openProduct(app, VISIO);
    const pane = await openAssign(app);
    await choosePeople(pane, "Bram Jansen", "Anna de Vries");
    await press(app, pane, "btn.assign");
    await expectCounts(app, pane, 1, 0, 1);
    await refusal(app, pane, app.L("err.notEnough"));
    await close(app, pane);
    const has = holdings(await app.exportTenant());
    expect([has["Bram Jansen"], has["Anna de Vries"]]).toEqual([{ VISIOCLIENT: [] }, {}]);
  });

  test("a fix frees one", async ({ app }) => {
    await start(app, oneLeft);
    const pane = await add(app, VISIO, "Anna de Vries", "Bram Jansen");
    const alert = await refusal(app, pane, app.L("err.notEnough"));
    const free = fix(
      alert,
      app.text(`Unassign ${VISIO.name} from Zoë Blok`, `${VISIO.name} intrekken bij Zoë Blok`),
    );
    await expect(free).toContainText(
      app.text("Sign-in is blocked for this user.", "Aanmelden is geblokkeerd voor deze gebruiker."),
    );
    await free.click();
    await expectCounts(app, pane, 3, 0, 0);
    await expect(resultOf(pane, "Zoë Blok")).toContainText(VISIO.name);
    await close(app, pane);
    expect(holdings(await app.exportTenant())).toEqual({
      "Anna de Vries": { VISIOCLIENT: [] },
      "Bram Jansen": { VISIOCLIENT: [] },
      "Zoë Blok": {},
    });
  });
});

test.describe("a location", () => {
  const nowhere: Tenant = {
    people: [{ name: "Anna de Vries", location: null }, { name: "Bram Jansen", location: "BE" }],
  };

  test("that is missing is set by the refusal's own fix", async ({ app }) => {
    await start(app, nowhere);
    const before = await app.exportTenant();
    const pane = await add(app, E3, "Anna de Vries");
    const alert = await refusal(app, pane, app.L("err.locationMissing"));
    await expect(alert).toContainText("Anna de Vries");
    expect(await pane.getByRole("status").filter({ hasText: "1" }).count()).toBe(0);
    await fix(
      alert,
      app.text("Set the location to Netherlands", "Locatie instellen op Nederland"),
    ).click();
    await expectCounts(app, pane, 1, 0, 0);
    await close(app, pane);
    const tenant = await app.exportTenant();
    expect(locations(before)["Anna de Vries"]).toBeNull();
    expect(locations(tenant)).toEqual({ "Anna de Vries": "NL", "Bram Jansen": "BE" });
    expect(holdings(tenant)["Anna de Vries"]).toEqual({ ENTERPRISEPACK: [] });
  });

  test("that is missing is set in the same pane, and saved with the license", async ({ app }) => {
    await start(app, nowhere);
    const pane = await openPerson(app, "Anna de Vries");
    await boxOf(pane, E3).check();
    await press(app, pane, "btn.saveChanges");
    await refusal(app, pane, app.L("err.locationMissing"));
    await pane
      .getByRole("combobox", { name: app.L("au.selectLocation"), exact: true })
      .selectOption({ label: app.text("Germany", "Duitsland") });
    await press(app, pane, "btn.saveChanges");
    await expectCounts(app, pane, 1, 0, 0);
    await expect(pane.getByRole("alert")).toHaveCount(0);
    const tenant = await app.exportTenant();
    expect(locations(tenant)["Anna de Vries"]).toBe("DE");
    expect(holdings(tenant)["Anna de Vries"]).toEqual({ ENTERPRISEPACK: [] });
  });
});

test.describe("a service that another one needs", () => {
  const phones: Tenant = {
    people: [{ name: "Anna de Vries" }, { name: "Bram Jansen", has: [E1, CONFERENCING] }],
    products: [[E1, 10], [CONFERENCING, 10]],
  };

  test("is named when it is missing, and assigned as well", async ({ app }) => {
    await start(app, phones);
    const pane = await add(app, CONFERENCING, "Anna de Vries");
    const alert = await refusal(app, pane, app.L("err.dependencyNew"));
    await expect(alert).toContainText(CONFERENCING.name);
    await expect(alert).toContainText(service(E1, "MCOSTANDARD").label);
    await fix(alert, app.text(`Also assign ${E1.name}`, `Ook ${E1.name} toewijzen`)).click();
    await expectCounts(app, pane, 1, 0, 0);
    await close(app, pane);
    expect(holdings(await app.exportTenant())["Anna de Vries"]).toEqual({ STANDARDPACK: [], MCOMEETADV: [] });
  });

  test("does not go while the other stays, and both go together", async ({ app, page }) => {
    await start(app, phones);
    const before = await app.exportTenant();
    await openProduct(app, E1);
    await select(app, "Bram Jansen");
    await press(app, page.getByRole("main"), "un.unassignLicenses");
    const pane = page.getByRole("dialog", { name: app.L("un.unassignLicenses") });
    await press(app, pane, "un.unassign");
    const alert = await refusal(app, pane, app.L("err.dependency"));
    await expect(alert).toContainText(CONFERENCING.name);
    await close(app, pane);
    expect(await app.exportTenant()).toEqual(before);

    await openProduct(app, E1);
    await select(app, "Bram Jansen");
    await press(app, page.getByRole("main"), "un.unassignLicenses");
    await press(app, pane, "un.unassign");
    await fix(
      await refusal(app, pane, app.L("err.dependency")),
      app.text(`Also unassign ${CONFERENCING.name}`, `Ook ${CONFERENCING.name} intrekken`),
    ).click();
    await expectCounts(app, pane, 1, 0, 0);
    await close(app, pane);
    expect(holdings(await app.exportTenant())["Bram Jansen"]).toEqual({});
  });
});
