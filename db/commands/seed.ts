import { parseArgs } from "node:util";
import type { Command } from "@/scripts/command";
import { MigrationError } from "../migrations/migration-error";

const command: Command = {
  summary: "Fills an empty database with demo users, organizations and invitations.",
  usage: "npm run db:seed\n\nDoes nothing when there are users already. Refused in production.",
  needs: "database",
  async run(args) {
    parseArgs({ args });
    const { env } = await import("@/lib/env");
    if (env.MODE === "production") {
      throw new MigrationError(
        "Demo data has a public password and is never written in production.",
        "Sign up, or use APP_MODE=preview for a demonstration.",
      );
    }
    const { sql } = await import("../client");
    const { registry } = await import("../registry");
    const { hashPassword } = await import("@/lib/auth/passwords/hash-password");
    const { seedDemoData } = await import("../seed/seed-demo-data");
    const { demoLogins, demoPassword } = await import("../seed/demo-people");
    try {
      if (!(await seedDemoData(registry.db, hashPassword))) {
        console.log("There is data already: nothing was written.");
        return;
      }
      console.log(`Demo data is in place. Logins, password ${demoPassword}:`);
      for (const { email } of demoLogins) console.log(`  ${email}`);
    } finally {
      await sql.end({ timeout: 5 });
    }
  },
};

export default command;
