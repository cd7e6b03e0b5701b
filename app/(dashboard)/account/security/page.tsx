import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { Notice } from "@/components/accounts/notice";
import { providerFailure } from "@/components/accounts/provider-failure";
import { ProviderRow } from "@/components/accounts/provider-row";
import { SettingsSection } from "@/components/accounts/settings-section";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Button } from "@/components/ui/button";
import { CardContent } from "@/components/ui/card";
import { listAccounts } from "@/lib/accounts/list-accounts";
import { passwordLimits } from "@/lib/auth/passwords/limits";
import { providers } from "@/lib/auth/providers";
import { page, requireSession } from "@/lib/doors/page";
import { routes } from "@/lib/routes";
import { changePasswordAction, connectProviderAction, disconnectProviderAction } from "./actions";

export const metadata: Metadata = { title: "Security" };

/** Where better-auth leads when connecting a provider fails. */
const Query = z.object({ error: z.string().max(100).optional().catch("unknown") });

export default page(async ({ searchParams }: { searchParams: Promise<object> }) => {
  const person = await requireSession();
  const { error } = Query.parse(await searchParams);
  const accounts = await listAccounts(person);
  const hasPassword = accounts.some(({ providerId }) => providerId === "credential");
  const connected = accounts.filter(({ providerId }) => providerId !== "credential");
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const unconnected = providers.filter(
    ({ id }) => !connected.some(({ providerId }) => providerId === id),
  );
  return (
    <>
      {error && (
        <div className="pt-6">
          <Notice failed>{providerFailure(error)}</Notice>
        </div>
      )}
      <SettingsSection
        title="Password"
        description={
          hasPassword
            ? "A new password signs out every other device."
            : "You sign in with an account elsewhere."
        }
      >
        <CardContent>
          {hasPassword ? <ChangePassword email={person.user.email} /> : <SetPassword />}
        </CardContent>
      </SettingsSection>
      {(providers.length > 0 || connected.length > 0) && (
        <SettingsSection
          title="Connected accounts"
          description="Other ways to sign in. Only accounts with your address can be connected."
        >
          <ul className="divide-y">
            {connected.map(({ id, providerId, connectedAt }) => (
              <ProviderRow
                key={id}
                provider={{ id: providerId, name: names.get(providerId) ?? providerId }}
                account={{ id, connectedAt, isOnlyWay: accounts.length === 1 }}
                connectAction={connectProviderAction}
                disconnectAction={disconnectProviderAction}
              />
            ))}
            {unconnected.map((provider) => (
              <ProviderRow
                key={provider.id}
                provider={provider}
                connectAction={connectProviderAction}
                disconnectAction={disconnectProviderAction}
              />
            ))}
          </ul>
        </SettingsSection>
      )}
    </>
  );
});

function ChangePassword({ email }: { email: string }) {
  return (
    <ActionForm action={changePasswordAction}>
      {/* Tells password managers whose password it is; without a name it is not sent. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <FormField
        name="current"
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
      />
      <FormField
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        description={`At least ${passwordLimits.min} characters, not easy to guess.`}
        required
      />
      <SubmitButton className="sm:self-start">Change password</SubmitButton>
    </ActionForm>
  );
}

function SetPassword() {
  return (
    <>
      <p className="max-w-prose text-pretty">
        Your account has no password. To sign in with one as well, let us mail you a link, as if you
        had forgotten it. Setting it signs you out everywhere.
      </p>
      <Button variant="outline" className="mt-4" render={<Link href={routes.forgotPassword} />}>
        Set a password
      </Button>
    </>
  );
}
