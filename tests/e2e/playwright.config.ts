// Owns how the end-to-end tests run: every test in both languages, in the Chromium of the machine.
import { defineConfig } from "@playwright/test";
import { launch } from "./helpers/chromium.mjs";
import type { Options } from "./helpers/app";

const results = process.env.ZETEL_RESULTS ?? "../../target/results";

export default defineConfig<Options>({
  testMatch: "**/*.spec.ts",
  outputDir: `${results}/e2e`,
  globalSetup: "./helpers/setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 3,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [["list"], ["json", { outputFile: `${results}/e2e.json` }]],
  use: {
    browserName: "chromium",
    launchOptions: launch,
    viewport: { width: 1280, height: 800 },
    // Tests say themselves what comes from the network, and what of it fails; offline.spec.ts is about the worker.
    serviceWorkers: "block",
    timezoneId: "Europe/Amsterdam",
    // A trace of every test costs a third of the time; ask for it to look into a failure.
    trace: process.env.ZETEL_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "en", use: { appLocale: "en", locale: "en-US" } },
    { name: "nl", use: { appLocale: "nl", locale: "nl-NL" } },
  ],
});
