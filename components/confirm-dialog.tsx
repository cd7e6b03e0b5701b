"use client";

import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { FormMessage } from "@/components/forms/form-message";
import { SubmitButton } from "@/components/forms/submit-button";
import { showToast } from "@/components/toast";
import { Button } from "@/components/ui/button";

interface ConfirmDialogProps {
  /** What stands on the button that opens the dialog. */
  trigger: ReactNode;
  /** The look of that button; `aria-label` when it shows only an icon. */
  triggerProps?: Pick<
    ComponentProps<typeof Button>,
    "variant" | "size" | "className" | "aria-label" | "disabled"
  >;
  /** The question, such as "Remove Ada from Acme?". */
  title: ReactNode;
  /** What will be lost, and whether it can be undone. */
  description: ReactNode;
  /** The verb, such as "Remove member". */
  confirm: ReactNode;
  /** What the other button says, where "Cancel" could be mistaken for the verb. */
  dismiss?: ReactNode;
  /** Takes the place of the question once it is done, where the answer has to be read in the dialog. */
  success?: ReactNode;
  destructive?: boolean;
  action: FormAction;
  /** Hidden values for the action. */
  values?: Record<string, string>;
  /** More fields, such as the name to type before a deletion. */
  children?: ReactNode;
}

/**
 * Asks before a server action. The browser's own modal dialog: focus, Escape and the page behind
 * are its work, and its buttons open and close it even before any script has come.
 */
export function ConfirmDialog({
  trigger,
  triggerProps,
  title,
  description,
  confirm,
  dismiss = "Cancel",
  success,
  destructive = true,
  action,
  values = {},
  children,
}: ConfirmDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (label: ReactNode) => (
    <Button
      variant="outline"
      {...{ command: "close", commandfor: id }}
      onClick={(event) => {
        event.preventDefault();
        dialog.current?.close();
      }}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Button
        variant="outline"
        {...triggerProps}
        {...{ command: "show-modal", commandfor: id }}
        onClick={(event) => {
          event.preventDefault();
          dialog.current?.showModal();
        }}
      >
        {trigger}
      </Button>
      <dialog
        ref={dialog}
        id={id}
        role="alertdialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        className="m-auto w-[calc(100%-2rem)] max-w-md scale-97 whitespace-normal rounded-xl border bg-popover p-0 text-left text-popover-foreground opacity-0 shadow-lg transition-[opacity,scale,display,overlay] transition-discrete duration-150 backdrop:bg-overlay open:scale-100 open:opacity-100 starting:open:scale-97 starting:open:opacity-0"
      >
        <ActionForm
          action={action}
          {...(success
            ? {
                success: (
                  <div className="flex flex-col gap-4 p-5">
                    <h2 id={`${id}-title`} className="font-semibold text-lg">
                      {title}
                    </h2>
                    <div id={`${id}-description`}>
                      <FormMessage />
                    </div>
                    {success}
                    <div className="flex sm:justify-end">{close("Close")}</div>
                  </div>
                ),
              }
            : {
                onSuccess: (result) => {
                  dialog.current?.close();
                  if (result?.message) void showToast(result.message);
                },
              })}
          className="gap-4 p-5"
        >
          <div className="space-y-1">
            <h2 id={`${id}-title`} className="font-semibold text-lg">
              {title}
            </h2>
            <div id={`${id}-description`} className="text-pretty text-muted-foreground text-sm">
              {description}
            </div>
          </div>
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children}
          <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            {close(dismiss)}
            <SubmitButton variant={destructive ? "destructive" : "default"}>{confirm}</SubmitButton>
          </div>
        </ActionForm>
      </dialog>
    </>
  );
}
