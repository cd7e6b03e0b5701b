"use server";

import { resetPassword } from "@/lib/accounts/reset-password";
import { ResetPasswordInput } from "@/lib/accounts/schemas";
import { action } from "@/lib/doors/action";

export const resetPasswordAction = action(ResetPasswordInput, async (visitor, input) => {
  await resetPassword(visitor, input);
  return { redirectTo: "/sign-in?notice=password-reset" };
});
