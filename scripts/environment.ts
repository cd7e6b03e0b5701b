import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startLocalDatabase } from "./local-database";
import { readSecrets } from "./support/secrets";
import { SetupError } from "./support/setup-error";

export type Mode = "development" | "preview" | "production" | "test";

/** The repository's root. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** Everything that a working copy keeps for itself; git ignores it. */
export const dataFolder = join(root, ".data");

/** A variable of the environment; undefined when it is missing or empty. */
export const variable = (name: string): string | undefined => process.env[name] || undefined;

/** Whether npm runs this process, as a script of package.json. */
export const isRunByNpm = Boolean(process.env.npm_lifecycle_event);

/** The environment for a child process, with `extra` on top; undefined removes a name. */
export const childEnvironment = (
  extra: Record<string, string | undefined> = {},
): NodeJS.ProcessEnv => ({ ...process.env, ...extra });

export interface PreparedEnvironment {
  mode: Mode;
  /** The embedded server serves this process, and ran already before it. */
  reused: boolean;
  /** Stops the embedded server, where it serves this process and no other. */
  stop(): Promise<void>;
}

export interface EnvironmentOptions {
  /** Without it APP_MODE, else NODE_ENV, else development. */
  mode?: Mode;
  /** Start the embedded server when DATABASE_URL is unset. */
  database?: boolean;
  onProgress?: (message: string) => void;
}

const MODES: readonly string[] = ["development", "preview", "production", "test"];

function chooseMode(wanted?: Mode): Mode {
  const mode = wanted ?? variable("APP_MODE") ?? variable("NODE_ENV") ?? "development";
  if (MODES.includes(mode)) return mode as Mode;
  throw new SetupError(`APP_MODE is "${mode}".`, `Set it to one of: ${MODES.join(", ")}.`);
}

/** Loads .env.local and .env. What is set already wins, and .env.local wins over .env. */
export function loadEnvironmentFiles(): void {
  for (const name of [".env.local", ".env"]) {
    const file = join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/**
 * Makes the environment of this process complete: loads the .env files and, outside production,
 * fills what is unset (APP_MODE, APP_URL, BETTER_AUTH_SECRET and, when asked for, DATABASE_URL and
 * DIRECT_URL of the embedded server). A given DATABASE_URL is used as it is. In production nothing
 * is filled. Call `stop` at the end.
 */
export async function prepareEnvironment(
  options: EnvironmentOptions = {},
): Promise<PreparedEnvironment> {
  loadEnvironmentFiles();
  const mode = chooseMode(options.mode);
  const prepared: PreparedEnvironment = { mode, reused: false, stop: async () => {} };
  process.env.APP_MODE = mode;
  if (mode === "production") return prepared;

  process.env.APP_URL ||= `http://localhost:${variable("PORT") ?? 3000}`;
  process.env.BETTER_AUTH_SECRET ||= (await readSecrets(dataFolder)).betterAuthSecret;
  if (!options.database || variable("DATABASE_URL")) return prepared;

  if (variable("DIRECT_URL")) {
    throw new SetupError(
      "DIRECT_URL is set, but DATABASE_URL is not.",
      "Set both, or neither to use the embedded PostgreSQL.",
    );
  }
  const database = await startLocalDatabase(dataFolder, options.onProgress);
  process.env.DATABASE_URL = database.databaseUrl;
  process.env.DIRECT_URL = database.directUrl;
  return { mode, reused: database.reused, stop: database.stop };
}
