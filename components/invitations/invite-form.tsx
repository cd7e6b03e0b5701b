"use client";

import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { useFormResult } from "@/components/forms/form-context";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { CheckIcon } from "@/components/icons";
import { roleOptions } from "@/components/invitations/role-options";
import type { OrganizationRole } from "@/lib/permissions";

/** What became of each address of the list that was sent. */
export interface InviteResult {
  answers: { address: string; reason?: string }[];
}

interface InviteFormProps {
  action: FormAction<InviteResult>;
  slug: string;
  /** The role of whoever invites: it limits what they may give. */
  role: OrganizationRole;
}

/** Invites one or many addresses, and says of each what became of it. */
export function InviteForm({ action, slug, role }: InviteFormProps) {
  return (
    <ActionForm action={action} className="gap-4 p-5">
      <input type="hidden" name="slug" value={slug} />
      <FormField
        name="addresses"
        label="E-mail addresses"
        description="One or many, on lines of their own or with commas between them. Each gets a mail with a link that is open for 48 hours."
        placeholder={"ada@example.com\ngrace@example.com"}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <div className="flex flex-col gap-4 sm:flex-row sm:items-end">
        <div className="sm:w-44">
          <FormField name="role" label="Role" options={roleOptions(role)} defaultValue="member" />
        </div>
        <SubmitButton>Send invitations</SubmitButton>
      </div>
      <Answers />
    </ActionForm>
  );
}

function Answers() {
  const result = useFormResult();
  const data = result?.ok ? (result.data as InviteResult | undefined) : undefined;
  if (!data) return null;
  return (
    <ul aria-label="What became of each address" className="divide-y border-t text-sm">
      {data.answers.map(({ address, reason }) => (
        <li key={address} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
          <span className="min-w-0 break-all font-medium">{address}</span>
          {reason ? (
            <span className="text-destructive">{reason}</span>
          ) : (
            <span className="flex items-center gap-1.5 self-center text-success">
              <CheckIcon className="size-4" />
              Invited
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
