import { defineConfig, devices } from "@playwright/test";

const isRoot = process.getuid?.() === 0;

/** `npm run test:e2e` finds a browser; Playwright's own serves when this runs without it. */
const executablePath = process.env.PLAYWRIGHT_EXECUTABLE;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e/global-setup.ts",
  outputDir: ".data/test-results/e2e",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        // Chromium cannot build its sandbox for root, as in containers.
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
