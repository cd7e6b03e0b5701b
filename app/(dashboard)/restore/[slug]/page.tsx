import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Card, CardContent } from "@/components/ui/card";
import { membership, page } from "@/lib/doors/page";
import { removalOf } from "@/lib/organizations/removal-of";
import { can } from "@/lib/permissions";
import { routes } from "@/lib/routes";
import { Shell } from "../../shell";
import { restoreOrganizationAction } from "./actions";

export const metadata: Metadata = { title: "Being deleted" };

/** Where every address of an organization that is being deleted leads its members. */
export default page(async ({ params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  const organization = await membership(slug);
  const { name, role, deletedAt } = organization;
  if (!deletedAt) redirect(routes.organization(organization.slug));
  return (
    <Shell>
      <PageHeader
        title={`${name} is being deleted`}
        description="Nobody can work in it any more, and nobody can join it."
      />
      <Card className="max-w-xl">
        <CardContent className="flex flex-col gap-5">
          <p className="text-pretty">
            An owner asked for it <RelativeTime date={deletedAt} />. On{" "}
            <strong>{dayOf(removalOf(deletedAt))}</strong> it is removed for good, with everything
            in it.
          </p>
          {can(role, "organization.delete") ? (
            <>
              <p className="text-pretty">
                Until then you can restore it: members, invitations and settings are as they were.
              </p>
              <ActionForm action={restoreOrganizationAction}>
                <input type="hidden" name="organization" value={organization.slug} />
                <SubmitButton className="sm:self-start">Restore organization</SubmitButton>
              </ActionForm>
            </>
          ) : (
            <>
              <p className="text-pretty">
                Until then an owner can restore it. If this is a mistake, ask one.
              </p>
              <Button
                variant="outline"
                className="sm:self-start"
                render={<Link href={routes.dashboard} />}
              >
                Back to the dashboard
              </Button>
            </>
          )}
        </CardContent>
      </Card>
    </Shell>
  );
});

const dayOf = (date: Date) =>
  date.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
