// Owns going about by keys: to something by Tab, and a key pressed on it.
import { expect, type Locator, type Page } from "@playwright/test";

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Presses Tab until this has focus; with `Shift+Tab` backwards. */
export async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 100 && !(await hasFocus(target)); presses += 1) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

/** Goes to something by Tab, and presses a key on it. */
export async function on(page: Page, target: Locator, key: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Focus is somewhere in this, not lost. */
export const holdsFocus = (where: Locator): Promise<void> =>
  expect.poll(() => where.evaluate((element) => element.contains(document.activeElement))).toBe(true);
