"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/cn";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { useFormResult } from "@/components/forms/form-context";
import { SubmitButton } from "@/components/forms/submit-button";
import { buttonVariants } from "@/components/ui/button";

interface ConfirmSectionProps {
  /** What stands on the button that opens the question: "Remove Ada…". */
  open: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb on the button that does it. */
  confirm: string;
  action: FormAction;
  /** Hidden values for the action. */
  values: Record<string, string>;
}

/** Asks before something is done, in the browser's own disclosure: works without a script. */
export function ConfirmSection({ open, children, confirm, action, values }: ConfirmSectionProps) {
  return (
    <ActionForm action={action} className="gap-4">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Question open={open}>
        {children}
        <SubmitButton variant="destructive" className="sm:self-start">
          {confirm}
        </SubmitButton>
      </Question>
    </ActionForm>
  );
}

/** Stays open when the answer was refused, so that what is wrong can be seen and mended. */
function Question({ open, children }: { open: string; children: ReactNode }) {
  const isRefused = useFormResult()?.ok === false;
  return (
    <details open={isRefused || undefined}>
      <summary
        className={cn(
          buttonVariants({ variant: "outline" }),
          "w-fit cursor-pointer list-none text-destructive",
        )}
      >
        {open}
      </summary>
      <div className="mt-4 flex flex-col gap-4">{children}</div>
    </details>
  );
}
