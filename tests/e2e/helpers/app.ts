// Owns the `app` that every end-to-end test gets: the page, its language, its labels, and what no test may cause.
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";

export type Locale = "en" | "nl";
export type Options = {
  appLocale: Locale;
  /** Where the app is: by default where all tests have it. */
  address: string;
};
/** What the documents call something; `human` where people translated it, so that the Dutch is to be trusted. */
export type Label = Record<Locale, string> & { human?: true };

export const labels: Record<string, Label> = JSON.parse(readFileSync(new URL("../labels.json", import.meta.url), "utf8"));
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The app in one page. Everything on it is found by role and accessible name. */
export class App {
  /** The errors that a test causes on purpose: those that match may stand in the console. */
  expected: RegExp[] = [];

  constructor(
    readonly page: Page,
    readonly locale: Locale,
    readonly url: string,
  ) {}

  /** The documents' label of this key, in the language of the test. */
  L(key: string): string {
    const label = labels[key];
    if (!label) throw new Error(`labels.json has no ${key}`);
    return label[this.locale];
  }

  /** One of two texts, by the language of the test: for names that are not in the documents. */
  text(en: string, nl: string): string {
    return this.locale === "nl" ? nl : en;
  }

  /** Opens a route such as `#/users`, and waits until the app has taken over from the static shell. */
  async open(route = ""): Promise<void> {
    await this.page.goto(this.url + route);
    await this.started();
  }

  /** Loads the page again, as a person would. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.started();
  }

  private async started(): Promise<void> {
    await expect(this.page.locator("#boot")).toHaveCount(0, { timeout: 15_000 });
  }

  /** Goes to a route inside the running app. */
  async go(route: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, route.replace(/^#/, ""));
  }

  /** Imports a tenant file through the sandbox page, and replaces the tenant with it. */
  async importTenant(tenant: unknown, name = "tenant.json"): Promise<void> {
    const report = await this.offerTenant(JSON.stringify(tenant), name);
    await report.getByRole("button", { name: this.text("Replace tenant", "Tenant vervangen") }).click();
    await expect(report).toBeHidden();
  }

  /** Chooses a file in the sandbox page, perhaps with another one, and returns the report that opens. */
  async offerTenant(
    content: string | Buffer,
    name = "tenant.json",
    beside?: { file: string; text: string },
  ): Promise<Locator> {
    await this.go("#/sandbox");
    const input = this.page.getByLabel(this.text("Import tenant", "Tenant importeren"));
    const mimeType = "application/json";
    const buffer = typeof content === "string" ? Buffer.from(content) : content;
    const other = beside ? [{ name: beside.file, mimeType, buffer: Buffer.from(beside.text) }] : [];
    await input.setInputFiles([{ name, mimeType, buffer }, ...other]);
    const report = this.page.getByRole("dialog", { name: this.text("Import report", "Importrapport") });
    await expect(report).toBeVisible();
    return report;
  }

  /** Exports the tenant through the sandbox page, and returns what the file holds. */
  async exportTenant(): Promise<any> {
    await this.go("#/sandbox");
    const download = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: this.text("Export tenant", "Tenant exporteren") }).click();
    const path = await (await download).path();
    return JSON.parse(readFileSync(path, "utf8"));
  }

  /** Colors and places that move to where they belong have arrived; what never ends by itself isn't waited for. */
  private async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.allSettled(ending.map((a) => a.finished));
    });
  }

  /** No accessibility rule, but for these, is broken by what is on the screen now. */
  async axe(...except: string[]): Promise<void> {
    // The rules read the same document in every browser: once is enough.
    if (this.page.context().browser()?.browserType().name() !== "chromium") return;
    await this.settled();
    // The same rules on the same elements, told in less time: what passes is not described element by element, and
    // there are no frames, for which axe would open another page to put the parts together.
    const axe = new AxeBuilder({ page: this.page })
      .options({ resultTypes: ["violations"] })
      .withTags(RULES)
      .disableRules(except)
      .setLegacyMode(true);
    const { violations } = await axe.analyze();
    const short = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
    expect(short, "accessibility").toEqual([]);
  }
}

/** A test that also fails on errors in the console, policy violations, foreign requests and accessibility. */
export const test = base.extend<Options & { app: App }>({
  appLocale: ["en", { option: true }],
  address: ["", { option: true }],

  app: async ({ page, appLocale, address }, use) => {
    const url = address || (process.env.ZETEL_URL ?? "");
    const { origin } = new URL(url);
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
    page.on("crash", () => problems.push("the page crashed"));
    page.on("request", (request) => {
      const to = new URL(request.url());
      const own = to.origin === origin || to.protocol === "data:" || to.protocol === "blob:";
      if (!own) problems.push(`request to ${to.origin}`);
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`);
      });
    });

    const app = new App(page, appLocale, url);
    await use(app);
    if (!page.isClosed() && test.info().status === test.info().expectedStatus) await app.axe();
    const unexpected = problems.filter((problem) => !app.expected.some((known) => known.test(problem)));
    expect(unexpected, "errors, policy violations, foreign requests").toEqual([]);
  },
});

export { expect };
