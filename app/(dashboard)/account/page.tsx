import type { Metadata } from "next";
import { SettingsSection } from "@/components/accounts/settings-section";
import { ActionForm } from "@/components/forms/action-form";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { CardContent } from "@/components/ui/card";
import { UserAvatar } from "@/components/user-avatar";
import { page, requireSession } from "@/lib/doors/page";
import { updateProfileAction } from "./actions";

export const metadata: Metadata = { title: "Profile" };

export default page(async () => {
  const { user } = await requireSession();
  return (
    <SettingsSection title="Profile" description="How others in your organizations see you.">
      <CardContent className="flex flex-col gap-5">
        <div className="flex items-center gap-4">
          <UserAvatar name={user.name} image={user.image} className="size-14 text-lg" />
          <div className="min-w-0">
            <p className="truncate font-medium">{user.name}</p>
            <p className="truncate text-muted-foreground text-sm">{user.email}</p>
          </div>
        </div>
        <ActionForm action={updateProfileAction}>
          <FormField
            name="name"
            label="Name"
            autoComplete="name"
            defaultValue={user.name}
            required
          />
          <FormField
            name="image"
            label="Picture"
            type="url"
            inputMode="url"
            hint="Optional"
            placeholder="https://"
            defaultValue={user.image ?? ""}
            description="The address of a square picture, beginning with https://. Empty it to show your initials."
          />
          <FormField
            name="email"
            label="E-mail"
            type="email"
            defaultValue={user.email}
            readOnly
            className="bg-muted text-muted-foreground"
            description="You sign in with it."
          />
          <SubmitButton className="sm:self-start">Save profile</SubmitButton>
        </ActionForm>
      </CardContent>
    </SettingsSection>
  );
});
