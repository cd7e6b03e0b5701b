"use client";

import Form from "next/form";
import { useEffect, useRef } from "react";
import { SearchIcon } from "@/components/icons";
import { Input } from "@/components/ui/input";

export interface SearchBoxProps {
  /** What is searched, for screen readers and the placeholder: "Search members". */
  label: string;
  /** The search that is in force. */
  value?: string;
  /** The query parameter. */
  name?: string;
  /** Other query parameters to keep, such as filters; the page's cursor is not among them. */
  keep?: Record<string, string>;
}

const pauseMs = 300;

/** A GET form over the current page. With a script it searches by itself when the typing pauses. */
export function SearchBox({ label, value, name = "q", keep = {} }: SearchBoxProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);

  // A link may change the search that is in force; but never write over what is being typed.
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) {
      input.current.value = value ?? "";
    }
  }, [value]);

  return (
    <Form action="" replace scroll={false} role="search" className="relative w-full sm:max-w-72">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
      <Input
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        maxLength={100}
        autoComplete="off"
        enterKeyHint="search"
        className="pl-9"
        onChange={({ currentTarget: { form } }) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => form?.requestSubmit(), pauseMs);
        }}
        onKeyDown={(event) => event.key === "Enter" && clearTimeout(timer.current)}
      />
    </Form>
  );
}
