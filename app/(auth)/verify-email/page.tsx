import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AuthHeader } from "@/components/accounts/auth-header";
import { TextLink } from "@/components/accounts/text-link";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { VerifyEmailInput } from "@/lib/accounts/schemas";
import { signUpProof } from "@/lib/auth/sign-up-proof";
import { readVerificationToken } from "@/lib/auth/verification-token";
import { page } from "@/lib/doors/page";
import { routes } from "@/lib/routes";
import { sendVerificationAction, verifyEmailAction } from "./actions";

export const metadata: Metadata = {
  title: "Confirm your address",
  robots: { index: false },
  // The address holds a secret. Not "no-referrer": then plain form posts carry no origin to check.
  referrer: "strict-origin",
};

export default page(async ({ searchParams }: { searchParams: Promise<object> }) => {
  const query = VerifyEmailInput.partial()
    .catch({ token: "" })
    .parse(await searchParams);
  const claim = query.token ? await readVerificationToken(query.token) : null;
  return claim ? (
    <Confirm
      token={query.token}
      email={claim.email}
      asksForPassword={
        !signUpProof.proves((await cookies()).get(signUpProof.name)?.value, claim.userId)
      }
    />
  ) : (
    <AskAgain isLink={query.token !== undefined} />
  );
});

interface ConfirmProps {
  token?: string;
  email: string;
  /** In any browser but the one that signed up. */
  asksForPassword: boolean;
}

/** A button and not the mere visit: programs that look at mail open its links. */
function Confirm({ token, email, asksForPassword }: ConfirmProps) {
  return (
    <>
      <AuthHeader title="Confirm your address">
        This is the address that you sign in with, and that we write to.
      </AuthHeader>
      <p className="mb-5 break-all rounded-md border bg-card px-3 py-2 font-medium">{email}</p>
      <ActionForm action={verifyEmailAction}>
        <input type="hidden" name="token" value={token} />
        {asksForPassword && (
          <FormField
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            description="The one that you chose when you signed up."
            hint={<TextLink href={routes.forgotPassword}>Not yours?</TextLink>}
            required
          />
        )}
        <SubmitButton>Confirm address</SubmitButton>
      </ActionForm>
      <p className="mt-8 text-muted-foreground">
        Does it not work? <TextLink href={routes.verifyEmail}>Get a new link</TextLink>
      </p>
    </>
  );
}

function AskAgain({ isLink }: { isLink: boolean }) {
  return (
    <>
      <AuthHeader title={isLink ? "This link is not valid any more" : "Confirm your address"}>
        {isLink
          ? "Links work for 24 hours. Perhaps it was cut: open it in the mail again, or ask for a new one."
          : "We will mail you a new link. It works for 24 hours."}
      </AuthHeader>
      {/* Also shows the answer to components/accounts/resend-form.tsx where there is no script. */}
      <ActionForm action={sendVerificationAction} permalink={routes.verifyEmail}>
        <FormField name="email" label="E-mail" type="email" autoComplete="username" required />
        <SubmitButton>Send link</SubmitButton>
      </ActionForm>
      <p className="mt-8 text-muted-foreground">
        Confirmed already? <TextLink href={routes.signIn()}>Sign in</TextLink>
      </p>
    </>
  );
}
