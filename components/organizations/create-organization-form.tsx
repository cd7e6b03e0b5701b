"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { FormField } from "@/components/forms/form-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { proposeSlug, slugLimits } from "@/lib/organizations/slug";

interface CreateOrganizationFormProps {
  action: FormAction<never>;
  /** What stands before the slug in an address: "freehold.example/org/". */
  addressPrefix: string;
  /** More buttons. */
  children?: ReactNode;
}

/** Name and address of a new organization. The address follows the name until it is typed by hand. */
export function CreateOrganizationForm({
  action,
  addressPrefix,
  children,
}: CreateOrganizationFormProps) {
  const ownSlug = useRef(false);
  const [slug, setSlug] = useState("");

  const follow = ({ currentTarget: form, target }: FormEvent<HTMLFormElement>) => {
    const fields = form.elements as typeof form.elements & {
      name: HTMLInputElement;
      slug: HTMLInputElement;
    };
    if (target === fields.slug) ownSlug.current = fields.slug.value !== "";
    else if (!ownSlug.current) fields.slug.value = proposeSlug(fields.name.value);
    setSlug(fields.slug.value.trim());
  };

  return (
    <ActionForm action={action} onInput={follow}>
      <FormField
        name="name"
        label="Name"
        placeholder="Acme"
        autoComplete="organization"
        maxLength={100}
        required
        autoFocus
      />
      <FormField
        name="slug"
        label="Address"
        placeholder="acme"
        description={
          <>
            {addressPrefix}
            <span className="break-all text-foreground">{slug || "acme"}</span>
          </>
        }
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={slugLimits.max}
        required
      />
      <div className="flex gap-2">
        <SubmitButton>Create organization</SubmitButton>
        {children}
      </div>
    </ActionForm>
  );
}
