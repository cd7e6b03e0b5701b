import { join } from "node:path";
import type { Command } from "./command";
import { dataFolder, loadEnvironmentFiles, prepareEnvironment, variable } from "./environment";
import { parsePort, requireFreePort } from "./support/free-port";
import { startNext } from "./support/next-server";
import { prepareDatabase } from "./support/prepare-database";
import { createProgress } from "./support/progress";
import { endOrphanedServer, noteServer } from "./support/running-server";
import { untilServerEnds, untilStopped } from "./support/until-stopped";
import { printWelcome } from "./support/welcome";

const NOTE = join(dataFolder, "dev.json");

async function dev(undo: (action: () => unknown) => void): Promise<void> {
  const start = Date.now();
  loadEnvironmentFiles();
  const port = parsePort(variable("PORT"));
  if (await endOrphanedServer(NOTE)) console.log("Ended a web server that a killed run left.");
  await requireFreePort(port, "dev");

  const progress = createProgress(4);
  await progress.step("Database", async (say) => {
    const preparing = prepareEnvironment({ mode: "development", database: true, onProgress: say });
    undo(() => preparing.then((environment) => environment.stop()).catch(() => {}));
    if ((await preparing).reused) say("the server was running");
  });
  const hasDemoLogins = await prepareDatabase(progress);

  const server = await progress.step("Web server", async () => {
    const host = variable("HOST") ?? "127.0.0.1";
    const next = startNext({ command: "dev", port, host, env: { NODE_ENV: "development" } });
    undo(noteServer(NOTE, next.pid, `http://localhost:${port}`));
    undo(next.stop);
    await next.ready("/api/health");
    return next;
  });
  printWelcome(port, Date.now() - start, hasDemoLogins);
  await untilServerEnds(server);
}

export default {
  summary: "Starts Freehold for development, with everything that it needs.",
  usage: `npm run dev

Prepares the database (the embedded PostgreSQL when DATABASE_URL is unset), applies migrations,
puts demo data into an empty database and serves with hot reloading. Ctrl-C stops all of it.

  PORT=3001      another port than 3000
  HOST=0.0.0.0   serve other machines too; without it only this one
  DATABASE_URL   use this PostgreSQL (15 to 18); also from .env or .env.local`,
  needs: "none",
  run: () => untilStopped(dev),
} satisfies Command;
