import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { organizationLogos } from "@/db/schema";
import { authorize } from "@/lib/auth/authorize";
import type { MemberContext } from "@/lib/auth/context";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { routes } from "@/lib/routes";
import { changeOrganization } from "./change-organization";
import { logoLimits, remakeLogo } from "./remake-logo";

/**
 * Makes a picture the organization's logo, in place of the one before. For owners and admins. The picture
 * is made anew; its address is a hash, so that it changes with it and nobody can guess it.
 * @throws FORBIDDEN, NOT_FOUND, CONFLICT, INVALID, TOO_LARGE, RATE_LIMITED
 */
export async function changeLogo(context: MemberContext, { logo }: { logo: Blob }): Promise<void> {
  authorize(context, "organization.update");
  const organizationId = context.organization.id;
  await consumeAttempt("upload-logo", organizationId);
  // No more of it is read than it takes to see that it is too large.
  const upload = await logo.slice(0, logoLimits.bytes + 1).arrayBuffer();
  const content = await remakeLogo(Buffer.from(upload));
  const id = createHash("sha256").update(`${organizationId}\n`).update(content).digest("hex");
  await changeOrganization(
    context,
    "organization.update",
    { logo: routes.logo(id) },
    async (tx) => {
      await tx
        .delete(organizationLogos)
        .where(eq(organizationLogos.organizationId, organizationId));
      await tx
        .insert(organizationLogos)
        .values({ id, organizationId, contentType: "image/webp", content });
    },
  );
}
