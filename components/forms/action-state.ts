/**
 * What a form's server action answers. `values` are what was typed, without secrets, so that a
 * page rendered without a script shows them again; `fields` says what is wrong with each field.
 */
export type ActionState<T = unknown> =
  | { ok: true; message?: string; data?: T }
  | {
      ok: false;
      code: string;
      message: string;
      fields?: Record<string, string>;
      values?: Record<string, string>;
    }
  | null;

/** A server action as `useActionState` wants it: works as a plain form post too. */
export type FormAction<T = unknown> = (
  state: ActionState<T>,
  form: FormData,
) => Promise<ActionState<T>>;
