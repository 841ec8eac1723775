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

/** What the guidance points at now, the first of it. */
const target = (app: App): Locator => app.page.locator('[data-guided]:not([aria-disabled="true"])').first();

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
  const over = panel.getByText(app.text("Done. You completed", "Klaar. U hebt")).filter({ visible: true }).first();
  const says = panel.getByRole("status");
  for (let moves = 0; moves < 60; moves += 1) {
    await expect(target(app).or(over).first()).toBeAttached();
    if (await over.isVisible()) return panel.locator("ol > li").filter({ hasText: /^\s*(Done|Gedaan|Skipped|Overgeslagen):/ }).count();
    const now = target(app);
    await expectApart(panel, now);
    const [before, element] = [await says.textContent(), await now.elementHandle()];
    await use(app, now, typed, upload);
    // Something else is pointed at now, or the end is reached.
    const moved = (): Promise<boolean> =>
      app.page.evaluate((old) => {
        const first = document.querySelector("[data-guided]");
        return first !== null && first !== old;
      }, element);
    await expect.poll(async () => (await says.textContent()) !== before || (await moved())).toBe(true);
  }
  throw new Error(`no end after ${await says.textContent()}`);
}
