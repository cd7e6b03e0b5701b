"use server";

import { cookies } from "next/headers";
import { SignUpInput } from "@/lib/accounts/schemas";
import { signUp } from "@/lib/accounts/sign-up";
import { signUpProof } from "@/lib/auth/sign-up-proof";
import { action } from "@/lib/doors/action";

export const signUpAction = action(SignUpInput, async (visitor, input) => {
  const userId = await signUp(visitor, input);
  const { name, options, valueFor } = signUpProof;
  (await cookies()).set(name, valueFor(userId), options);
  return { data: { email: input.email } };
});
