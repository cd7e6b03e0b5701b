"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { CopyButton } from "@/components/copy-button";
import type { FormAction } from "@/components/forms/action-state";
import { useFormResult } from "@/components/forms/form-context";
import { FormField } from "@/components/forms/form-field";
import { roleOptions } from "@/components/invitations/role-options";
import { Input } from "@/components/ui/input";
import type { OrganizationRole } from "@/lib/permissions";

export interface InvitationActions {
  resend: FormAction;
  cancel: FormAction;
  createLink: FormAction<{ link: string }>;
}

interface Props {
  invitation: { id: string; email: string; role: OrganizationRole };
  /** Whether it waits for an answer; otherwise it can only be sent anew. */
  isPending: boolean;
  slug: string;
  /** The role of whoever looks. */
  role: OrganizationRole;
  actions: InvitationActions;
}

/** What can be done about one invitation of a list. */
export function InvitationButtons({ invitation, isPending, slug, role, actions }: Props) {
  const { id, email } = invitation;
  const values = { slug, invitationId: id };
  const look = (label: string) =>
    ({ size: "xs", variant: "outline", "aria-label": `${label} ${email}` }) as const;
  return (
    <span className="flex flex-wrap justify-end gap-1.5">
      <ConfirmDialog
        trigger={isPending ? "Resend" : "Invite again"}
        triggerProps={look(isPending ? "Resend to" : "Invite again")}
        title={isPending ? `Send it again to ${email}?` : `Invite ${email} again?`}
        description={
          isPending
            ? "A new mail with a new link goes out, open for 48 hours. Links from before stop working."
            : "A new invitation goes out by mail, open for 48 hours."
        }
        confirm={isPending ? "Send again" : "Send invitation"}
        destructive={false}
        action={actions.resend}
        values={values}
      >
        <FormField
          name="role"
          label="Role"
          options={roleOptions(role)}
          defaultValue={invitation.role}
        />
      </ConfirmDialog>
      {isPending && (
        <>
          <ConfirmDialog
            trigger="Copy link"
            triggerProps={look("Copy link for")}
            title={`A link for ${email}`}
            description="Makes a new link that you hand over yourself. It is shown once, and links from before stop working, the one in the mail too."
            confirm="Make a link"
            destructive={false}
            action={actions.createLink as FormAction}
            values={values}
            success={<MadeLink email={email} />}
          />
          <ConfirmDialog
            trigger="Cancel"
            triggerProps={look("Cancel the invitation of")}
            title={`Take back the invitation of ${email}?`}
            description="Its link stops working. You can invite this address again."
            confirm="Take back"
            dismiss="Keep it"
            action={actions.cancel}
            values={values}
          />
        </>
      )}
    </span>
  );
}

/** The link that was made just now, once. */
function MadeLink({ email }: { email: string }) {
  const result = useFormResult();
  const data = result?.ok ? (result.data as { link?: string } | undefined) : undefined;
  return (
    <div className="flex items-center gap-2">
      <Input
        readOnly
        value={data?.link ?? ""}
        aria-label={`Link for ${email}`}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={data?.link ?? ""} label="Copy the link" />
    </div>
  );
}
