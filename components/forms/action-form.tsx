"use client";

import {
  type ComponentProps,
  type ReactNode,
  useActionState,
  useEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { cn } from "@/components/cn";
import type { ActionState, FormAction } from "@/components/forms/action-state";
import { FormContext } from "@/components/forms/form-context";
import { FormMessage } from "@/components/forms/form-message";

type ActionFormProps<T> = Omit<ComponentProps<"form">, "action"> & {
  action: FormAction<T>;
  /** Takes the form's place once the action succeeded, and may use `useFormResult`. */
  success?: ReactNode;
  /** Stand above and below the form, and go with it when `success` takes its place. */
  before?: ReactNode;
  after?: ReactNode;
  /** Without a script: the page that shows the answer, when it is not the one with the form. */
  permalink?: string;
  /** For client components: called with a success even when the form vanishes with the answer. */
  onSuccess?: (result: ActionState<T>) => void;
};

const never = () => () => {};

/**
 * A form around a server action. It posts without a script; with one, a refused submission keeps
 * everything that was typed and moves the focus to the first invalid field. The server is the one
 * judge of values, so the browser's own bubbles are off.
 */
export function ActionForm<T>({
  action,
  success,
  before,
  after,
  permalink,
  onSuccess,
  className,
  children,
  ...props
}: ActionFormProps<T>) {
  // A wrapped action is no longer one that the server knows, so it has to wait for the script.
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [result, submit] = useActionState<ActionState<T>, FormData>(
    hydrated && onSuccess
      ? async (state, values) => {
          const answer = await action(state, values);
          if (answer?.ok) onSuccess(answer);
          return answer;
        }
      : action,
    null,
    permalink,
  );
  const form = useRef<HTMLFormElement>(null);
  const refused = result !== null && !result.ok;

  useEffect(() => {
    if (result?.ok === false) {
      form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
    }
  }, [result]);

  if (result?.ok && success) return <FormContext value={result}>{success}</FormContext>;

  return (
    <>
      {before}
      <form
        ref={form}
        action={submit}
        noValidate
        // React empties a form after its action; a refused one has to keep what was typed.
        onReset={(event) => refused && event.preventDefault()}
        className={cn("flex flex-col gap-5", className)}
        {...props}
      >
        <FormContext value={result}>
          <FormMessage />
          {children}
        </FormContext>
      </form>
      {after}
    </>
  );
}
