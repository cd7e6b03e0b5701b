"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { useFormResult } from "@/components/forms/form-context";
import { PasswordInput } from "@/components/forms/password-input";
import { Checkbox } from "@/components/ui/checkbox";
import {
  Field,
  FieldContent,
  FieldDescription,
  FieldError,
  FieldLabel,
} from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect, NativeSelectOption } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";

type FormFieldProps = Omit<ComponentProps<"input">, "name" | "id" | "defaultValue"> & {
  name: string;
  label: ReactNode;
  description?: ReactNode;
  /** Stands at the end of the label's line, such as a link or "Optional". */
  hint?: ReactNode;
  defaultValue?: string;
  /** Makes it a text area of that many lines. */
  rows?: number;
  /** Makes it a select. */
  options?: readonly { value: string; label: string }[];
};

/**
 * Label, control, description and error of one value, tied together for assistive technology.
 * Inside an ActionForm it shows the action's complaint about `name` and the value typed before.
 */
export function FormField({
  name,
  label,
  description,
  hint,
  defaultValue,
  rows,
  options,
  type = "text",
  ...props
}: FormFieldProps) {
  const id = useId();
  const result = useFormResult();
  const refused = result && !result.ok ? result : undefined;
  const error = refused?.fields?.[name];
  const describedBy = [description && `${id}-description`, error && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  const control = {
    ...props,
    id,
    name,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy || undefined,
  };
  const notes = (
    <>
      {description && <FieldDescription id={`${id}-description`}>{description}</FieldDescription>}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </>
  );

  if (type === "checkbox") {
    const checked = refused?.values ? name in refused.values : props.defaultChecked;
    return (
      <Field orientation="horizontal">
        <span className="flex h-5 items-center">
          <Checkbox {...control} defaultChecked={checked} />
        </span>
        <FieldContent>
          <FieldLabel htmlFor={id} className="font-normal">
            {label}
          </FieldLabel>
          {notes}
        </FieldContent>
      </Field>
    );
  }

  const value = refused?.values?.[name] ?? defaultValue;
  return (
    <Field>
      <div className="flex items-baseline justify-between gap-4">
        <FieldLabel htmlFor={id}>{label}</FieldLabel>
        {hint && <span className="text-muted-foreground text-sm">{hint}</span>}
      </div>
      {renderControl({ control, type, value, rows, options })}
      {notes}
    </Field>
  );
}

function renderControl({
  control,
  type,
  value,
  rows,
  options,
}: {
  control: ComponentProps<"input">;
  type: string;
  value?: string;
  rows?: number;
  options?: FormFieldProps["options"];
}) {
  if (options) {
    return (
      <NativeSelect {...(control as ComponentProps<"select">)} defaultValue={value} key={value}>
        {options.map((option) => (
          <NativeSelectOption key={option.value} value={option.value}>
            {option.label}
          </NativeSelectOption>
        ))}
      </NativeSelect>
    );
  }
  if (rows) {
    return (
      <Textarea {...(control as ComponentProps<"textarea">)} rows={rows} defaultValue={value} />
    );
  }
  if (type === "password") return <PasswordInput {...control} />;
  return <Input {...control} type={type} defaultValue={value} />;
}
