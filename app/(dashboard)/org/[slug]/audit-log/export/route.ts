import { exportAuditLogs } from "@/lib/audit-logs/export-audit-logs";
import { exportFormats } from "@/lib/audit-logs/export-formats";
import { ExportQuery } from "@/lib/audit-logs/schemas";
import { download } from "@/lib/doors/download";
import { memberContext, route } from "@/lib/doors/route";

export const dynamic = "force-dynamic";

/** The audit log of an organization as a file, with the filters of its page. */
export const GET = route(
  async (request: Request, { params }: { params: Promise<{ slug: string }> }) => {
    const { slug } = await params;
    const context = await memberContext(request, slug);
    const query = ExportQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const today = new Date().toISOString().slice(0, 10);
    return download({
      filename: `${context.organization.slug}-audit-log-${today}.${query.format}`,
      contentType: exportFormats[query.format].contentType,
      pieces: exportAuditLogs(context, query),
    });
  },
);
