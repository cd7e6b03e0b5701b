"use client";

import { type FormEvent, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { UserAvatar } from "@/components/user-avatar";

interface LogoFormProps {
  organization: { name: string; slug: string; logo: string | null };
  maxBytes: number;
  changeAction: FormAction;
  removeAction: FormAction;
}

/** Shows the logo, takes another one, and takes it away. */
export function LogoForm({ organization, maxBytes, changeAction, removeAction }: LogoFormProps) {
  const { name, slug, logo } = organization;
  const [isTooLarge, setTooLarge] = useState(false);

  const look = (form: HTMLFormElement) => {
    const file = form.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    const found = file !== undefined && file.size > maxBytes;
    setTooLarge(found);
    return found;
  };
  // The server would say the same, but only after the whole upload.
  const hold = (event: FormEvent<HTMLFormElement>) => {
    if (look(event.currentTarget)) event.preventDefault();
  };

  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-4">
        <UserAvatar
          name={name}
          image={logo}
          shape="square"
          className="size-14 text-lg ring-1 ring-border"
        />
        {logo ? (
          <ActionForm action={removeAction} className="gap-2">
            <input type="hidden" name="organization" value={slug} />
            <SubmitButton variant="outline" size="sm">
              Remove logo
            </SubmitButton>
          </ActionForm>
        ) : (
          <p className="text-muted-foreground text-sm">
            There is no logo: the initials stand for it.
          </p>
        )}
      </div>
      <ActionForm
        action={changeAction}
        onSubmit={hold}
        onChange={({ currentTarget }) => look(currentTarget)}
      >
        <input type="hidden" name="organization" value={slug} />
        <FormField
          name="logo"
          label="Picture"
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          description="PNG, JPEG, WebP or GIF of at most 2 MB. It becomes a square on white that does not move."
          className="h-auto cursor-pointer py-2 file:mr-3 file:font-medium file:text-muted-foreground sm:h-auto sm:py-1.5"
          required
        />
        {isTooLarge && (
          <p role="alert" className="text-destructive text-sm">
            This picture is larger than 2 MB. Choose a smaller one.
          </p>
        )}
        <SubmitButton className="sm:self-start">Save logo</SubmitButton>
      </ActionForm>
    </div>
  );
}
