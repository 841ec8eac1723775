// Owns how the smoke walk runs in WebKit: WebKitGTK on the machine, by its driver, on a screen that nobody sees.
import { defineConfig } from "@playwright/test";
import base from "./playwright.config";

const results = process.env.ZETEL_RESULTS ?? "../../target/results";

export default defineConfig({
  testDir: "webkit",
  testMatch: "*.walk.ts",
  outputDir: `${results}/webkit`,
  globalSetup: base.globalSetup,
  workers: 1,
  timeout: 60_000,
  expect: base.expect,
  reporter: [["list"], ["json", { outputFile: `${results}/webkit.json` }]],
});
