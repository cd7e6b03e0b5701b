import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { SearchIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";
import type { OrganizationRole } from "@/lib/permissions";

interface MembersEmptyProps {
  search: string;
  role?: OrganizationRole;
  /** Where the list begins, without search and filter. */
  firstPage: string;
}

const ofRole = { owner: " among the owners", admin: " among the admins", member: "" };

/** In place of a list without rows: nobody matches, or the page's last rows have gone meanwhile. */
export function MembersEmpty({ search, role, firstPage }: MembersEmptyProps) {
  const nobody = role && !search ? `There are no ${role}s here` : undefined;
  const title = search ? `Nobody${role ? ofRole[role] : ""} matches “${search}”` : nobody;
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={title ?? "Nobody is on this page any more"}
      description={
        search
          ? "The search looks for parts of names and e-mail addresses. Try fewer letters."
          : "People or roles may have changed since you opened the list."
      }
      action={
        <Button variant="outline" size="sm" render={<Link href={firstPage} />}>
          {title ? "Show everybody" : "Go to the first page"}
        </Button>
      }
    />
  );
}
