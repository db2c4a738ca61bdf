import { defineConfig } from "@playwright/test";
import { launchOptions } from "./support/browser.mjs";

const browser = await launchOptions();

/** Journeys against a running product: BASE_URL says where, PRODUCT_DATA is its data folder (mail, demo.json). */
export default defineConfig({
  testDir: "specs",
  outputDir: "test-results/output",
  // A machine that does other things beside is three times slower; what passes does not wait.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  // One after the other: the demo person and the machine's two cores are shared.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:5080",
    browserName: "chromium",
    launchOptions: browser,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    // The colours that axe measures must be the final ones.
    contextOptions: { reducedMotion: "reduce" },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
  ],
});
