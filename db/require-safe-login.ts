import { setTimeout as pause } from "node:timers/promises";
import { sql } from "./client";
import { loginPowers } from "./login-powers";

const pauseBetween = 5_000;

/**
 * Calls `refuse` with one sentence when the application's login could undo what the database guards.
 * While the database cannot be asked, it goes on asking: a server may start before its database.
 */
export async function requireSafeLogin(refuse: (reason: string) => void): Promise<void> {
  for (;;) {
    const login = await loginPowers(sql).catch(() => undefined);
    if (login) {
      const { name, powers } = login;
      if (powers.length > 0) {
        refuse(
          `The login "${name}" of DATABASE_URL ${powers.join(", ")}: row-level security and the audit log would not bind it. Create a plain login for DATABASE_URL, keep the owner for DIRECT_URL, and run \`npm run db:migrate\` with both.`,
        );
      }
      return;
    }
    await pause(pauseBetween, undefined, { ref: false });
  }
}
