import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";

interface DeleteOrganizationFormProps {
  organization: { name: string; slug: string };
  action: FormAction<never>;
  /** How many there are, as words. */
  members: string;
  invitations: string;
}

const many = (count: string, one: string) => `${count} ${one}${count === "1" ? "" : "s"}`;

/** Says what goes with an organization and asks for its address before it begins. */
export function DeleteOrganizationForm({
  organization: { name, slug },
  action,
  members,
  invitations,
}: DeleteOrganizationFormProps) {
  return (
    <>
      <p className="text-pretty">
        At once nobody can work in <strong className="break-words">{name}</strong> any more, and
        every owner gets a mail. In 14 days this is gone for good:
      </p>
      <ul className="mt-2 mb-5 list-disc space-y-1 pl-5">
        <li>{many(members, "membership")}; the accounts of these people stay</li>
        <li>{many(invitations, "open invitation")}, and all answered ones</li>
        <li>the name, the logo, the metadata and the address, which others may then take</li>
      </ul>
      <ActionForm action={action}>
        <input type="hidden" name="organization" value={slug} />
        <FormField
          name="confirmation"
          label={
            <span>
              Type <span className="select-all break-all font-mono">{slug}</span> to confirm
            </span>
          }
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <SubmitButton variant="destructive" className="sm:self-start">
          Delete organization
        </SubmitButton>
      </ActionForm>
    </>
  );
}
