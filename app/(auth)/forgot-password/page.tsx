import type { Metadata } from "next";
import { AuthHeader } from "@/components/accounts/auth-header";
import { MailboxHint } from "@/components/accounts/mailbox-hint";
import { SentAddress, SentView } from "@/components/accounts/sent-view";
import { TextLink } from "@/components/accounts/text-link";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { page } from "@/lib/doors/page";
import { env } from "@/lib/env";
import { routes } from "@/lib/routes";
import { requestPasswordResetAction } from "./actions";

export const metadata: Metadata = { title: "Forgot password" };

export default page(async () => (
  <ActionForm
    action={requestPasswordResetAction}
    before={
      <AuthHeader title="Forgot your password?">
        We will mail you a link to choose a new one.
      </AuthHeader>
    }
    after={
      <p className="mt-8 text-muted-foreground">
        Remembered it? <TextLink href={routes.signIn()}>Sign in</TextLink>
      </p>
    }
    success={
      <SentView title="Check your mail">
        <p>
          If there is an account with <SentAddress />, a mail with a link is on its way. The link
          works once, for one hour.
        </p>
        {env.MODE !== "production" && <MailboxHint href={routes.devMail} />}
        <p>
          Nothing there after a minute? Look among the spam, or{" "}
          {/* A plain link: it brings back the form, which is this very page. */}
          <a
            href={routes.forgotPassword}
            className="rounded-sm font-medium text-foreground underline decoration-border underline-offset-4 hover:decoration-current"
          >
            try again
          </a>
          .
        </p>
        <p>
          <TextLink href={routes.signIn()}>Back to sign-in</TextLink>
        </p>
      </SentView>
    }
  >
    <FormField name="email" label="E-mail" type="email" autoComplete="username" required />
    <SubmitButton>Send link</SubmitButton>
  </ActionForm>
));
