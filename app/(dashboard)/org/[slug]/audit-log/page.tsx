import type { Metadata } from "next";
import { AuditLogFilters } from "@/components/audit-logs/audit-log-filters";
import { AuditLogTable } from "@/components/audit-logs/audit-log-table";
import { PageHeader } from "@/components/page-header";
import { relativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { eventKindGroups } from "@/lib/audit-logs/event-kinds";
import { listAuditLogs } from "@/lib/audit-logs/list-audit-logs";
import { listRecentActors } from "@/lib/audit-logs/list-recent-actors";
import { AuditLogQuery } from "@/lib/audit-logs/schemas";
import { memberContext, page } from "@/lib/doors/page";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Audit log" };

interface AuditLogPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The parameters that hold something. */
const filled = (parameters: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );

export default page(async ({ params, searchParams }: AuditLogPageProps) => {
  const { slug } = await params;
  const query = AuditLogQuery.parse(await searchParams);
  const context = await memberContext(slug);
  const [log, actors] = await Promise.all([
    listAuditLogs(context, query),
    listRecentActors(context, query.actor),
  ]);

  const { q, actor, kind, from, to, object } = query;
  const filters = filled({ q, actor, kind, from, to, object });
  const address = routes.auditLog(slug);
  const linkTo = (parameters: Record<string, string>) =>
    `${address}?${new URLSearchParams(parameters)}`;
  const pageAt = (name: "after" | "before", cursor: string | null) =>
    cursor === null ? undefined : linkTo({ ...filters, [name]: cursor });
  const exportAs = (format: string) =>
    `${routes.auditLogExport(slug)}?${new URLSearchParams({ format, ...filters })}`;
  const isFiltered = Object.keys(filters).length > 0;
  const previous = pageAt("before", log.previous);
  const next = pageAt("after", log.next);
  const lookedUntil = log.lookedUntil ? relativeTime(log.lookedUntil).title : undefined;
  return (
    <>
      <PageHeader
        title="Audit log"
        description={`Who did what in ${context.organization.name}, the newest first. Nobody can change it.`}
        actions={["csv", "json"].map((format) => (
          // An address that sends a file is no page: nothing may be fetched ahead.
          <Button
            key={format}
            variant="outline"
            render={<a href={exportAs(format)} download />}
          >{`Export ${format.toUpperCase()}`}</Button>
        ))}
      />
      <AuditLogFilters
        actors={actors}
        kinds={eventKindGroups}
        values={{ actor, kind, from, to }}
        keep={filled({ q, object })}
        clear={isFiltered ? address : undefined}
      />
      <AuditLogTable
        organization={context.organization.name}
        entries={log.items.map(({ id, at, words, person, changes, ip, device, ...item }) => ({
          id,
          words,
          person: person && { name: person.name, image: person.image },
          changes,
          when: relativeTime(at),
          from: [ip, device].filter(Boolean).join(" · "),
          actorHref: item.actor === null ? undefined : linkTo({ actor: item.actor }),
          objectHref: item.object === null ? undefined : linkTo({ object: item.object }),
        }))}
        search={{
          label: "Search the log",
          value: q,
          keep: filled({ actor, kind, from, to, object }),
        }}
        empty={{
          isFiltered,
          lookedUntil,
          further: lookedUntil && (query.before ? previous : next),
          firstPage: address,
        }}
        pager={{
          previous,
          next,
          summary:
            lookedUntil && log.items.length > 0
              ? `Looked through everything until ${lookedUntil}`
              : undefined,
        }}
      />
    </>
  );
});
