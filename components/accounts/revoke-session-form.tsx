"use client";

import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { SubmitButton } from "@/components/forms/submit-button";
import { showToast } from "@/components/toast";

/** Signs one device out. Its row vanishes with the answer, so a toast says what happened. */
export function RevokeSessionForm({
  action,
  id,
  device,
}: {
  action: FormAction;
  id: string;
  device: string;
}) {
  return (
    <ActionForm
      action={action}
      className="gap-2"
      onSuccess={(result) => result?.message && void showToast(result.message)}
    >
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="outline" size="sm" aria-label={`Sign out ${device}`}>
        Sign out
      </SubmitButton>
    </ActionForm>
  );
}
