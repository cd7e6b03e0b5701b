import { createAuthMiddleware } from "better-auth/api";
import { AppError } from "@/lib/errors";
import { createOrganization } from "@/lib/organizations/create-organization";
import { CreateOrganizationInput } from "@/lib/organizations/schemas";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { isPlainText } from "@/lib/request/is-plain-text";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { EmailAddress } from "@/lib/users/schemas";
import { toApiError } from "./api-error";
import { clientAddressHeader } from "./client-address-header";
import { noteDatabaseError } from "./database-watch";
import { discardUnverifiedUser } from "./discard-unverified-user";
import { type EndpointPolicy, policyOf } from "./endpoint-policy";
import { type Body, type Call, rules } from "./endpoint-rules";
import { findSession, type Session } from "./find-session";
import { ensureSigningKey } from "./signing-keys";

/**
 * Stands before every endpoint of better-auth, for the pages, the HTTP API and `auth.api` alike:
 * closed endpoints, sessions, limits, and the rules for what people type.
 */
export const guard = createAuthMiddleware(async (context) => {
  const call = context as unknown as Call;
  // Endpoints without a path exist on the server alone.
  if (!call.path || call.path === "/:virtual") return;
  try {
    return await admit(call, policyOf(call.path));
  } catch (error) {
    throw error instanceof AppError ? toApiError(error) : noteDatabaseError(error);
  }
});

async function admit(call: Call, policy: EndpointPolicy): Promise<object | undefined> {
  if (policy.access === "off") throw new AppError("NOT_FOUND", "There is nothing here.");
  if (!isPlainText(call.body) || !isPlainText(call.query)) {
    throw new AppError("INVALID", "The request contains characters that cannot be stored.");
  }
  const client = call.headers?.get(clientAddressHeader);
  if (client && policy.limit) await consumeAttempt(policy.limit, client);
  // Ours, and not better-auth's: it does not look at bans.
  const session = policy.access === "session" ? await requireSession(call) : undefined;
  // Open to everybody, and yet the act of whoever is signed in.
  if (actsAsSignedIn.has(call.path) && call.headers) {
    const found = await findSession(call.headers);
    // Where no door has opened, the log asks better-auth who it is (`actor-of-call.ts`).
    if (found && call.context) call.context.session ??= found;
  }
  const body = await rules[call.path]?.(call, session);
  if (body) replaceBody(call, body);
  if (client) await limitAddress(call, policy, client);
  return effects[call.path]?.(call, session);
}

const actsAsSignedIn = new Set(["/sign-out", "/callback/:id"]);

async function requireSession({ headers }: Call): Promise<Session> {
  const session = headers && (await findSession(headers));
  if (!session) throw new AppError("UNAUTHENTICATED", "Sign in to go on.");
  return session;
}

/**
 * In place: what a hook returns is only merged into what the client sent, which would let through
 * every field that a rule leaves out.
 */
function replaceBody(call: Call, body: Body): void {
  call.body ??= {};
  for (const name of Object.keys(call.body)) delete call.body[name];
  Object.assign(call.body, body);
}

async function limitAddress({ body }: Call, policy: EndpointPolicy, client: string) {
  const email = EmailAddress.safeParse(body?.email);
  if (!email.success) return;
  if (policy.addressLimit) await consumeAttempt(policy.addressLimit, email.data);
  if (policy.addressAndClientLimit) {
    await consumeAttempt(policy.addressAndClientLimit, `${email.data} ${client}`);
  }
}

/** What happens once a request is admitted; an object takes the place of better-auth's answer. */
const effects: Record<
  string,
  (call: Call, session: Session | undefined) => Promise<object | undefined>
> = {
  async "/sign-up/email"({ body }) {
    await discardUnverifiedUser(`${body?.email}`);
    return undefined;
  },
  async "/token"() {
    await ensureSigningKey();
    return undefined;
  },
  async "/jwks"() {
    await ensureSigningKey();
    return undefined;
  },
  // better-auth compares tokens, of which the database has only hashes: it would end this one too.
  async "/revoke-other-sessions"(_call, session) {
    if (session) await revokeOtherSessions(session);
    return { status: true };
  },
  // better-auth's is three transactions: between them there would be an organization without an owner.
  async "/organization/create"({ headers, body }, session) {
    const address = headers?.get(clientAddressHeader) ?? "unknown";
    if (!session) return undefined;
    return createOrganization({ ...session, address }, CreateOrganizationInput.parse(body));
  },
};
