// Owns the steps that many walks share: opening pages and panes, choosing people, and reading results.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";
import { file, type Tenant } from "../fixtures/tenant";
import type { Product } from "../fixtures/catalog";

/** Starts the app with this tenant. */
export async function start(app: App, tenant: Tenant): Promise<void> {
  await app.open("#/sandbox");
  await app.importTenant(file(tenant));
}

/** The pane of this name, once it is there. */
export async function pane(app: App, name: string): Promise<Locator> {
  const dialog = app.page.getByRole("dialog", { name, exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** A button whose name is exactly this. */
export const button = (where: Locator, name: string): Locator => where.getByRole("button", { name, exact: true });

/** Presses the button of this label of the documents. */
export const press = (app: App, where: Locator, key: string): Promise<void> => button(where, app.L(key)).click();

/** Presses *Close*, and the pane is gone. */
export async function close(app: App, dialog: Locator): Promise<void> {
  await press(app, dialog, "btn.close");
  await expect(dialog).toBeHidden();
}

/** Goes to Active users. */
export async function openUsers(app: App): Promise<Locator> {
  await app.go("#/users");
  const grid = app.page.getByRole("grid", { name: app.L("nav.activeUsers"), exact: true });
  await expect(grid).toBeVisible();
  return grid;
}

/** Goes to a product's page. */
export async function openProduct(app: App, { skuId, name }: Product): Promise<void> {
  await app.go(`#/licenses/${skuId}`);
  await expect(app.page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

/** The box that selects somebody in a grid. */
export const selectBox = (app: App, name: string): Locator =>
  app.page.getByRole("checkbox", { name: app.text(`Select ${name}`, `${name} selecteren`), exact: true });

/** Selects people in a grid, in this order. */
export async function select(app: App, ...names: string[]): Promise<void> {
  for (const name of names) await selectBox(app, name).check();
}

/** From Active users to the list of products for the people selected: *Add to existing* or *Replace existing*. */
export async function manage(app: App, way: "add" | "replace"): Promise<Locator> {
  await press(app, app.page.getByRole("main"), "au.moreOptions");
  await app.page.getByRole("menuitem", { name: app.L("au.manageProductLicenses") }).click();
  const choose = await pane(app, app.L("au.manageProductLicenses"));
  const adding = way === "add";
  const [choice, title] = adding ? ["addToExistingChoice", "addToExistingPane"] : ["replaceChoice", "replacePane"];
  await choose.getByRole("radio", { name: app.L(`au.${choice}`) }).check();
  await press(app, choose, "btn.next");
  return pane(app, app.L(`au.${title}`));
}

/** The pane beside the list of people, where boxes select: somebody's own, or *Bulk actions*. */
export async function beside(app: App, name: string): Promise<Locator> {
  const complementary = app.page.getByRole("complementary", { name, exact: true });
  await expect(complementary).toBeVisible();
  return complementary;
}

/** A product in a list of products: its name, its control, its services. */
export const inList = (where: Locator, { name }: Product): Locator =>
  where.getByRole("group", { name, exact: true });

/** A product's own switch in a list of products. */
export const switchOf = (where: Locator, product: Product): Locator =>
  inList(where, product).getByRole("switch", { name: product.name, exact: true }).first();

/** A product's own box in a list of products. */
export const boxOf = (where: Locator, product: Product): Locator =>
  inList(where, product).getByRole("checkbox", { name: product.name, exact: true }).first();

/** Shows a product's services. */
export async function expand(app: App, where: Locator, product: Product): Promise<void> {
  const name = app.text(`${product.name}: apps and services`, `${product.name}: apps en services`);
  const chevron = button(where, name);
  await chevron.click();
  await expect(chevron).toHaveAttribute("aria-expanded", "true");
}

/** Opens somebody's pane from Active users, at *Licenses and Apps*, with the licenses shown. */
export async function openPerson(app: App, name: string): Promise<Locator> {
  const grid = await openUsers(app);
  await button(grid, name).click();
  const dialog = await pane(app, name);
  await dialog.getByRole("tab", { name: app.L("au.licensesAndApps"), exact: true }).click();
  await press(app, dialog, "au.licensesSection");
  return dialog;
}

/** Opens *Assign licenses to users* on a product's page. */
export async function openAssign(app: App): Promise<Locator> {
  await press(app, app.page.getByRole("main"), "lic.assignLicenses");
  return pane(app, app.L("lic.assignPane"));
}

/** Chooses people by typing their names. */
export async function choosePeople(dialog: Locator, ...names: string[]): Promise<void> {
  for (const name of names) {
    await dialog.getByRole("combobox").fill(name);
    await dialog.getByRole("option", { name, exact: true }).click();
  }
}

/** How many were changed, unchanged and refused, as a result says it: what is zero is left out. */
export function counts(app: App, changed: number, unchanged: number, refused: number): string {
  const users = app.text(changed === 1 ? "user" : "users", changed === 1 ? "gebruiker" : "gebruikers");
  const [c, u, r] = app.text("changed unchanged refused", "gewijzigd ongewijzigd geweigerd").split(" ");
  const parts = [
    [changed, `${changed} ${users} ${c}`],
    [unchanged, `${unchanged} ${u}`],
    [refused, `${refused} ${r}`],
  ] as const;
  return `${parts.filter(([count]) => count > 0).map(([, words]) => words).join(", ")}.`;
}

/** The result in a pane says these counts. */
export async function expectCounts(
  app: App,
  dialog: Locator,
  changed: number,
  unchanged: number,
  refused: number,
): Promise<void> {
  const text = counts(app, changed, unchanged, refused);
  await expect(dialog.getByRole("status").filter({ hasText: text })).toBeVisible();
}

/** What a pane's result says of somebody. */
export const resultOf = (dialog: Locator, name: string): Locator =>
  dialog.getByRole("listitem").filter({ has: dialog.page().getByText(name, { exact: true }) }).first();

/** The refusal in a pane, which begins with a heading that names the rule, and says that nothing has changed. */
export async function refusal(app: App, dialog: Locator, rule: string): Promise<Locator> {
  const alert = dialog.getByRole("alert").filter({ has: app.page.getByRole("heading", { name: rule, exact: true }) });
  await expect(alert).toBeVisible();
  return alert;
}

/** A fix in a refusal: its name begins with what it does, and goes on with what it costs. */
export const fix = (alert: Locator, does: string): Locator => alert.getByRole("button", { name: does });
