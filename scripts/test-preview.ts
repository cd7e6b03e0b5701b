import { rmSync } from "node:fs";
import { join } from "node:path";
import { createTestDatabase } from "@/tests/support/database";
import { startTestServer } from "@/tests/support/database-server";
import { dataFolder } from "./environment";
import { type Preview, startPreview } from "./preview";
import { findFreePort } from "./support/free-port";

export interface TestPreview extends Preview {
  /** URLs of the server's database: as its owner, and as the application. */
  directUrl: string;
  databaseUrl: string;
  /** Where the server puts its mail, as .eml. */
  mailFolder: string;
}

/**
 * Starts the preview server for end-to-end tests: on a free port (or the one given), with a new database that holds
 * the demo data, and an empty mailbox. The developer's own database and mail stay untouched. Meant
 * for Playwright's global set-up; `stop` is its tear-down. `env` are more variables for the server.
 */
export async function startTestPreview(
  env: Record<string, string | undefined> = {},
  port?: number,
): Promise<TestPreview> {
  const server = await startTestServer();
  const undo: (() => Promise<unknown>)[] = [server.stop];
  const stop = async () => {
    for (const action of undo.splice(0).reverse()) await action();
  };
  try {
    const database = await createTestDatabase(server.superuserUrl);
    undo.push(database.drop);
    const mailFolder = env.MAIL_DIR ?? join(dataFolder, "test-mail");
    rmSync(mailFolder, { recursive: true, force: true });
    const headsFile = join(dataFolder, "test-audit-heads.jsonl");
    rmSync(headsFile, { force: true });
    const { appUrl: databaseUrl, ownerUrl: directUrl } = database;
    const preview = await startPreview({
      port: port ?? (await findFreePort()),
      databaseUrl,
      directUrl,
      env: { MAIL_DIR: mailFolder, AUDIT_HEADS_FILE: headsFile, ...env },
    });
    undo.push(preview.stop);
    return { url: preview.url, directUrl, databaseUrl, mailFolder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
