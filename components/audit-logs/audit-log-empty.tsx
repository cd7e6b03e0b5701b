import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { SearchIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";

export interface AuditLogEmptyProps {
  /** Some filter or search is in force. */
  isFiltered: boolean;
  /** How far back was looked, when there is more: then `further` leads on. */
  lookedUntil?: string;
  further?: string;
  firstPage: string;
}

/** In place of entries: nothing fits the filters, nothing fits yet, or the page is past the end. */
export function AuditLogEmpty({ isFiltered, lookedUntil, further, firstPage }: AuditLogEmptyProps) {
  const [title, description] = lookedUntil
    ? ["Nothing found yet", `Everything until ${lookedUntil} has been looked through.`]
    : isFiltered
      ? [
          "Nothing matches",
          "The search looks for parts of names, addresses and values. Try fewer letters or fewer filters.",
        ]
      : ["Nothing is on this page", "The log has no entries here."];
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={title}
      description={description}
      action={
        <Button variant="outline" size="sm" render={<Link href={further ?? firstPage} />}>
          {further ? "Look further" : isFiltered ? "Show everything" : "Go to the first page"}
        </Button>
      }
    />
  );
}
