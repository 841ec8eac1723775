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
const target = (app: App): Locator => app.page.locator("[data-guided]").first();

/** Panel and target have no point in common. */
async function expectApart(panel: Locator, what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const [a, b] = [await panel.boundingBox(), await what.boundingBox()];
  if (!a || !b) return;
  const apart = a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1;
  expect(apart, `the guidance (${JSON.stringify(a)}) covers what it points at (${JSON.stringify(b)})`).toBe(true);
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
    await app.page.getByRole("option").first().click();
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
  const over = panel.getByText(app.text("Done. You took", "Klaar. U hebt")).first();
  const says = panel.getByRole("status");
  for (let moves = 0; moves < 60; moves += 1) {
    await expect(target(app).or(over).first()).toBeAttached();
    if (await over.isVisible()) return panel.getByRole("listitem").filter({ hasText: /^(Done|Gedaan|Skipped|Overgeslagen): / }).count();
    const now = target(app);
    await expectApart(panel, now);
    const before = [await says.textContent(), await now.evaluate((element) => element.outerHTML.slice(0, 200))];
    await use(app, now, typed, upload);
    // Something else is pointed at now, or the same kind of thing elsewhere.
    await expect
      .poll(async () => {
        const still = await target(app).evaluateAll((found) => found.map((element) => element.outerHTML.slice(0, 200)));
        return still[0] !== before[1] || (await says.textContent()) !== before[0];
      })
      .toBe(true);
  }
  throw new Error(`no end after ${await says.textContent()}`);
}
