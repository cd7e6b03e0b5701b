import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Command } from "./command";
import {
  childEnvironment,
  dataFolder,
  loadEnvironmentFiles,
  prepareEnvironment,
  root,
  variable,
} from "./environment";
import { parsePort, requireFreePort } from "./support/free-port";
import { startNext } from "./support/next-server";
import { prepareDatabase } from "./support/prepare-database";
import { ensureBuild, hasBuild } from "./support/production-build";
import { createProgress } from "./support/progress";
import { endOrphanedServer, noteServer } from "./support/running-server";
import { SetupError } from "./support/setup-error";
import { untilServerEnds, untilStopped } from "./support/until-stopped";
import { printWelcome } from "./support/welcome";

async function preview(args: string[], undo: (action: () => unknown) => void): Promise<void> {
  const start = Date.now();
  const { values } = parseArgs({ args, options: { "no-build": { type: "boolean" } } });
  loadEnvironmentFiles();
  const port = parsePort(variable("PORT"));
  const note = join(dataFolder, `preview-${port}.json`);
  await endOrphanedServer(note);
  await requireFreePort(port, "preview");

  const progress = createProgress(5);
  await progress.step("Database", async (say) => {
    const preparing = prepareEnvironment({ mode: "preview", database: true, onProgress: say });
    undo(() => preparing.then((environment) => environment.stop()).catch(() => {}));
    await preparing;
  });
  const hasDemoLogins = await prepareDatabase(progress);
  await progress.step("Production build", async () => {
    if (!values["no-build"]) return ensureBuild();
    if (!hasBuild()) throw new SetupError("There is no build.", "Leave out --no-build.");
  });
  const server = await progress.step("Web server", async () => {
    const host = variable("HOST") ?? "127.0.0.1";
    const next = startNext({ command: "start", port, host, env: { NODE_ENV: "production" } });
    undo(noteServer(note, next.pid, `http://localhost:${port}`));
    undo(next.stop);
    await next.ready("/api/health");
    return next;
  });
  if (process.send) {
    // A test started this: it is told, and when it dies so does this.
    process.send("ready");
    process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  } else {
    printWelcome(port, Date.now() - start, hasDemoLogins);
  }
  await untilServerEnds(server);
}

export interface PreviewOptions {
  port: number;
  /** The application's URL; without it the embedded development database serves. */
  databaseUrl?: string;
  /** The owner's URL. */
  directUrl?: string;
  /** More variables for the server; undefined removes one. */
  env?: Record<string, string | undefined>;
}

export interface Preview {
  url: string;
  /** Ends the server and everything that was started for it. */
  stop(): Promise<void>;
}

/**
 * Starts `npm run preview` for a test or a measurement, in a process of its own, and waits until it
 * serves. Its output goes to this process's. Throws when it ends before.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { port, databaseUrl, directUrl, env } = options;
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [join(root, "scripts/run.mjs"), "preview"], {
    cwd: root,
    env: childEnvironment({
      PORT: String(port),
      APP_URL: url,
      APP_MODE: undefined,
      NODE_ENV: undefined,
      ...(databaseUrl && { DATABASE_URL: databaseUrl, DIRECT_URL: directUrl }),
      ...env,
    }),
    // The channel says when it serves, and ends it when this process is killed.
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    void ended.then(() =>
      reject(new SetupError("The preview server did not start.", "See above.")),
    );
  });
  await ready;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, stop };
}

export default {
  summary: "Runs the production build locally, with demo data and the development mailbox.",
  usage: `npm run preview -- [--no-build]

Prepares the database as npm run dev does, builds when the sources have changed, and serves.

  --no-build     serve the build that is there
  PORT, HOST, DATABASE_URL   as for npm run dev`,
  needs: "none",
  run: (args) => untilStopped((undo) => preview(args, undo)),
} satisfies Command;
