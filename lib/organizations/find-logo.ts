import { eq } from "drizzle-orm";
import { registry } from "@/db/registry";
import { organizationLogos } from "@/db/schema";

/**
 * The picture of an address, or null. For anybody who knows the address, which nobody can guess: people
 * who are invited see it too, and no list of organizations asks for each picture who is looking.
 */
export async function findLogo(id: string) {
  if (!/^[0-9a-f]{64}$/.test(id)) return null;
  const [logo] = await registry.db
    .select({ contentType: organizationLogos.contentType, content: organizationLogos.content })
    .from(organizationLogos)
    .where(eq(organizationLogos.id, id));
  return logo ?? null;
}
