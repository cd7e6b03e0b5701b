"use client";

import Link from "next/link";
import { AuditLogEmpty, type AuditLogEmptyProps } from "@/components/audit-logs/audit-log-empty";
import { ChangedValues } from "@/components/audit-logs/changed-values";
import { EventWords } from "@/components/audit-logs/event-words";
import { type Column, DataTable } from "@/components/data-table/data-table";
import type { PagerLinks } from "@/components/data-table/pager";
import type { SearchBoxProps } from "@/components/data-table/search-box";
import { HistoryIcon } from "@/components/icons";
import type { relativeTime } from "@/components/relative-time";
import { UserAvatar } from "@/components/user-avatar";
import type { ChangedValue } from "@/lib/audit-logs/describe-changes";
import type { Words } from "@/lib/audit-logs/words";

export interface AuditLogRow {
  id: string;
  words: Words;
  /** Who did it, where it is a person. */
  person: { name: string; image: string | null } | null;
  changes: readonly ChangedValue[];
  when: ReturnType<typeof relativeTime>;
  /** Address and browser, as far as they are known. */
  from: string;
  /** The list of everything that this actor did, and of everything that happened to this object. */
  actorHref?: string;
  objectHref?: string;
}

const columns: readonly Column<AuditLogRow>[] = [
  { key: "event", header: "What happened", cell: (row) => <Entry {...row} /> },
  { key: "when", header: "When", cell: ({ when }) => <time {...when} /> },
];

/** The sentence, and behind it what exactly changed: opened without a script. */
function Entry({ words, person, changes, when, from, actorHref, objectHref }: AuditLogRow) {
  return (
    <details className="log-entry">
      <summary>
        {person ? <UserAvatar {...person} className="size-6" /> : <HistoryIcon />}
        <span>
          <EventWords words={words} />
        </span>
      </summary>
      {changes.length > 0 && <ChangedValues changes={changes} />}
      <p>
        {when.title}
        {from && ` · ${from}`}
      </p>
      <p>
        {actorHref && (
          <Link href={actorHref}>
            {person ? `Everything by ${person.name}` : "Everything from the same source"}
          </Link>
        )}
        {objectHref && <Link href={objectHref}>History of this entry</Link>}
      </p>
    </details>
  );
}

interface AuditLogTableProps {
  organization: string;
  entries: readonly AuditLogRow[];
  search: SearchBoxProps;
  empty: AuditLogEmptyProps;
  pager: PagerLinks;
}

/**
 * What happened in an organization. One client component, none per row: a row goes to the browser as
 * HTML and as its few values, not as a tree of elements besides.
 */
export function AuditLogTable({ organization, entries, search, empty, pager }: AuditLogTableProps) {
  return (
    <DataTable
      caption={`Audit log of ${organization}`}
      columns={columns}
      rows={entries}
      rowKey={({ id }) => id}
      search={search}
      empty={<AuditLogEmpty {...empty} />}
      pager={pager}
    />
  );
}
