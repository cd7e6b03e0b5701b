import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";

const command: Command = {
  summary: "Prints the owner's connection URL, with its password, for psql and other tools.",
  usage: 'npm run --silent db:url\n\nFor example: psql "$(npm run --silent db:url)"',
  needs: "database",
  async run(args) {
    parseArgs({ args });
    const { env } = await import("@/lib/env");
    console.log(env.DIRECT_URL);
  },
};

export default command;
