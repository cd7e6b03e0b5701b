import type { Metadata } from "next";
import { MembersTable } from "@/components/members/members-table";
import { PageHeader } from "@/components/page-header";
import { relativeTime } from "@/components/relative-time";
import { memberContext, page } from "@/lib/doors/page";
import { listMembers } from "@/lib/members/list-members";
import { ListQuery } from "@/lib/pagination";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Members" };

interface MembersPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default page(async ({ params, searchParams }: MembersPageProps) => {
  const { slug } = await params;
  const query = ListQuery.parse(await searchParams);
  const context = await memberContext(slug);
  const { items, previous, next } = await listMembers(context, query);

  const address = routes.members(slug);
  const linkTo = (name: "after" | "before", cursor: string | null) =>
    cursor === null
      ? undefined
      : `${address}?${new URLSearchParams({ ...(query.q && { q: query.q }), [name]: cursor })}`;
  return (
    <>
      <PageHeader
        title="Members"
        description={`Everybody in ${context.organization.name}, in the order in which they joined.`}
      />
      <MembersTable
        organization={context.organization.name}
        members={items.map(({ name, email, image, role, joinedAt }) => ({
          name,
          email,
          image,
          role,
          joined: relativeTime(joinedAt),
        }))}
        search={query.q}
        firstPage={address}
        pager={{ previous: linkTo("before", previous), next: linkTo("after", next) }}
      />
    </>
  );
});
