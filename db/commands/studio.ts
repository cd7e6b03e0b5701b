import type { Command } from "@/scripts/command";
import { runDrizzleKit } from "./run-drizzle-kit";

const command: Command = {
  summary: "Opens Drizzle Studio on the database, as its owner, until Ctrl-C.",
  usage: [
    "npm run db:studio -- [--port <number>]",
    "",
    "The page is https://local.drizzle.studio: it needs the internet, the data stays here.",
  ].join("\n"),
  needs: "database",
  run: (args) => runDrizzleKit(["studio", "--host", "127.0.0.1", ...args]),
};

export default command;
