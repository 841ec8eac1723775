// Owns the way through an exercise: opening it, its panel, what of it holds, and what *Check* answers.
import { expect, type Locator } from "@playwright/test";
import { type App } from "./app";

const names = {
  exercise: ["Exercise", "Oefening"],
  start: ["Start exercise", "Oefening starten"],
  goOn: ["Continue", "Verdergaan"],
  check: ["Check", "Controleren"],
  hint: ["Hint", "Hint"],
  showMe: ["Show me", "Voordoen"],
  startOver: ["Start over", "Opnieuw beginnen"],
  leave: ["Leave exercise", "Oefening verlaten"],
} as const;

/** What a button of the panel is called. */
export const named = (app: App, what: keyof typeof names): string => app.text(names[what][0], names[what][1]);

/** The panel of the exercise. */
export const panel = (app: App): Locator =>
  app.page.getByRole("complementary", { name: named(app, "exercise"), exact: true });

/** A button of it. */
export const inPanel = (app: App, what: keyof typeof names): Locator =>
  panel(app).getByRole("button", { name: named(app, what), exact: true });

/** Goes to an exercise's page by the list, and opens it. */
export async function begin(app: App, title: string, how: "start" | "goOn" = "start"): Promise<void> {
  await app.go("#/practice");
  await app.page.getByRole("main").getByRole("list").getByRole("link", { name: title, exact: true }).click();
  await app.page.getByRole("main").getByRole("button", { name: named(app, how), exact: true }).click();
  await expect(panel(app)).toBeVisible();
}

/** How many requirements hold, and how many there are. */
export async function holds(app: App, met: number, all: number): Promise<void> {
  const items = panel(app).getByRole("listitem");
  await expect(items.filter({ hasText: app.text("Met", "Klopt") }).filter({ hasNotText: app.text("Not met", "Klopt niet") })).toHaveCount(met);
  await expect(items.filter({ hasText: app.text("Not met.", "Klopt niet.") })).toHaveCount(all - met);
}

/** Presses *Check*, and expects this answer. */
export async function check(app: App, answer: string | RegExp): Promise<void> {
  await inPanel(app, "check").click();
  await expect(panel(app).getByRole("status").filter({ hasText: answer })).toBeVisible();
}

/** Presses *Check*, and expects that it is done. */
export const done = (app: App): Promise<void> => check(app, app.text("Done", "Gelukt"));
