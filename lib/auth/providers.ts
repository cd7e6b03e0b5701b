import { env } from "@/lib/env";

export interface Provider {
  id: string;
  name: string;
}

/** The ways to sign in with somebody else's account that the environment configures. */
export const providers: readonly Provider[] = [
  ...(env.GOOGLE_CLIENT_ID ? [{ id: "google", name: "Google" }] : []),
  ...(env.GITHUB_CLIENT_ID ? [{ id: "github", name: "GitHub" }] : []),
  ...(env.OIDC_ISSUER ? [{ id: "oidc", name: env.OIDC_NAME }] : []),
];

/** better-auth's options for Google and GitHub. */
export const socialProviders = {
  ...(env.GOOGLE_CLIENT_ID &&
    env.GOOGLE_CLIENT_SECRET && {
      google: {
        clientId: env.GOOGLE_CLIENT_ID,
        clientSecret: env.GOOGLE_CLIENT_SECRET,
        prompt: "select_account" as const,
        requireEmailVerification: true,
      },
    }),
  ...(env.GITHUB_CLIENT_ID &&
    env.GITHUB_CLIENT_SECRET && {
      github: {
        clientId: env.GITHUB_CLIENT_ID,
        clientSecret: env.GITHUB_CLIENT_SECRET,
        requireEmailVerification: true,
      },
    }),
};

/** Any OpenID Connect provider; ID tokens are verified against what its discovery document says. */
export const oidcProviders =
  env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
    ? [
        {
          providerId: "oidc",
          name: env.OIDC_NAME,
          discoveryUrl: `${env.OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
          clientId: env.OIDC_CLIENT_ID,
          clientSecret: env.OIDC_CLIENT_SECRET,
          scopes: env.OIDC_SCOPES.split(/\s+/),
          requireIdTokenVerification: true,
          requireEmailVerification: true,
        },
      ]
    : [];
