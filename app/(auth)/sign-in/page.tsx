import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { AuthHeader } from "@/components/accounts/auth-header";
import { Notice } from "@/components/accounts/notice";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { providerFailure } from "@/components/accounts/provider-failure";
import { TextLink } from "@/components/accounts/text-link";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { NextPath } from "@/lib/accounts/schemas";
import { providers } from "@/lib/auth/providers";
import { page, pageSession } from "@/lib/doors/page";
import { routes } from "@/lib/routes";
import { signInAction, signInWithProviderAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

const notices = {
  "email-verified": "Your address is confirmed. Sign in to go on.",
  "password-reset": "Your password is changed, and every device is signed out. Sign in with it.",
};

const Query = z.object({
  next: NextPath,
  notice: z.enum(["email-verified", "password-reset"]).optional().catch(undefined),
  /** Where better-auth leads when signing in with a provider fails. */
  error: z.string().max(100).optional().catch("unknown"),
});

export default page(async ({ searchParams }: { searchParams: Promise<object> }) => {
  const { next, notice, error } = Query.parse(await searchParams);
  if (await pageSession()) {
    // Connecting a provider may fail before better-auth knows which page it was begun on.
    redirect(
      error ? `${routes.security}?error=${encodeURIComponent(error)}` : (next ?? routes.dashboard),
    );
  }
  return (
    <>
      <AuthHeader title="Sign in" />
      {notice && <Notice>{notices[notice]}</Notice>}
      {error && <Notice failed>{providerFailure(error)}</Notice>}
      <ActionForm action={signInAction}>
        {next && <input type="hidden" name="next" value={next} />}
        <FormField name="email" label="E-mail" type="email" autoComplete="username" required />
        <FormField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
        />
        <div className="flex items-start justify-between gap-4">
          <FormField
            name="remember"
            label="Keep me signed in"
            type="checkbox"
            value="on"
            defaultChecked
          />
          <TextLink href={routes.forgotPassword} className="shrink-0 text-sm">
            Forgot password?
          </TextLink>
        </div>
        <SubmitButton>Sign in</SubmitButton>
      </ActionForm>
      <ProviderButtons providers={providers} action={signInWithProviderAction} next={next} />
      <p className="mt-8 text-muted-foreground">
        New here? <TextLink href={routes.signUp(next)}>Create an account</TextLink>
      </p>
    </>
  );
});
