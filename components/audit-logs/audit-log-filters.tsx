"use client";

import Form from "next/form";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import {
  NativeSelect,
  NativeSelectOptGroup,
  NativeSelectOption,
} from "@/components/ui/native-select";

interface AuditLogFiltersProps {
  actors: readonly { actor: string; label: string }[];
  /** Kinds of events in groups, which can be chosen as a whole. */
  kinds: readonly { group: string; kinds: readonly { name: string; label: string }[] }[];
  /** The filters in force, by the names of their controls. */
  values: { actor?: string; kind?: string; from?: string; to?: string };
  /** Other query parameters to keep: the search, the object. */
  keep: Record<string, string>;
  /** Where no filter is in force; missing when none is. */
  clear?: string;
}

/** Filters of the audit log: a GET form. With a script each takes effect at once. */
export function AuditLogFilters({ actors, kinds, values, keep, clear }: AuditLogFiltersProps) {
  const isListed = !values.actor || actors.some(({ actor }) => actor === values.actor);
  const form = useRef<HTMLFormElement>(null);

  // A link may change what is in force; but never write over what is being chosen.
  useEffect(() => {
    for (const name of ["actor", "kind", "from", "to"] as const) {
      const control = form.current?.elements.namedItem(name) as HTMLInputElement | null;
      if (control && control !== document.activeElement) control.value = values[name] ?? "";
    }
  }, [values]);

  return (
    <Form
      ref={form}
      action=""
      replace
      scroll={false}
      aria-label="Filters"
      onChange={() => form.current?.requestSubmit()}
      className="mb-3 grid grid-cols-2 items-end gap-x-3 gap-y-2 lg:grid-cols-[1fr_1fr_auto_auto_auto]"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field>
        <FieldLabel htmlFor="filter-actor">Who</FieldLabel>
        <NativeSelect id="filter-actor" name="actor" defaultValue={values.actor ?? ""}>
          <NativeSelectOption value="">Anybody</NativeSelectOption>
          {!isListed && <NativeSelectOption value={values.actor}>Somebody else</NativeSelectOption>}
          {actors.map(({ actor, label }) => (
            <NativeSelectOption key={actor} value={actor}>
              {label}
            </NativeSelectOption>
          ))}
        </NativeSelect>
      </Field>
      <Field>
        <FieldLabel htmlFor="filter-kind">What</FieldLabel>
        <NativeSelect id="filter-kind" name="kind" defaultValue={values.kind ?? ""}>
          <NativeSelectOption value="">Anything</NativeSelectOption>
          {kinds.map(({ group, kinds: ofGroup }) => (
            <NativeSelectOptGroup key={group} label={group}>
              <NativeSelectOption value={group}>
                Everything about {group.toLowerCase()}
              </NativeSelectOption>
              {ofGroup.map(({ name, label }) => (
                <NativeSelectOption key={name} value={name}>
                  {label}
                </NativeSelectOption>
              ))}
            </NativeSelectOptGroup>
          ))}
        </NativeSelect>
      </Field>
      {(["from", "to"] as const).map((name) => (
        <Field key={name}>
          <FieldLabel htmlFor={`filter-${name}`}>
            {name === "from" ? "From (UTC)" : "To (UTC)"}
          </FieldLabel>
          <Input id={`filter-${name}`} name={name} type="date" defaultValue={values[name]} />
        </Field>
      ))}
      <div className="flex gap-2">
        <noscript>
          <Button type="submit" variant="outline">
            Filter
          </Button>
        </noscript>
        {clear && (
          <Button variant="ghost" render={<Link href={clear} scroll={false} />}>
            Clear
          </Button>
        )}
      </div>
    </Form>
  );
}
