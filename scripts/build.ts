import type { Command } from "./command";
import { build } from "./support/production-build";

export default {
  summary: "Makes the production build.",
  usage: `npm run build

Needs no database and no secrets: they are read when the server starts.`,
  needs: "none",
  run: () => build(),
} satisfies Command;
