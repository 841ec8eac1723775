// Owns how the walks of the articles, of practice, of storage, of the single file and of a package run in Firefox: the
// one on the machine, by WebDriver BiDi.
import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

const launcher = new URL("./helpers/firefox", import.meta.url).pathname;
const results = process.env.ZETEL_RESULTS ?? "../../target/results";
const language = (name: string) => base.projects?.find((project) => project.name === name);

export default defineConfig({
  ...base,
  outputDir: `${results}/firefox`,
  reporter: [["list"], ["json", { outputFile: `${results}/firefox.json` }]],
  workers: 2,
  // What is no other in another browser.
  grepInvert: /published platform|does everything wrong|no kind of file/,
  use: {
    ...base.use,
    browserName: "firefox",
    channel: "moz-firefox",
    launchOptions: { executablePath: launcher },
    // Playwright takes them with a style of its own, which the policy blocks here.
    screenshot: "off",
  },
  // Each walk once: what differs between languages is the same in every browser.
  projects: [
    { ...language("en"), testMatch: ["articles.spec.ts", "single-file.spec.ts"] },
    { ...language("nl"), testMatch: ["keeping.spec.ts", "practice.spec.ts", "scorm.spec.ts"] },
  ],
});
