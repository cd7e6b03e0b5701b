import type { Metadata } from "next";
import Link from "next/link";
import { Logo } from "@/components/logo";
import { CreateOrganizationForm } from "@/components/organizations/create-organization-form";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { myOrganizations, page, requireSession } from "@/lib/doors/page";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { signOutAction } from "../actions";
import { Shell } from "../shell";
import { createOrganizationAction } from "./actions";

export const metadata: Metadata = { title: "Create an organization" };

/** Founds an organization: the first one, before there is a dashboard, or another one within it. */
export default page(async () => {
  const [{ user }, organizations] = await Promise.all([requireSession(), myOrganizations()]);
  const form = (
    <CreateOrganizationForm
      action={createOrganizationAction}
      addressPrefix={`${new URL(env.APP_URL).host}${routes.organization("")}`}
    >
      {organizations.some(({ deletedAt }) => deletedAt === null) && (
        <Button variant="outline" render={<Link href={routes.dashboard} />}>
          Cancel
        </Button>
      )}
    </CreateOrganizationForm>
  );
  if (organizations.length > 0) {
    return (
      <Shell>
        <PageHeader
          title="Create an organization"
          description="It has members and an address of its own. You become its owner."
        />
        <div className="max-w-md">{form}</div>
      </Shell>
    );
  }
  return (
    <>
      <header className="flex h-14 items-center justify-between gap-4 px-4 sm:px-6">
        <Logo />
        <form action={signOutAction} className="flex min-w-0 items-center gap-3">
          <span className="truncate text-muted-foreground text-sm max-sm:sr-only">
            {user.email}
          </span>
          <Button type="submit" variant="outline" size="sm">
            Sign out
          </Button>
        </form>
      </header>
      <main className="mx-auto w-full max-w-md px-4 py-10 sm:py-20">
        <h1 className="font-semibold text-2xl tracking-tight">
          Welcome, {user.name}. Name your organization.
        </h1>
        <p className="mt-2 mb-8 text-pretty text-muted-foreground">
          An organization is where you and the people you work with share things. You become its
          owner, and you can found or join more of them later.
        </p>
        {form}
      </main>
    </>
  );
});
