import { findFreePort } from "@/scripts/support/free-port";
import { startTestPreview } from "@/scripts/test-preview";
import { startOidcProvider } from "./oidc-provider";

/** What the tests need to know about the servers; workers inherit it through their environment. */
export interface Servers {
  url: string;
  /** The database as its owner, and as the application. */
  directUrl: string;
  databaseUrl: string;
}

/** Once for a run: an OpenID Connect provider, and the preview server that is its client. */
export default async function setup() {
  const port = await findFreePort();
  const oidc = await startOidcProvider(`http://localhost:${port}/api/auth/callback/oidc`);
  const preview = await startTestPreview(
    {
      OIDC_ISSUER: oidc.issuer,
      OIDC_CLIENT_ID: oidc.clientId,
      OIDC_CLIENT_SECRET: oidc.clientSecret,
      OIDC_NAME: "Example ID",
    },
    port,
  ).catch(async (error) => {
    await oidc.stop();
    throw error;
  });
  const servers: Servers = {
    url: preview.url,
    directUrl: preview.directUrl,
    databaseUrl: preview.databaseUrl,
  };
  process.env.E2E_SERVERS = JSON.stringify(servers);
  return async () => {
    await preview.stop();
    await oidc.stop();
  };
}
