import { auth } from "@/lib/auth/auth";
import { callAuth } from "@/lib/auth/call-auth";
import type { Visitor } from "@/lib/auth/context";
import { providers } from "@/lib/auth/providers";
import { AppError } from "@/lib/errors";
import { routes } from "@/lib/routes";

/**
 * Begins to sign in, or up, with an account elsewhere. For anybody.
 * @returns where the browser has to go
 * @throws NOT_FOUND for a provider that is not configured
 */
export async function signInWithProvider(
  { headers }: Visitor,
  { provider, next }: { provider: string; next?: string },
): Promise<string> {
  requireProvider(provider);
  const { url } = await callAuth("/sign-in/social", () =>
    auth.api.signInSocial({
      headers,
      body: {
        provider,
        callbackURL: next ?? routes.dashboard,
        errorCallbackURL: routes.signIn(),
        disableRedirect: true,
      },
    }),
  );
  return reachable(url);
}

export function requireProvider(id: string): void {
  if (!providers.some((provider) => provider.id === id)) {
    throw new AppError("NOT_FOUND", "This way to sign in is not available.");
  }
}

export function reachable(url: string | undefined): string {
  if (!url) throw new AppError("UNAVAILABLE", "This provider does not answer. Try again later.");
  return url;
}
