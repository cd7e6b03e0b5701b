import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { SignedIn } from "@/lib/auth/context";
import { routes } from "@/lib/routes";
import { reachable, requireProvider } from "./sign-in-with-provider";

/**
 * Begins to connect an account elsewhere, with the same address, to one's own.
 * @returns where the browser has to go
 */
export async function connectProvider({ headers }: SignedIn, provider: string): Promise<string> {
  requireProvider(provider);
  const { url } = await callAuth("/link-social", () =>
    auth.api.linkSocialAccount({
      headers,
      body: {
        provider,
        callbackURL: routes.security,
        errorCallbackURL: routes.security,
        disableRedirect: true,
      },
    }),
  );
  return reachable(url);
}
