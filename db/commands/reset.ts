import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";
import { parseConnectionUrl } from "../connection";
import { MigrationError } from "../migrations/migration-error";
import { reset } from "../migrations/reset";
import migrate from "./migrate";
import seed from "./seed";

const localHosts = /^(localhost|127\.\d+\.\d+\.\d+|::1|\/.*)$/;

const command: Command = {
  summary: "Drops everything in the database, then migrates and seeds it. Development only.",
  usage: [
    "npm run db:reset -- [--yes]",
    "",
    "--yes   needed for a database on another machine",
    "Refused in production, with or without it.",
  ].join("\n"),
  needs: "database",
  async run(args) {
    const { values } = parseArgs({ args, options: { yes: { type: "boolean" } } });
    const { env } = await import("@/lib/env");
    if (env.MODE === "production") {
      throw new MigrationError(
        "db:reset destroys all data and is refused in production.",
        "Drop the database by hand if that is what you want.",
      );
    }
    const { host, database } = parseConnectionUrl(env.DIRECT_URL);
    if (!localHosts.test(host) && !values.yes) {
      throw new MigrationError(
        `The database ${database} is on another machine (${host}): all of its data would be lost.`,
        "If that is what you want: npm run db:reset -- --yes",
      );
    }
    console.log(`Dropping everything in ${database} on ${host}`);
    await reset({
      url: env.DIRECT_URL,
      ssl: env.DB_SSL,
      onProgress: (message) => console.log(message),
    });
    // They speak of seals that are gone.
    rmSync(env.AUDIT_HEADS_FILE, { force: true });
    await migrate.run([]);
    await seed.run([]);
  },
};

export default command;
