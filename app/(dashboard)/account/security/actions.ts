"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changePassword } from "@/lib/accounts/change-password";
import { connectProvider } from "@/lib/accounts/connect-provider";
import { disconnectProvider } from "@/lib/accounts/disconnect-provider";
import { ChangePasswordInput } from "@/lib/accounts/schemas";
import { sessionAction } from "@/lib/doors/action";

const ProviderInput = z.object({ provider: z.string().regex(/^[a-z0-9-]{1,40}$/) });
const AccountInput = z.object({ account: z.string().min(1).max(64) });

export const changePasswordAction = sessionAction(ChangePasswordInput, async (person, input) => {
  await changePassword(person, input);
  refresh();
  return { message: "Your password is changed, and every other device is signed out." };
});

export const connectProviderAction = sessionAction(ProviderInput, async (person, { provider }) => ({
  redirectTo: await connectProvider(person, provider),
}));

export const disconnectProviderAction = sessionAction(AccountInput, async (person, { account }) => {
  await disconnectProvider(person, account);
  refresh();
  return { message: "The account is disconnected." };
});
