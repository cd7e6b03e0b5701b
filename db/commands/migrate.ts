import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";
import { migrate } from "../migrations/migrate";

const command: Command = {
  summary: "Applies the pending migrations, the roles and the job queue's tables.",
  usage: [
    "npm run db:migrate",
    "",
    "Connects as the owner (DIRECT_URL). Safe to run from several places at once: one works, the",
    "others wait. Refuses when an applied migration was edited, or when database and code have",
    "each a migration that the other lacks.",
  ].join("\n"),
  needs: "database",
  async run(args) {
    parseArgs({ args });
    const { env } = await import("@/lib/env");
    const applied = await migrate({
      url: env.DIRECT_URL,
      applicationUrl: env.DATABASE_URL,
      ssl: env.DB_SSL,
      onProgress: (message) => console.log(message),
    });
    console.log(
      applied.length === 0
        ? "The database is up to date."
        : `Applied ${applied.length} migration${applied.length === 1 ? "" : "s"}.`,
    );
  },
};

export default command;
