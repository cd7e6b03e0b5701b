import type { Metadata } from "next";
import Link from "next/link";
import { SettingsSection } from "@/components/accounts/settings-section";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { ConfirmSection } from "@/components/members/confirm-section";
import { RoleBadge } from "@/components/members/role-badge";
import { PageHeader } from "@/components/page-header";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { CardContent } from "@/components/ui/card";
import { hasPassword } from "@/lib/accounts/has-password";
import { memberContext, page } from "@/lib/doors/page";
import { getMember } from "@/lib/members/get-member";
import { can, mayHandle, organizationRoles } from "@/lib/permissions";
import { routes } from "@/lib/routes";
import { isFreshSession } from "@/lib/sessions/is-fresh-session";
import { changeMemberRoleAction, removeMemberAction, transferOwnershipAction } from "./actions";

export const metadata: Metadata = { title: "Member" };

const roleLabels = {
  owner: "Owner: everything, also deletion",
  admin: "Admin: members, invitations and settings",
  member: "Member: the work itself",
};

/** What owners and admins can do with a member, each with what follows from it. */
export default page(async ({ params }: { params: Promise<{ slug: string; memberId: string }> }) => {
  const { slug, memberId } = await params;
  const context = await memberContext(slug);
  const member = await getMember(context, memberId);
  const { name, organization } = { name: member.name, ...context };
  const isSelf = member.userId === context.user.id;
  const transfers = can(context.role, "organization.transfer") && member.role !== "owner";
  const values = { slug, memberId };
  return (
    <>
      <PageHeader
        title={isSelf ? `${name} (you)` : name}
        description={
          <>
            {member.email} · <RoleBadge role={member.role} /> · joined{" "}
            <RelativeTime date={member.joinedAt} />
          </>
        }
        actions={
          <Button variant="outline" size="sm" render={<Link href={routes.members(slug)} />}>
            All members
          </Button>
        }
      />
      <SettingsSection
        title="Role"
        description={`What ${isSelf ? "you" : name} may do in ${organization.name}. A change counts from the next click on, in every tab.`}
      >
        <CardContent>
          <ActionForm action={changeMemberRoleAction}>
            <input type="hidden" name="slug" value={slug} />
            <input type="hidden" name="memberId" value={memberId} />
            <FormField
              name="role"
              label="New role"
              defaultValue={member.role}
              options={organizationRoles
                .filter((role) => mayHandle(context.role, role))
                .map((role) => ({ value: role, label: roleLabels[role] }))}
            />
            <SubmitButton className="sm:self-start">Change role</SubmitButton>
          </ActionForm>
        </CardContent>
      </SettingsSection>
      {transfers && (
        <SettingsSection
          title="Ownership"
          description={`Makes ${name} an owner in your place. You become an admin.`}
        >
          <CardContent>
            <ConfirmSection
              open="Transfer ownership…"
              confirm={`Make ${name} the owner`}
              action={transferOwnershipAction}
              values={values}
            >
              <p className="text-pretty text-muted-foreground">
                {name} can then do everything in {organization.name}, also remove you and delete it.
                You cannot take this back yourself. Both of you get a mail.
              </p>
              <Confirmation isFresh={isFreshSession(context)} knows={await hasPassword(context)} />
            </ConfirmSection>
          </CardContent>
        </SettingsSection>
      )}
      <SettingsSection
        title={isSelf ? "Leave" : "Removal"}
        description={
          isSelf
            ? `Ends your own membership in ${organization.name}.`
            : `Takes ${name} out of ${organization.name}. The account stays.`
        }
      >
        <CardContent>
          {isSelf ? (
            <Button variant="outline" render={<Link href={routes.leave(slug)} />}>
              Leave organization…
            </Button>
          ) : (
            <ConfirmSection
              open={`Remove ${name}…`}
              confirm="Remove member"
              action={removeMemberAction}
              values={values}
            >
              <p className="text-pretty text-muted-foreground">
                {name} is shut out from the next click on, in every tab and on every device. What{" "}
                {name} did stays. To come back, {name} needs a new invitation.
              </p>
            </ConfirmSection>
          )}
        </CardContent>
      </SettingsSection>
    </>
  );
});

/** The password, where it is asked for; how to do without one, where there is none. */
function Confirmation({ isFresh, knows }: { isFresh: boolean; knows: boolean }) {
  if (isFresh) return null;
  if (!knows) {
    return <p>To confirm it, sign out and in again, then come back within ten minutes.</p>;
  }
  return (
    <FormField
      name="password"
      label="Your password"
      type="password"
      autoComplete="current-password"
      required
    />
  );
}
