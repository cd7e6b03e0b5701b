import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { SearchIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";

/** In place of a list without rows: nobody matches, or the page's last rows have gone meanwhile. */
export function MembersEmpty({ search, firstPage }: { search: string; firstPage: string }) {
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={search ? `Nobody matches “${search}”` : "Nobody is on this page any more"}
      description={
        search
          ? "The search looks for parts of names and e-mail addresses. Try fewer letters."
          : "People have left since you opened the list."
      }
      action={
        <Button variant="outline" size="sm" render={<Link href={firstPage} />}>
          {search ? "Show everybody" : "Go to the first page"}
        </Button>
      }
    />
  );
}
