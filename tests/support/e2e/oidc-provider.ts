import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  stop(): Promise<void>;
}

/**
 * A real OpenID Connect provider on loopback. Whoever signs in as "maria" is maria@example.net with a
 * verified address; as "unverified-maria", with the same address but without having proven it.
 */
export async function startOidcProvider(redirectUri: string): Promise<OidcProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = "freehold";
  const clientSecret = "a secret between two servers of one test run";
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ["a key for the cookies of tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "picture"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, login) => ({
      accountId: login,
      claims: () => claimsOf(login),
    }),
  });
  server.on("request", provider.callback());
  return {
    issuer,
    clientId,
    clientSecret,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function claimsOf(login: string) {
  const person = login.replace(/^unverified-/, "");
  return {
    sub: login,
    name: `${person[0]?.toUpperCase()}${person.slice(1)}`,
    email: `${person}@example.net`,
    email_verified: person === login,
  };
}
