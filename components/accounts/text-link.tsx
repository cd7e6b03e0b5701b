import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** A link within a line of text. It fetches nothing before it is followed: few people follow it. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      className={cn(
        "rounded-sm font-medium text-foreground underline decoration-border underline-offset-4 transition-colors hover:decoration-current",
        className,
      )}
      {...props}
    />
  );
}
