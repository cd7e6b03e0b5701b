import type { Sql } from "postgres";
import { createTestDatabase } from "@/tests/support/database";
import { connected, startTestServer } from "@/tests/support/database-server";
import { prepareTemplate } from "@/tests/support/database-template";

/**
 * Runs `work` as the owner of an empty database with every migration of this code, and drops it.
 * It is on the server for tests, and a copy of their template: quick, and nobody's data is near.
 */
export async function withMigratedDatabase<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const server = await startTestServer();
  try {
    const template = await prepareTemplate(server.superuserUrl);
    const database = await createTestDatabase(server.superuserUrl, template);
    try {
      return await connected(database.ownerUrl, work);
    } finally {
      await database.drop();
    }
  } finally {
    await server.stop();
  }
}
