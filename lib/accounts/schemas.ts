import { z } from "zod";
import { passwordLimits } from "@/lib/auth/passwords/limits";
import { isSitePath } from "@/lib/request/is-site-path";
import { EmailAddress, PersonName } from "@/lib/users/schemas";

/** An existing password: anything that could be one; it is right or wrong, never "invalid". */
const Password = z.string("Enter your password.").min(1, "Enter your password.").max(1024);

/** Only the length; `passwordProblem` judges the rest, with the person's name and address at hand. */
export const NewPassword = z
  .string("Choose a password.")
  .min(passwordLimits.min, `Use at least ${passwordLimits.min} characters.`)
  .max(passwordLimits.max, `Use at most ${passwordLimits.max} characters.`);

/** A path of this site to go on to; anything else is ignored. */
export const NextPath = z.string().refine(isSitePath).optional().catch(undefined);

export const SignUpInput = z.object({
  name: PersonName,
  email: EmailAddress,
  password: NewPassword,
  next: NextPath,
});

export const SignInInput = z.object({
  email: EmailAddress,
  password: Password,
  /** A checkbox: absent means no. */
  remember: z.literal("on").optional(),
  next: NextPath,
});

export const SignInWithProviderInput = z.object({
  provider: z.string().regex(/^[a-z0-9-]{1,40}$/),
  next: NextPath,
});

export const RequestPasswordResetInput = z.object({ email: EmailAddress });

export const SendVerificationInput = z.object({ email: EmailAddress });

export const ResetPasswordInput = z.object({
  token: z.string().min(1).max(256),
  password: NewPassword,
});

export const ChangePasswordInput = z.object({
  current: Password,
  password: NewPassword,
});

export const VerifyEmailInput = z.object({
  token: z.string().min(1).max(2048),
  /** Asked for in any browser but the one that signed up. */
  password: Password.optional(),
});
