import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionState } from "@/components/forms/action-state";
import { withActor } from "@/db/actor";
import { whileAvailable } from "@/db/available";
import type { SignedIn, Visitor } from "@/lib/auth/context";
import { findSession } from "@/lib/auth/find-session";
import { AppError } from "@/lib/errors";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { actorOf } from "@/lib/request/actor-of";
import { isPlainText } from "@/lib/request/is-plain-text";
import { setStatus } from "@/lib/request/set-status";
import { visitorOf } from "@/lib/request/visitor-of";
import { knownError } from "./known-error";

/** What an action does once its verb succeeded. */
export type Outcome<Data = never> = { message?: string; data?: Data; redirectTo?: string };

/** Never sent back to the browser, not even to the one that typed them. */
const secretFields = /password|current|token|secret/i;
/** In characters: what a form shows again after it was refused. */
const longestShown = 20_000;

/**
 * The door of forms that anybody may send: checks the input, calls `run`, and turns what it throws
 * into an answer that the form shows, with the status that an API would give.
 */
export function action<Schema extends z.ZodType, Data = never>(
  schema: Schema,
  run: (visitor: Visitor, input: z.output<Schema>) => Promise<Outcome<Data>>,
) {
  return async (_previous: unknown, form: FormData): Promise<ActionState<Data>> => {
    let values: Record<string, string> = {};
    let outcome: Outcome<Data>;
    try {
      values = textsOf(form);
      const visitor = visitorOf(await headers());
      outcome = await whileAvailable(
        withActor(actorOf(visitor), async () => {
          await consumeAttempt("form", visitor.address);
          return run(visitor, parse(schema, { ...filesOf(form), ...values }));
        }),
      );
    } catch (error) {
      unstable_rethrow(error);
      return refused(error, values);
    }
    if (outcome.redirectTo) redirect(outcome.redirectTo);
    return { ok: true, message: outcome.message, data: outcome.data };
  };
}

/** The same for forms of somebody who is signed in. */
export function sessionAction<Schema extends z.ZodType, Data = never>(
  schema: Schema,
  run: (person: SignedIn, input: z.output<Schema>) => Promise<Outcome<Data>>,
) {
  return action(schema, async (visitor, input) => {
    const session = await findSession(visitor.headers);
    if (!session) throw new AppError("UNAUTHENTICATED", "Sign in to go on.");
    return run({ ...visitor, ...session }, input);
  });
}

function textsOf(form: FormData): Record<string, string> {
  // A forged call may carry anything.
  if (!(form instanceof FormData)) throw new AppError("INVALID", "This is not a form.");
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) values[name] = value;
  }
  return values;
}

/** Of several under one name the last counts, as with texts. A field left empty is an empty file. */
function filesOf(form: FormData): Record<string, File> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (value instanceof File ? [[name, value]] : [])),
  );
}

function parse<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  if (!isPlainText(values)) {
    throw new AppError("INVALID", "The form contains characters that cannot be stored.");
  }
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".")] ??= issue.message;
  throw new AppError("INVALID", "Check the marked fields.", { fields });
}

function refused<Data>(error: unknown, values: Record<string, string>): ActionState<Data> {
  const known = knownError(error, "action");
  setStatus(known.status, known.retryAfter ? { "retry-after": `${known.retryAfter}` } : {});
  const shown = Object.entries(values).filter(
    ([name, value]) => !secretFields.test(name) && value.length <= longestShown,
  );
  return {
    ok: false,
    code: known.code,
    message: known.message,
    fields: known.fields,
    values: Object.fromEntries(shown),
  };
}
