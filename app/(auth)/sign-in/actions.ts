"use server";

import { SignInInput, SignInWithProviderInput } from "@/lib/accounts/schemas";
import { signIn } from "@/lib/accounts/sign-in";
import { signInWithProvider } from "@/lib/accounts/sign-in-with-provider";
import { action } from "@/lib/doors/action";
import { routes } from "@/lib/routes";

export const signInAction = action(SignInInput, async (visitor, input) => {
  await signIn(visitor, input);
  return { redirectTo: input.next ?? routes.dashboard };
});

export const signInWithProviderAction = action(SignInWithProviderInput, async (visitor, input) => ({
  redirectTo: await signInWithProvider(visitor, input),
}));
