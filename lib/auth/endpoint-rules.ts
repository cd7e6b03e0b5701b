import type { z } from "zod";
import { claimActor } from "@/db/actor";
import { NewPassword, SignUpInput } from "@/lib/accounts/schemas";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { CreateOrganizationInput } from "@/lib/organizations/schemas";
import { isSitePath } from "@/lib/request/is-site-path";
import { EmailAddress, UpdateProfileInput } from "@/lib/users/schemas";
import { findPasswordResetUser } from "./find-password-reset-user";
import type { Session } from "./find-session";
import { passwordProblem } from "./passwords/password-problem";

export type Body = Record<string, unknown>;

/** The context of a hook, as far as the guard looks at it. */
export interface Call {
  path: string;
  headers?: Headers;
  body?: Body;
  query?: Body;
  context?: { session?: unknown };
}

/**
 * What an endpoint demands of a request beyond better-auth's own schema. The body that a rule
 * returns takes the place of the one that was sent: what it leaves out does not exist.
 */
export const rules: Record<
  string,
  (call: Call, session: Session | undefined) => Promise<Body | undefined>
> = {
  async "/sign-up/email"({ body }) {
    // With an invitation people sign up on its page (lib/invitations/join-as-new-person.ts).
    if (env.SIGNUP_MODE === "invite") {
      throw new AppError(
        "FORBIDDEN",
        "New accounts need an invitation. Open the link in the mail that you were sent.",
      );
    }
    const input = check(SignUpInput.omit({ next: true }), body);
    await refuseWeakPassword(input.password, [input.name, input.email]);
    return input;
  },

  async "/sign-in/email"({ body }) {
    requireSiteUrls(body);
    if (typeof body?.email !== "string") return undefined;
    return { ...body, email: body.email.trim().toLowerCase() };
  },

  async "/sign-in/social"({ body }) {
    requireSiteUrls(body);
    return undefined;
  },

  async "/link-social"({ body }) {
    requireSiteUrls(body);
    return undefined;
  },

  async "/request-password-reset"({ body }) {
    // Links lead to our own page; where a client would like them to lead is not asked.
    return { email: check(EmailAddress, body?.email, "email") };
  },

  async "/reset-password"({ body, query }) {
    const newPassword = check(NewPassword, body?.newPassword, "password");
    const token = `${body?.token ?? query?.token ?? ""}`;
    const user = await findPasswordResetUser(token);
    // The mail proves it: this is that person, though nobody is signed in.
    if (user) claimActor({ user: user.id });
    await refuseWeakPassword(newPassword, [user?.name, user?.email]);
    return { token, newPassword };
  },

  async "/change-password"({ body }, session) {
    const newPassword = check(NewPassword, body?.newPassword, "password");
    await refuseWeakPassword(newPassword, [session?.user.name, session?.user.email]);
    // Whoever learned the old password is signed out (ASVS 7.4.3).
    return { currentPassword: body?.currentPassword, newPassword, revokeOtherSessions: true };
  },

  async "/update-user"({ body = {} }) {
    const image = "image" in body ? { image: body.image ?? "" } : {};
    return check(UpdateProfileInput.partial().strict(), { ...body, ...image });
  },

  async "/organization/create"({ body }) {
    return check(CreateOrganizationInput, body);
  },
};

const urlFields = ["callbackURL", "errorCallbackURL", "newUserCallbackURL"];

/** Where a browser may be sent afterwards: paths and URLs of this site, whatever their spelling. */
function requireSiteUrls(body: Body = {}): void {
  for (const name of urlFields) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    const path = `${value}`.startsWith(`${env.APP_URL}/`)
      ? `${value}`.slice(env.APP_URL.length)
      : `${value}`;
    if (!isSitePath(path)) throw new AppError("INVALID", `${name} has to be a path of this site.`);
  }
}

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
