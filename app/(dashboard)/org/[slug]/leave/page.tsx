import type { Metadata } from "next";
import Link from "next/link";
import { SettingsSection } from "@/components/accounts/settings-section";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { CardContent } from "@/components/ui/card";
import { memberContext, page } from "@/lib/doors/page";
import { routes } from "@/lib/routes";
import { leaveAction } from "./actions";

export const metadata: Metadata = { title: "Leave" };

/** Asks before somebody leaves. */
export default page(async ({ params }: { params: Promise<{ slug: string }> }) => {
  const { organization, role } = await memberContext((await params).slug);
  return (
    <>
      <PageHeader title={`Leave ${organization.name}?`} description="Your account stays." />
      <SettingsSection
        title="What happens"
        description="You lose this organization at once, in every tab and on every device."
      >
        <CardContent className="flex flex-col gap-4">
          <p className="text-pretty text-muted-foreground">
            What you did here stays with the organization. To come back you need a new invitation.
            {role === "owner" &&
              " You are an owner: the last one cannot leave, so hand the organization over first."}
          </p>
          <ActionForm action={leaveAction}>
            <input type="hidden" name="slug" value={organization.slug} />
            <div className="flex flex-wrap gap-2">
              <SubmitButton variant="destructive">Leave organization</SubmitButton>
              <Button variant="outline" render={<Link href={routes.members(organization.slug)} />}>
                Cancel
              </Button>
            </div>
          </ActionForm>
        </CardContent>
      </SettingsSection>
    </>
  );
});
