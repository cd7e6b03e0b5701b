import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

/** What lib/env.ts asks for. Integration tests replace the addresses by those of real databases. */
const env = {
  APP_MODE: "test",
  APP_URL: "http://localhost:3000",
  BETTER_AUTH_SECRET: "a secret for tests alone, which protects nothing",
  DATABASE_URL: "postgresql://app@127.0.0.1:1/none",
  DIRECT_URL: "postgresql://owner@127.0.0.1:1/none",
};

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    env,
    // Generous: on a busy machine a late answer is no wrong one.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/database-global-setup.ts"],
          setupFiles: ["tests/support/database-setup.ts"],
        },
      },
    ],
  },
});
