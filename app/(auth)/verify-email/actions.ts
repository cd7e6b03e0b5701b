"use server";

import { cookies } from "next/headers";
import { SendVerificationInput, VerifyEmailInput } from "@/lib/accounts/schemas";
import { sendVerification } from "@/lib/accounts/send-verification";
import { verifyEmail } from "@/lib/accounts/verify-email";
import { signUpProof } from "@/lib/auth/sign-up-proof";
import { action } from "@/lib/doors/action";
import { routes } from "@/lib/routes";
import { startSession } from "@/lib/sessions/start-session";

export const verifyEmailAction = action(VerifyEmailInput, async (visitor, { token }) => {
  const user = await verifyEmail(token);
  const jar = await cookies();
  const signedUpHere = signUpProof.proves(jar.get(signUpProof.name)?.value, user.email);
  if (!signedUpHere) return { redirectTo: "/sign-in?notice=email-verified" };
  jar.delete(signUpProof.name);
  jar.set(await startSession(visitor, user.id));
  return { redirectTo: routes.dashboard };
});

export const sendVerificationAction = action(SendVerificationInput, async (visitor, { email }) => {
  await sendVerification(visitor, email);
  return { message: "If this address waits to be confirmed, a new mail is on its way." };
});
