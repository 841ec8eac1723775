// Owns looking at what is on screen in every appearance and width: nothing beyond the edge, no rule of accessibility broken.
import { expect, test, type App } from "./app";

/** Each language sees each appearance and each width; together they see all four. */
const looks = {
  en: [["light", 1280], ["dark", 320]],
  nl: [["dark", 1280], ["light", 320]],
} as const;

/** Checks the screen as it stands. */
export async function inEveryLook(app: App): Promise<void> {
  const { page } = app;
  for (const [colorScheme, width] of looks[app.locale]) {
    await test.step(`${colorScheme} at ${width}`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, "nothing stands beyond the edge").toBeLessThanOrEqual(width);
      await app.axe();
    });
  }
}
