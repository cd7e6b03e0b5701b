"use server";

import { requestPasswordReset } from "@/lib/accounts/request-password-reset";
import { RequestPasswordResetInput } from "@/lib/accounts/schemas";
import { action } from "@/lib/doors/action";

export const requestPasswordResetAction = action(
  RequestPasswordResetInput,
  async (visitor, { email }) => {
    await requestPasswordReset(visitor, email);
    return { data: { email } };
  },
);
