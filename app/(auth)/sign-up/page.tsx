import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { AuthHeader } from "@/components/accounts/auth-header";
import { MailboxHint } from "@/components/accounts/mailbox-hint";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { ResendForm } from "@/components/accounts/resend-form";
import { SentAddress, SentView } from "@/components/accounts/sent-view";
import { TextLink } from "@/components/accounts/text-link";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { NextPath } from "@/lib/accounts/schemas";
import { passwordLimits } from "@/lib/auth/passwords/limits";
import { providers } from "@/lib/auth/providers";
import { page, pageSession } from "@/lib/doors/page";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { signInWithProviderAction } from "../sign-in/actions";
import { sendVerificationAction } from "../verify-email/actions";
import { signUpAction } from "./actions";

export const metadata: Metadata = { title: "Create an account" };

const Query = z.object({ next: NextPath });

export default page(async ({ searchParams }: { searchParams: Promise<object> }) => {
  const { next } = Query.parse(await searchParams);
  if (await pageSession()) redirect(next ?? routes.dashboard);
  if (env.SIGNUP_MODE === "invite") return <ByInvitation next={next} />;
  return (
    <ActionForm
      action={signUpAction}
      before={<AuthHeader title="Create an account" />}
      after={
        <>
          <ProviderButtons providers={providers} action={signInWithProviderAction} next={next} />
          <p className="mt-8 text-muted-foreground">
            Have an account? <TextLink href={routes.signIn(next)}>Sign in</TextLink>
          </p>
        </>
      }
      success={
        <SentView title="Check your mail">
          <p>
            We have sent a mail to <SentAddress />. The link in it confirms your address and works
            for 24 hours.
          </p>
          {env.MODE !== "production" && <MailboxHint href={routes.devMail} />}
          <p>Nothing there after a minute? Look among the spam first.</p>
          <ResendForm action={sendVerificationAction} />
          <p>
            Confirmed already? <TextLink href={routes.signIn(next)}>Sign in</TextLink>
          </p>
        </SentView>
      }
    >
      <FormField name="name" label="Name" autoComplete="name" required />
      <FormField name="email" label="E-mail" type="email" autoComplete="username" required />
      <FormField
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        description={`At least ${passwordLimits.min} characters, not easy to guess.`}
        required
      />
      <SubmitButton>Create account</SubmitButton>
    </ActionForm>
  );
});

function ByInvitation({ next }: { next?: string }) {
  return (
    <>
      <AuthHeader title="Sign-up is by invitation">
        Open the link in the mail that you were sent: it leads to the form for a new account. No
        mail? Ask somebody who is in to invite you.
      </AuthHeader>
      <p className="text-muted-foreground">
        Have an account? <TextLink href={routes.signIn(next)}>Sign in</TextLink>
      </p>
    </>
  );
}
