import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { Notice } from "@/components/accounts/notice";
import { MembersTable } from "@/components/members/members-table";
import { PageHeader } from "@/components/page-header";
import { relativeTime } from "@/components/relative-time";
import { buttonVariants } from "@/components/ui/button";
import { memberContext, page } from "@/lib/doors/page";
import { listMembers } from "@/lib/members/list-members";
import { MembersQuery } from "@/lib/members/schemas";
import { can, mayHandle } from "@/lib/permissions";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Members" };

const notices = {
  role: "The role is changed. It counts from that person's next click on, in every tab.",
  removed: "The person is removed, and is shut out from their next click on.",
  transferred:
    "The organization has changed hands. You are an admin now, and both of you get a mail.",
};

const Query = MembersQuery.extend({
  notice: z.enum(["role", "removed", "transferred"]).optional().catch(undefined),
});

interface MembersPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default page(async ({ params, searchParams }: MembersPageProps) => {
  const { slug } = await params;
  const { notice, ...query } = Query.parse(await searchParams);
  const context = await memberContext(slug);
  const { items, previous, next } = await listMembers(context, query);

  const { q, role, sort } = query;
  const given = { q, role, sort: sort === "oldest" ? undefined : sort };
  const linkTo = (name: "after" | "before", cursor: string | null) =>
    cursor === null ? undefined : routes.members(slug, { ...given, [name]: cursor });
  const manages = can(context.role, "members.manage");
  const look = buttonVariants({ variant: "outline", size: "sm" });
  return (
    <>
      <PageHeader
        title="Members"
        description={`Everybody in ${context.organization.name}.`}
        actions={
          <>
            {can(context.role, "members.export") && (
              <a href={routes.membersFile(slug, given)} download className={look}>
                Export CSV
              </a>
            )}
            <Link href={routes.leave(slug)} prefetch={false} className={look}>
              Leave
            </Link>
          </>
        }
      />
      {notice && <Notice>{notices[notice]}</Notice>}
      <MembersTable
        organization={{ name: context.organization.name, slug }}
        members={items.map(({ id, name, email, image, role: theirs, joinedAt }) => ({
          name,
          email,
          image,
          role: theirs,
          joined: relativeTime(joinedAt),
          ...(manages && mayHandle(context.role, theirs) && { id }),
        }))}
        query={{ q, role, sort }}
        manages={manages}
        pager={{ previous: linkTo("before", previous), next: linkTo("after", next) }}
      />
    </>
  );
});
