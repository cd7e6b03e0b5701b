import { drizzleAdapter } from "@better-auth/drizzle-adapter";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
import { admin, genericOAuth, jwt, organization } from "better-auth/plugins";
import { adminAc, userAc } from "better-auth/plugins/admin/access";
import { registry } from "@/db/registry";
import * as schema from "@/db/schema";
import { env } from "@/lib/env";
import { productName } from "@/lib/product";
import { aftermath } from "./aftermath";
import { clientAddressHeader } from "./client-address-header";
import { guard } from "./guard";
import { hashedTokenAdapter } from "./hashed-token-adapter";
import { lifetimes } from "./lifetimes";
import { logAuthError, logAuthMessage } from "./log-auth-message";
import { hashPassword } from "./passwords/hash-password";
import { passwordLimits } from "./passwords/limits";
import { verifyPassword } from "./passwords/verify-password";
import { oidcProviders, socialProviders } from "./providers";
import { refuseNewUser } from "./refuse-new-user";
import { sendPasswordReset, sendSignUpNotice, sendVerification } from "./send-auth-mail";
import { secureCookies } from "./session-token";
import { settlePasswordReset } from "./settle-password-reset";
import { signingKeyPair } from "./signing-keys";
import { syntheticUser } from "./synthetic-user";
import { tidySession } from "./tidy-session";
import { tidyUser } from "./tidy-user";

const adapter = drizzleAdapter(registry.db, { provider: "pg", schema, usePlural: true });

/**
 * better-auth, configured. Pages and actions reach it through verbs (lib/accounts, lib/sessions, …),
 * clients through /api/auth; the guard stands before both. Sessions are checked by `findSession`.
 */
export const auth = betterAuth({
  appName: productName,
  baseURL: env.APP_URL,
  basePath: "/api/auth",
  secret: env.BETTER_AUTH_SECRET,
  trustedOrigins: [env.APP_URL],
  database: (options: BetterAuthOptions) => hashedTokenAdapter(adapter(options)),
  logger: { log: logAuthMessage },
  telemetry: { enabled: false },
  onAPIError: { errorURL: `${env.APP_URL}/sign-in`, onError: logAuthError },
  hooks: { before: guard, after: aftermath },
  // The guard counts attempts (lib/rate-limits), for actions as well.
  rateLimit: { enabled: false },

  advanced: {
    database: { joins: true, generateId: () => crypto.randomUUID() },
    disableOriginCheck: false,
    ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    useSecureCookies: secureCookies,
  },

  session: {
    expiresIn: lifetimes.session,
    // better-auth counts from the last refresh on: 48 hours after it, the last 24 begin.
    updateAge: lifetimes.session - lifetimes.sessionRefresh,
    deferSessionRefresh: true,
  },
  verification: { storeIdentifier: "hashed" },
  account: {
    encryptOAuthTokens: true,
    storeStateStrategy: "cookie",
    accountLinking: { enabled: true, allowDifferentEmails: false, requireLocalEmailVerified: true },
  },

  emailAndPassword: {
    enabled: true,
    autoSignIn: false,
    requireEmailVerification: true,
    minPasswordLength: passwordLimits.min,
    maxPasswordLength: passwordLimits.max,
    password: { hash: hashPassword, verify: verifyPassword },
    resetPasswordTokenExpiresIn: lifetimes.passwordReset,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: sendPasswordReset,
    onPasswordReset: ({ user }) => settlePasswordReset(user),
    onExistingUserSignUp: ({ user }) => sendSignUpNotice(user),
    customSyntheticUser: ({ coreFields }) => syntheticUser(coreFields),
  },
  emailVerification: {
    sendOnSignUp: true,
    sendOnSignIn: true,
    autoSignInAfterVerification: false,
    expiresIn: lifetimes.verification,
    sendVerificationEmail: sendVerification,
  },
  socialProviders,

  user: { validateUserInfo: refuseNewUser },
  databaseHooks: {
    // With its id already: the audit log names whom the first rows are written by.
    user: {
      create: {
        before: async (user) => ({ data: { ...tidyUser(user), id: crypto.randomUUID() } }),
      },
    },
    session: { create: { before: async (session) => ({ data: tidySession(session) }) } },
    account: {
      // Needed once, at sign-in, and kept by better-auth as it is: it stays out of the database.
      create: { before: async (account) => ({ data: { ...account, idToken: null } }) },
      update: { before: async (account) => ({ data: { ...account, idToken: null } }) },
    },
  },

  plugins: [
    admin({
      defaultRole: "user",
      adminRoles: ["superadmin", "admin"],
      roles: { superadmin: adminAc, admin: adminAc, user: userAc },
      bannedUserMessage: "This account is banned. Write to support if you think that is a mistake.",
    }),
    organization({
      creatorRole: "owner",
      invitationExpiresIn: lifetimes.invitation,
      requireEmailVerificationOnInvitation: true,
    }),
    jwt({
      disableSettingJwtHeader: true,
      jwks: {
        keyPairConfig: signingKeyPair,
        rotationInterval: lifetimes.signingKey,
        gracePeriod: lifetimes.signingKeyGrace,
      },
      jwt: {
        issuer: env.APP_URL,
        audience: env.APP_URL,
        expirationTime: `${lifetimes.jwt}s`,
        definePayload: ({ user }) => ({ email: user.email, name: user.name, role: user.role }),
      },
    }),
    genericOAuth({ config: oidcProviders }),
    nextCookies(),
  ],
});
