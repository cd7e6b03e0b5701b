import { route } from "@/lib/doors/route";
import { AppError } from "@/lib/errors";
import { findLogo } from "@/lib/organizations/find-logo";

/** The logo of an organization. Its address is a hash of it: it can be kept for good. */
export const GET = route(
  async (_request: Request, { params }: { params: Promise<{ id: string }> }) => {
    const logo = await findLogo((await params).id);
    if (!logo) throw new AppError("NOT_FOUND", "There is nothing here.");
    return new Response(new Uint8Array(logo.content), {
      headers: {
        "content-type": logo.contentType,
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
      },
    });
  },
);
