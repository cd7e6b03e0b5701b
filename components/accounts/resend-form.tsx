"use client";

import { useSentAddress } from "@/components/accounts/sent-view";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { SubmitButton } from "@/components/forms/submit-button";
import { routes } from "@/lib/routes";

/**
 * Asks for another mail to the address that has just signed up. Without a script the answer shows on
 * the page about confirming an address: the form that this one stands in is gone by then.
 */
export function ResendForm({ action }: { action: FormAction }) {
  const email = useSentAddress();
  return (
    <ActionForm action={action} permalink={routes.verifyEmail} className="gap-3">
      <input type="hidden" name="email" value={email} />
      <SubmitButton variant="outline">Send it again</SubmitButton>
    </ActionForm>
  );
}
