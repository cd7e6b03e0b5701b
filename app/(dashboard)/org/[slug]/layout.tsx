import type { Metadata } from "next";
import type { ReactNode } from "react";
import { memberContext, page } from "@/lib/doors/page";
import { productName } from "@/lib/product";
import { Shell } from "../../shell";

interface OrganizationLayoutProps {
  params: Promise<{ slug: string }>;
  children: ReactNode;
}

/** Whoever may not see the organization does not learn its name: the page answers with its status. */
export async function generateMetadata({ params }: OrganizationLayoutProps): Promise<Metadata> {
  const context = await memberContext((await params).slug).catch(() => null);
  if (!context) return {};
  const { name } = context.organization;
  return { title: { template: `%s · ${name} · ${productName}`, default: name } };
}

export default page(async ({ params, children }: OrganizationLayoutProps) => {
  const { organization, role } = await memberContext((await params).slug);
  const current = { name: organization.name, slug: organization.slug, role };
  // Called, not rendered: one thing less for every page to wait for.
  return Shell({ current, children });
});
