// Owns following the guidance: doing what it points at, until it says that the task is done.
import { expect, type Locator } from "@playwright/test";
import type { App } from "./app";

/** The panel. */
export const guidance = (app: App): Locator =>
  app.page.getByRole("complementary", { name: app.text("Guidance", "Handleiding"), exact: true });

/** Opens it from the top bar, at the list of tasks. */
export async function openGuidance(app: App): Promise<Locator> {
  const panel = guidance(app);
  const name = app.text("Guidance", "Handleiding");
  if (!(await panel.isVisible())) await app.page.getByRole("button", { name, exact: true }).click();
  await expect(panel).toBeVisible();
  return panel;
}

/** What the guidance points at now, all of it. */
export const guided = (app: App): Locator => app.page.locator('[data-guided]:not([aria-disabled="true"])');

/** The one of it to use: of the products in a pane the last, which nobody has yet, else the first. */
async function target(app: App): Promise<Locator> {
  const products = guided(app).and(app.page.locator('[role="group"] :is([role="switch"], [type="checkbox"])'));
  return (await products.count()) > 0 ? products.last() : guided(app).first();
}

/** The step that is to be done now. */
export const step = (app: App): Locator =>
  guidance(app).getByRole("listitem").and(app.page.locator("[aria-current=step]"));

/** What the guidance says at the end of a task. */
export const over = (app: App): Locator =>
  guidance(app).getByRole("paragraph").filter({ hasText: app.text("Done. You completed", "Klaar. U hebt"), visible: true });

/** Panel and target have no point in common; both are measured at once, because a longer step makes a larger panel. */
async function expectApart(panel: Locator, what: Locator): Promise<void> {
  const overlap = async (): Promise<string> => {
    const around = await panel.elementHandle();
    return what.evaluate((element, panel) => {
      element.scrollIntoView({ block: "nearest" });
      const [a, b] = [panel!.getBoundingClientRect(), element.getBoundingClientRect()];
      const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      return apart ? "" : `${JSON.stringify(a)} covers ${JSON.stringify(b)}`;
    }, around);
  };
  await expect.poll(overlap, "the guidance never covers what it points at").toBe("");
}

/** What is typed where the guidance asks for words, by the name of the field. */
export type Typed = (name: string) => string;

/** Does with a control what people do with one of its kind. */
async function use(app: App, what: Locator, typed: Typed, upload?: { name: string; mimeType: string; buffer: Buffer }) {
  const kind = await what.evaluate((element) => ({
    tag: element.tagName,
    role: element.getAttribute("role"),
    type: element.getAttribute("type"),
    name: element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? "",
  }));
  if (kind.tag === "SELECT") {
    await what.selectOption({ index: 1 });
  } else if (kind.type === "file") {
    await what.setInputFiles(upload ?? []);
  } else if (kind.role === "combobox") {
    await what.fill(typed(kind.name));
    await app.page.getByRole("listbox").getByRole("option").first().click();
  } else if (kind.tag === "INPUT" && !["checkbox", "radio"].includes(kind.type ?? "")) {
    await what.fill(typed(kind.name));
  } else {
    await what.click();
  }
}

/** Walks the task that is open to its end. Gives the number of steps it had. */
export async function follow(
  app: App,
  typed: Typed,
  upload?: { name: string; mimeType: string; buffer: Buffer },
): Promise<number> {
  const panel = guidance(app);
  const says = panel.getByRole("status");
  for (let moves = 0; moves < 60; moves += 1) {
    await expect(guided(app).or(over(app)).first()).toBeAttached();
    if (await over(app).first().isVisible()) return panel.locator("ol > li").filter({ hasText: /^\s*(Done|Gedaan|Skipped|Overgeslagen):/ }).count();
    const now = await target(app);
    await expectApart(panel, now);
    const [before, element] = [await says.textContent(), await now.elementHandle()];
    await use(app, now, typed, upload);
    // Something else is pointed at now, or the end is reached.
    const moved = (): Promise<boolean> =>
      app.page.evaluate((old) => {
        const other = document.querySelector("[data-guided]") !== null;
        return other && !(old?.isConnected && old.hasAttribute("data-guided"));
      }, element);
    await expect.poll(async () => (await says.textContent()) !== before || (await moved())).toBe(true);
  }
  throw new Error(`no end after ${await says.textContent()}`);
}
