"use server";

import { cookies } from "next/headers";
import { SendVerificationInput, VerifyEmailInput } from "@/lib/accounts/schemas";
import { sendVerification } from "@/lib/accounts/send-verification";
import { verifyEmail } from "@/lib/accounts/verify-email";
import { signUpProof } from "@/lib/auth/sign-up-proof";
import { action } from "@/lib/doors/action";
import { routes } from "@/lib/routes";
import { startSession } from "@/lib/sessions/start-session";

export const verifyEmailAction = action(VerifyEmailInput, async (visitor, input) => {
  const jar = await cookies();
  const proof = jar.get(signUpProof.name)?.value;
  const signedUpHere = (userId: string) => signUpProof.proves(proof, userId);
  const userId = await verifyEmail(visitor, { ...input, signedUpHere });
  if (!userId) return { redirectTo: "/sign-in?notice=email-verified" };
  jar.delete(signUpProof.name);
  jar.set(await startSession(visitor, userId));
  return { redirectTo: routes.dashboard };
});

export const sendVerificationAction = action(SendVerificationInput, async (visitor, { email }) => {
  await sendVerification(visitor, email);
  return { message: "If this address waits to be confirmed, a new mail is on its way." };
});
