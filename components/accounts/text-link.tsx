import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** A link within a line of text. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "rounded-sm font-medium text-foreground underline decoration-border underline-offset-4 transition-colors hover:decoration-current",
        className,
      )}
      {...props}
    />
  );
}
