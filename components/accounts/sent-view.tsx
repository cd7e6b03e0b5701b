"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useFormResult } from "@/components/forms/form-context";

/** The address that the form around was sent with. */
export function useSentAddress(): string {
  const result = useFormResult();
  const data = result?.ok ? (result.data as { email?: string } | undefined) : undefined;
  return data?.email ?? "";
}

/** The same, as text. */
export function SentAddress() {
  return <strong className="break-all font-medium text-foreground">{useSentAddress()}</strong>;
}

/** Takes the place of a form that has sent a mail. Its heading gets the focus that the form had. */
export function SentView({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex flex-col gap-5 text-pretty text-muted-foreground">
      <h1
        ref={heading}
        tabIndex={-1}
        className="font-semibold text-2xl text-foreground tracking-tight outline-none"
      >
        {title}
      </h1>
      {children}
    </div>
  );
}
