import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { tenant } from "@/db/tenant";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { AppError } from "@/lib/errors";

/** What the settings show besides what every page knows. For owners and admins. @throws FORBIDDEN, NOT_FOUND */
export async function getSettings(context: MemberContext): Promise<{ metadata: string | null }> {
  authorize(context, "organization.update");
  const [settings] = await tenant(context)
    .db.select({ metadata: organizations.metadata })
    .from(organizations)
    .where(eq(organizations.id, context.organization.id));
  if (!settings) throw new AppError("NOT_FOUND", "There is no such organization.");
  return settings;
}
