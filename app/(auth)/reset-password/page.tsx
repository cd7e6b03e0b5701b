import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AuthHeader } from "@/components/accounts/auth-header";
import { TextLink } from "@/components/accounts/text-link";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { ResetPasswordInput } from "@/lib/accounts/schemas";
import { passwordLimits } from "@/lib/auth/passwords/limits";
import { page } from "@/lib/doors/page";
import { routes } from "@/lib/routes";
import { resetPasswordAction } from "./actions";

export const metadata: Metadata = {
  title: "Choose a new password",
  robots: { index: false },
  // The address holds a secret. Not "no-referrer": then plain form posts carry no origin to check.
  referrer: "strict-origin",
};

const Query = z.object({ token: ResetPasswordInput.shape.token });

export default page(async ({ searchParams }: { searchParams: Promise<object> }) => {
  const query = Query.safeParse(await searchParams);
  if (!query.success) {
    return (
      <>
        <AuthHeader title="This link is not complete">
          Open the link in the mail again, or paste all of it. If it does not work any more, ask for
          a new one.
        </AuthHeader>
        <Button render={<Link href={routes.forgotPassword} />}>Get a new link</Button>
      </>
    );
  }
  return (
    <>
      <AuthHeader title="Choose a new password">
        It replaces the old one, and every device is signed out.
      </AuthHeader>
      <ActionForm action={resetPasswordAction}>
        <input type="hidden" name="token" value={query.data.token} />
        <FormField
          name="password"
          label="New password"
          type="password"
          autoComplete="new-password"
          description={`At least ${passwordLimits.min} characters, not easy to guess.`}
          required
        />
        <SubmitButton>Change password</SubmitButton>
      </ActionForm>
      <p className="mt-8 text-muted-foreground">
        A link works once, for one hour.{" "}
        <TextLink href={routes.forgotPassword}>Get a new link</TextLink>
      </p>
    </>
  );
});
