// Owns the walks of adding one user: the wizard of the worldwide edition and New user elsewhere, refusals at the field, no seats left, keys.
import type { Locator } from "@playwright/test";
import { expect, test, type App } from "./helpers/app";
import { boxOf, button, close, expand, inList, openUsers, pane, press, resultOf, start } from "./helpers/walk";
import { inEveryLook } from "./helpers/looks";
import { holdsFocus, on } from "./helpers/keys";
import { E1, E3, POWER_BI, VISIO, service } from "./fixtures/catalog";
import { consumed, holdings, locations, type Tenant } from "./fixtures/tenant";

const two: Tenant = {
  people: [{ name: "Anna de Vries" }, { name: "Bram Jansen", has: [VISIO] }],
  products: [[E1, 3], [E3, 3], [VISIO, 1], [POWER_BI, 2]],
};

/** The names of the fields, as the contract has them. */
const fields = (app: App) => ({
  first: app.text("First name", "Voornaam"),
  last: app.text("Last name", "Achternaam"),
  display: app.text("Display name", "Weergavenaam"),
  username: app.text("Username", "Gebruikersnaam"),
});

const field = (where: Locator, name: string): Locator => where.getByRole("textbox", { name, exact: true });

/** Opens *Add a user*. */
async function openWizard(app: App): Promise<Locator> {
  await openUsers(app);
  await press(app, app.page.getByRole("main"), "user.add");
  return pane(app, app.L("user.basics"));
}

/** Fills in the basics and goes on to the products. */
async function toLicenses(app: App, first: string, last: string, username: string): Promise<Locator> {
  const basics = await openWizard(app);
  const names = fields(app);
  await field(basics, names.first).fill(first);
  await field(basics, names.last).fill(last);
  await field(basics, names.username).fill(username);
  await press(app, basics, "btn.next");
  return pane(app, app.L("user.assignLicenses"));
}

const review = (app: App): string => app.text("Review and finish", "Controleren en voltooien");

test("adds a user through the wizard, and takes it back", async ({ app }) => {
  await start(app, two);
  const before = await app.exportTenant();
  const basics = await openWizard(app);
  const names = fields(app);

  await test.step("1 Set up the basics", async () => {
    await field(basics, names.first).fill("Noor");
    await field(basics, names.last).fill("Bergman");
    await expect(field(basics, names.display)).toHaveValue("Noor Bergman");
    await field(basics, names.display).fill("Noor Bergman (stage)");
    await field(basics, names.last).fill("Bergmans");
    await expect(field(basics, names.display)).toHaveValue("Noor Bergman (stage)");
    await field(basics, names.username).fill("noor.bergman");
    await expect(basics.getByRole("combobox", { name: app.L("user.domain"), exact: true })).toHaveValue("contoso.example");
    const settings = basics.getByRole("radiogroup", { name: app.L("user.passwordSettings") });
    await settings.getByRole("radio").nth(1).check();
    await basics.getByLabel(app.L("user.password"), { exact: true }).fill("Zomer2020!");
    const change = basics.getByRole("checkbox", { name: app.L("user.requireChange"), exact: true });
    await expect(change).toBeChecked();
    await inEveryLook(app);
    await press(app, basics, "btn.next");
  });

  const licenses = await pane(app, app.L("user.assignLicenses"));
  const kiosk = service(E3, "YAMMER_ENTERPRISE").label;
  await test.step("2 Assign product licenses", async () => {
    await expect(licenses.getByRole("heading", { level: 2 })).toBeFocused();
    await licenses.getByRole("combobox", { name: app.L("au.selectLocation"), exact: true }).selectOption("BE");
    await boxOf(licenses, E3).check();
    await expand(app, licenses, E3);
    await inList(licenses, E3).getByRole("checkbox", { name: kiosk, exact: true }).uncheck();
    await boxOf(licenses, POWER_BI).check();
    // *Apps* shows the services of what is chosen, the same ones.
    await button(licenses, app.L("user.apps")).click();
    await expect(licenses.getByRole("checkbox", { name: kiosk, exact: true })).toHaveCount(2);
    await expect(licenses.getByRole("checkbox", { name: kiosk, exact: true }).last()).not.toBeChecked();
    await expect(licenses.getByRole("status").filter({ hasText: E3.name })).toContainText(
      app.text("Uses 1 of 3 available licenses", "Gebruikt 1 van de beschikbare licenties (3)"),
    );
    await inEveryLook(app);
    await press(app, licenses, "btn.next");
  });

  await test.step("3 Optional settings", async () => {
    const optional = await pane(app, app.L("user.optional"));
    await expect(button(optional, app.L("user.roles"))).toHaveAttribute("aria-expanded", "true");
    await expect(button(optional, app.L("user.profile"))).toHaveAttribute("aria-expanded", "true");
    await field(optional, app.text("Department", "Afdeling")).fill("Planning");
    await field(optional, app.text("City", "Plaats")).fill("Gent");
    await press(app, optional, "btn.next");
  });

  await test.step("4 review, and back for a correction", async () => {
    const last = await pane(app, review(app));
    for (const text of ["noor.bergman@contoso.example", `${E3.name}, `, kiosk, "Planning", "Gent"]) {
      await expect(last).toContainText(text);
    }
    await expect(last).not.toContainText("Zomer2020!");
    await inEveryLook(app);
    await last.getByRole("button", { name: app.text("Edit: ", "Bewerken: ") }).first().click();
    const again = await pane(app, app.L("user.basics"));
    await field(again, names.display).fill("Noor Bergmans");
    for (const title of [app.L("user.assignLicenses"), app.L("user.optional"), review(app)]) {
      await press(app, app.page.getByRole("dialog"), "btn.next");
      await pane(app, title);
    }
    await press(app, last, "user.finish");
  });

  const done = await pane(app, app.text("Noor Bergmans added", "Noor Bergmans toegevoegd"));
  await expect(done.getByRole("status").first()).toContainText(
    app.text("1 user added.", "1 gebruiker toegevoegd."),
  );
  await expect(resultOf(done, "Noor Bergmans")).toContainText(POWER_BI.name);
  await close(app, done);
  const tenant = await app.exportTenant();
  expect(holdings(tenant)["Noor Bergmans"]).toEqual({ ENTERPRISEPACK: ["YAMMER_ENTERPRISE"], POWER_BI_PRO: [] });
  expect(locations(tenant)["Noor Bergmans"]).toBe("BE");
  expect(tenant.users.find((user: any) => user.displayName === "Noor Bergmans")).toMatchObject({
    userPrincipalName: "noor.bergman@contoso.example",
    givenName: "Noor",
    surname: "Bergmans",
    department: "Planning",
    city: "Gent",
    accountEnabled: true,
  });
  // The password is nowhere.
  const kept = await app.page.evaluate(() => JSON.stringify(localStorage));
  expect(kept + JSON.stringify(tenant)).not.toContain("Zomer2020!");

  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.page.getByRole("banner").getByRole("button", { name: app.text("Undo", "Ongedaan maken") }).click();
  expect(await app.exportTenant()).toEqual(before);
});

test("what is wrong is told at the field, and nobody is added", async ({ app, page }) => {
  await start(app, two);
  const before = await app.exportTenant();
  const basics = await openWizard(app);
  const names = fields(app);
  const missing = (name: string): string => app.text(`${name} is missing.`, `${name} ontbreekt.`);
  const long = (name: string, most: number): string =>
    app.text(`${name} can have at most ${most} characters.`, `${name} mag maximaal ${most} tekens hebben.`);
  const letters = app.text("letters without accents", "letters zonder accenten");
  const taken = app.text("Anna de Vries already uses", "is al van Anna de Vries");

  await press(app, basics, "btn.next");
  await expect(field(basics, names.display)).toBeFocused();
  await expect(field(basics, names.display)).toHaveAccessibleDescription(missing(names.display));
  await expect(field(basics, names.username)).toHaveAccessibleDescription(missing(names.username));
  await inEveryLook(app);

  // What is typed, in which field, and what is said of it.
  const cases: [string, string, string][] = [
    [names.username, "anna.de.vries", taken],
    [names.username, "ANNA.de.Vries", taken],
    [names.username, "noor bergman", letters],
    [names.username, "noor@fabrikam.example", letters],
    [names.username, "renée", letters],
    [names.username, ".noor", letters],
    [names.username, "n".repeat(51), long(names.username, 50)],
    [names.first, "n".repeat(65), long(names.first, 64)],
    [names.last, "n".repeat(65), long(names.last, 64)],
    [names.display, "n".repeat(257), long(names.display, 256)],
    [names.display, "   ", missing(names.display)],
  ];
  const fine: Record<string, string> = { [names.username]: "noor", [names.display]: "Noor", [names.first]: "", [names.last]: "" };
  for (const [name, text, said] of cases) {
    await test.step(`${name}: ${text.slice(0, 20)}`, async () => {
      for (const [other, value] of Object.entries(fine)) await field(basics, other).fill(value);
      await field(basics, name).fill(text);
      await press(app, basics, "btn.next");
      await expect(field(basics, name)).toBeFocused();
      await expect(field(basics, name)).toHaveAccessibleDescription(new RegExp(said.replace(/[.]/g, "\\.")));
    });
  }

  await test.step("a weak password", async () => {
    for (const [other, value] of Object.entries(fine)) await field(basics, other).fill(value);
    await basics.getByRole("radio").nth(1).check();
    const password = basics.getByLabel(app.L("user.password"), { exact: true });
    for (const [weak, said] of [
      ["Ab1!", app.text("8 to 16 characters", "8 tot 16 tekens")],
      ["zomerzomer", app.text("at least three of these", "drie van deze soorten")],
      ["Zomer 2020", app.text("Don't use spaces", "geen spaties")],
    ] as const) {
      await password.fill(weak);
      await press(app, basics, "btn.next");
      await expect(password).toBeFocused();
      await expect(basics.locator(".field-error")).toContainText(said);
    }
    await password.fill("Zomer2020!");
    await press(app, basics, "btn.next");
  });

  await test.step("no product, and no location", async () => {
    const licenses = await pane(app, app.L("user.assignLicenses"));
    await press(app, licenses, "btn.next");
    const said = app.text("Choose at least one product", "Kies minstens één product");
    await expect(licenses.getByText(said)).toBeFocused();
    await licenses.getByRole("radio", { name: app.L("user.noLicense"), exact: true }).check();
    await expect(licenses.getByText(said)).toBeHidden();
    await press(app, licenses, "btn.next");
  });

  await test.step("a field of the profile that is too long", async () => {
    const optional = await pane(app, app.L("user.optional"));
    const title = app.text("Job title", "Functie");
    await field(optional, title).fill("x".repeat(65));
    await press(app, optional, "btn.next");
    await expect(field(optional, title)).toBeFocused();
    await expect(field(optional, title)).toHaveAccessibleDescription(long(title, 64));
  });

  await test.step("closing asks, and leaves nothing behind", async () => {
    await page.keyboard.press("Escape");
    const question = page.getByRole("alertdialog");
    await expect(question).toBeVisible();
    await button(question, app.text("Discard changes", "Sluiten zonder opslaan")).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
  expect(await app.exportTenant()).toEqual(before);
});

test("with no seats left the user is added, and only that product is left out", async ({ app }) => {
  await start(app, two);
  const licenses = await toLicenses(app, "Noor", "Bergman", "noor");
  await boxOf(licenses, VISIO).check();
  const plainly = app.text(
    `No ${VISIO.name} license is available.`,
    `Er is geen licentie van ${VISIO.name} beschikbaar.`,
  );
  await expect(licenses.getByRole("status").filter({ hasText: plainly })).toBeVisible();
  const more = licenses.getByRole("link", { name: app.L("nav.yourProducts") });
  await expect(more).toHaveAttribute("href", "#/subscriptions");
  await boxOf(licenses, POWER_BI).check();
  for (const title of [app.L("user.optional"), review(app)]) {
    await press(app, app.page.getByRole("dialog"), "btn.next");
    await pane(app, title);
  }
  const last = await pane(app, review(app));
  await expect(last.getByRole("status")).toContainText(
    app.text(`would be added without ${VISIO.name}`, `wordt toegevoegd zonder ${VISIO.name}`),
  );
  await press(app, last, "user.finish");
  const done = await pane(app, app.text("Noor Bergman added", "Noor Bergman toegevoegd"));
  await expect(done.getByRole("status").first()).toContainText(
    app.text("1 more license is needed", "er is nog 1 licentie nodig"),
  );
  await expect(resultOf(done, "Noor Bergman")).toContainText(
    app.text("Not enough licenses", "Onvoldoende licenties"),
  );
  await inEveryLook(app);
  await close(app, done);
  const tenant = await app.exportTenant();
  expect(holdings(tenant)["Noor Bergman"]).toEqual({ POWER_BI_PRO: [] });
  expect(consumed(tenant, VISIO)).toBe(1);
});

test("products that clash refuse the user, and one way out leaves one of them out", async ({ app }) => {
  await start(app, two);
  const licenses = await toLicenses(app, "Noor", "Bergman", "noor");
  await boxOf(licenses, E1).check();
  await boxOf(licenses, E3).check();
  for (const title of [app.L("user.optional"), review(app)]) {
    await press(app, app.page.getByRole("dialog"), "btn.next");
    await pane(app, title);
  }
  const last = await pane(app, review(app));
  await press(app, last, "user.finish");
  const refused = await pane(app, app.text("Nothing has been changed", "Er is niets gewijzigd"));
  const alert = refused.getByRole("alert");
  await expect(alert).toContainText("Noor Bergman");
  await inEveryLook(app);
  // The form is still there.
  await button(refused, app.text("Back", "Terug")).click();
  const again = await pane(app, review(app));
  await press(app, again, "user.finish");
  await refused.getByRole("alert").getByRole("button", { name: app.text(`Continue without ${E1.name}`, `Doorgaan zonder ${E1.name}`) }).click();
  const done = await pane(app, app.text("Noor Bergman added", "Noor Bergman toegevoegd"));
  await close(app, done);
  expect(holdings(await app.exportTenant())["Noor Bergman"]).toEqual({ ENTERPRISEPACK: [] });
});

test("New user: one pane with sections in the edition of 21Vianet", async ({ app }) => {
  await start(app, { ...two, edition: "21vianet-2020" });
  await openUsers(app);
  await press(app, app.page.getByRole("main"), "user.add");
  const form = await pane(app, app.L("user.newPane"));
  const names = fields(app);
  for (const [key, open] of [
    ["user.name", true], ["user.domain", true], ["user.contact", false], ["user.password", false],
    ["user.roles", false], ["user.productLicenses", true],
  ] as const) {
    await expect(button(form, app.L(key))).toHaveAttribute("aria-expanded", String(open));
  }
  // What is wrong is told at the field, in a section that opens for it.
  await press(app, form, "user.contact");
  await field(form, app.text("City", "Plaats")).fill("x".repeat(129));
  await press(app, form, "user.contact");
  await press(app, form, "user.name");
  await press(app, form, "btn.add");
  await expect(field(form, names.display)).toBeFocused();
  await expect(field(form, app.text("City", "Plaats"))).toHaveAccessibleDescription(/128/);
  await inEveryLook(app);
  await field(form, app.text("City", "Plaats")).fill("Beijing");
  await field(form, names.display).fill("Li Wei");
  await field(form, names.username).fill("li.wei");
  await boxOf(form, E3).check();
  await press(app, form, "btn.add");
  const done = await pane(app, app.text("Li Wei added", "Li Wei toegevoegd"));
  await inEveryLook(app);
  await close(app, done);
  expect(holdings(await app.exportTenant())["Li Wei"]).toEqual({ ENTERPRISEPACK: [] });
});

test("the wizard without a mouse", async ({ app, page }) => {
  await start(app, two);
  await openUsers(app);
  const command = button(page.getByRole("main"), app.L("user.add"));
  await on(page, command, "Enter");
  const basics = await pane(app, app.L("user.basics"));
  await expect(basics.getByRole("heading", { level: 2 })).toBeFocused();
  const names = fields(app);
  await on(page, field(basics, names.first), "N");
  await on(page, field(basics, names.username), "n");
  await on(page, button(basics, app.L("btn.next")), "Enter");
  const licenses = await pane(app, app.L("user.assignLicenses"));
  await expect(licenses.getByRole("heading", { level: 2 })).toBeFocused();
  await on(page, boxOf(licenses, E3), "Space");
  await on(page, button(licenses, app.L("btn.next")), "Enter");
  const optional = await pane(app, app.L("user.optional"));
  await expect(optional.getByRole("heading", { level: 2 })).toBeFocused();
  await on(page, button(optional, app.text("Back", "Terug")), "Enter");
  await expect(boxOf(licenses, E3)).toBeChecked();
  await on(page, button(licenses, app.L("btn.next")), "Enter");
  await on(page, button(optional, app.L("btn.next")), "Enter");
  const last = await pane(app, review(app));
  await on(page, button(last, app.L("user.finish")), "Enter");
  const done = await pane(app, app.text("N added", "N toegevoegd"));
  await holdsFocus(done);
  await on(page, button(done, app.L("btn.close")), "Enter");
  await expect(done).toBeHidden();
  await expect(command).toBeFocused();
  expect(holdings(await app.exportTenant()).N).toEqual({ ENTERPRISEPACK: [] });
});

test("only a Global and a User admin add users; the others read who may", async ({ app, page }) => {
  for (const actor of ["global", "user", "license", "globalReader"]) {
    await start(app, { ...two, actor });
    await openUsers(app);
    for (const key of ["user.add", "bulk.addMultiple"]) {
      const command = button(page.getByRole("main"), app.L(key));
      if (actor === "global" || actor === "user") {
        await expect(command).not.toHaveAttribute("aria-disabled", "true");
      } else {
        await expect(command).toBeDisabled();
        await expect(command).toHaveAccessibleDescription(new RegExp(app.text("User admin", "Gebruikersbeheerder")));
      }
    }
  }
});
