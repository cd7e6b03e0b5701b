import { productName } from "@/lib/product";
import type { Command } from "./command";
import { loadEnvironmentFiles, prepareEnvironment, variable } from "./environment";
import { checkDatabase } from "./support/check-database";
import { parsePort, requireFreePort } from "./support/free-port";
import { startNext } from "./support/next-server";
import { hasBuild } from "./support/production-build";
import { SetupError } from "./support/setup-error";
import { untilServerEnds, untilStopped } from "./support/until-stopped";

/**
 * Refuses a database that is not at this code's state, unless it may be brought there, and a login
 * that could undo what the database guards.
 */
async function requireDatabase(): Promise<void> {
  const { env } = await import("@/lib/env");
  if (env.MIGRATE_ON_START) {
    const { migrate } = await import("@/db/migrations/migrate");
    await migrate({
      url: env.DIRECT_URL,
      applicationUrl: env.DATABASE_URL,
      ssl: env.DB_SSL,
      onProgress: (message) => console.log(message),
    });
  }
  const findings = await checkDatabase("production");
  for (const { level, text } of findings) if (level === "warn") console.warn(`! ${text}`);
  const failed = findings.find(({ level }) => level === "fail");
  if (failed) throw new SetupError(`${failed.subject}: ${failed.text}`, failed.fix ?? "");
}

async function start(undo: (action: () => unknown) => void): Promise<void> {
  loadEnvironmentFiles();
  const port = parsePort(variable("PORT"));
  if (!hasBuild()) {
    throw new SetupError("There is no production build.", "Make it first: npm run build");
  }
  await requireFreePort(port, "start");
  await prepareEnvironment({ mode: "production" });
  const { requireServerEnvironment } = await import("@/lib/env");
  requireServerEnvironment();
  await requireDatabase();
  const env = { NODE_ENV: "production" };
  const next = startNext({ command: "start", port, host: variable("HOST"), env });
  undo(next.stop);
  await next.ready("/api/health");
  console.log(`${productName} serves on port ${port}.`);
  await untilServerEnds(next);
}

export default {
  summary: "Runs the production server.",
  usage: `npm start

Needs npm run build before, and the environment of .env.example. Migrations are checked, not
applied, unless MIGRATE_ON_START=true. Refuses a DATABASE_URL whose login owns the database or may
bypass its rules.

  PORT=3000      the port
  HOST=127.0.0.1 the address to listen on; all addresses when it is unset`,
  needs: "none",
  run: () => untilStopped(start),
} satisfies Command;
