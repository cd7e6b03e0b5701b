import { createAuthMiddleware } from "better-auth/api";
import type { z } from "zod";
import { NewPassword, SignUpInput } from "@/lib/accounts/schemas";
import { AppError } from "@/lib/errors";
import { CreateOrganizationInput } from "@/lib/organizations/schemas";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { isPlainText } from "@/lib/request/is-plain-text";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { EmailAddress, UpdateProfileInput } from "@/lib/users/schemas";
import { toApiError } from "./api-error";
import { clientAddressHeader } from "./client-address-header";
import { noteDatabaseError } from "./database-watch";
import { discardUnverifiedUser } from "./discard-unverified-user";
import { policyOf } from "./endpoint-policy";
import { findPasswordResetUser } from "./find-password-reset-user";
import { findSession } from "./find-session";
import { passwordProblem } from "./passwords/password-problem";
import { ensureSigningKey } from "./signing-keys";

type Body = Record<string, unknown>;

/** The context of a hook, as far as the guard looks at it. */
interface Call {
  path: string;
  headers?: Headers;
  body?: Body;
  query?: Body;
}

/**
 * Stands before every endpoint of better-auth, for the pages, the HTTP API and `auth.api` alike:
 * closed endpoints, limits, and the rules for what people type. What it returns replaces the body.
 */
export const guard = createAuthMiddleware(async (context) => {
  const call = context as unknown as Call;
  // Endpoints without a path exist on the server alone.
  if (!call.path || call.path === "/:virtual") return;
  try {
    const policy = policyOf(call.path);
    if (policy.access === "off") throw new AppError("NOT_FOUND", "There is nothing here.");
    if (!isPlainText(call.body) || !isPlainText(call.query)) {
      throw new AppError("INVALID", "The request contains characters that cannot be stored.");
    }
    await limit(call, policy);
    const answer = await answers[call.path]?.(call);
    if (answer) return answer;
    const body = await rules[call.path]?.(call);
    if (body) return { context: { body } };
  } catch (error) {
    throw error instanceof AppError ? toApiError(error) : noteDatabaseError(error);
  }
});

async function limit({ headers, body }: Call, policy: ReturnType<typeof policyOf>) {
  const client = headers?.get(clientAddressHeader);
  if (!client) return;
  if (policy.limit) await consumeAttempt(policy.limit, client);
  const email = EmailAddress.safeParse(body?.email);
  if (policy.addressLimit && email.success) await consumeAttempt(policy.addressLimit, email.data);
}

/** What an endpoint demands beyond its own schema. */
const rules: Record<string, (call: Call) => Promise<Body | undefined>> = {
  async "/sign-up/email"({ body = {} }) {
    const input = check(SignUpInput.omit({ next: true }), body);
    await refuseWeakPassword(input.password, [input.name, input.email]);
    await discardUnverifiedUser(input.email);
    // Nothing else that a client sends becomes part of the account.
    return { ...input, image: undefined, callbackURL: undefined, rememberMe: undefined };
  },

  async "/sign-in/email"({ body = {} }) {
    if (typeof body.email !== "string") return;
    return { ...body, email: body.email.trim().toLowerCase() };
  },

  async "/request-password-reset"({ body = {} }) {
    const email = check(EmailAddress, body.email, "email");
    // Links lead to our own page; where a client would like them to lead is not asked.
    return { email, redirectTo: undefined };
  },

  async "/reset-password"({ body = {} }) {
    const password = check(NewPassword, body.newPassword, "password");
    const user = await findPasswordResetUser(`${body.token ?? ""}`);
    await refuseWeakPassword(password, [user?.name, user?.email]);
    return undefined;
  },

  async "/change-password"({ body = {}, headers }) {
    const password = check(NewPassword, body.newPassword, "password");
    const session = headers && (await findSession(headers));
    if (!session) return;
    await refuseWeakPassword(password, [session.user.name, session.user.email]);
    // Whoever learned the old password is signed out (ASVS 7.4.3).
    return { ...body, revokeOtherSessions: true };
  },

  async "/update-user"({ body = {} }) {
    return {
      ...check(UpdateProfileInput.partial().strict(), { ...body, image: body.image ?? "" }),
    };
  },

  async "/organization/create"({ body = {} }) {
    const input = check(CreateOrganizationInput, body);
    return { ...input, keepCurrentActiveOrganization: body.keepCurrentActiveOrganization === true };
  },

  async "/token"() {
    await ensureSigningKey();
    return undefined;
  },

  async "/jwks"() {
    await ensureSigningKey();
    return undefined;
  },
};

/** Endpoints that are answered here, because better-auth's own answer does not fit. */
const answers: Record<string, (call: Call) => Promise<object>> = {
  // It compares tokens, of which the database has only hashes: it would end the current one too.
  async "/revoke-other-sessions"({ headers }) {
    const session = headers && (await findSession(headers));
    if (!session) throw new AppError("UNAUTHENTICATED", "Sign in to go on.");
    await revokeOtherSessions(session);
    return { status: true };
  },
};

function check<T extends z.ZodType>(schema: T, value: unknown, field = ""): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".") || field] ??= issue.message;
  const [name, message] = Object.entries(fields)[0] ?? ["", "The request is not valid."];
  throw new AppError("INVALID", name ? `${name}: ${message}` : message, { fields });
}

async function refuseWeakPassword(password: string, personal: (string | null | undefined)[]) {
  const problem = await passwordProblem(password, personal);
  if (problem) throw new AppError("INVALID", problem, { fields: { password: problem } });
}
