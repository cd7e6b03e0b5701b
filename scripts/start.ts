import { productName } from "@/lib/product";
import type { Command } from "./command";
import { loadEnvironmentFiles, prepareEnvironment, variable } from "./environment";
import { parsePort, requireFreePort } from "./support/free-port";
import { startNext } from "./support/next-server";
import { hasBuild } from "./support/production-build";
import { SetupError } from "./support/setup-error";
import { untilServerEnds, untilStopped } from "./support/until-stopped";

/** Refuses a database that is not at this code's state, unless it may be brought there. */
async function requireMigrations(): Promise<void> {
  const { env } = await import("@/lib/env");
  if (env.MIGRATE_ON_START) {
    const { migrate } = await import("@/db/migrations/migrate");
    await migrate({
      url: env.DIRECT_URL,
      applicationUrl: env.DATABASE_URL,
      ssl: env.DB_SSL,
      onProgress: (message) => console.log(message),
    });
    return;
  }
  const { migrationStatus } = await import("@/db/migrations/migration-status");
  const { assertUnedited } = await import("@/db/migrations/migration-states");
  const states = await migrationStatus({ url: env.DATABASE_URL, ssl: env.DB_SSL });
  assertUnedited(states);
  const pending = states.filter(({ state }) => state === "pending").length;
  if (pending === 0) return;
  throw new SetupError(
    `The database lacks ${pending} migration${pending === 1 ? "" : "s"} of this version.`,
    "Run `npm run db:migrate`, or set MIGRATE_ON_START=true.",
  );
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
  await requireMigrations();
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
applied, unless MIGRATE_ON_START=true.

  PORT=3000      the port
  HOST=127.0.0.1 the address to listen on; all addresses when it is unset`,
  needs: "none",
  run: () => untilStopped(start),
} satisfies Command;
