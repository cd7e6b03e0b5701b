import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** The look that all text controls share; 16 px on phones, so that iOS does not zoom in. */
const controlClass =
  "w-full min-w-0 rounded-md border border-input bg-card px-3 text-foreground text-lg shadow-xs transition-[border-color] placeholder:text-muted-foreground hover:border-foreground/60 focus-visible:border-ring focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-destructive aria-invalid:focus-visible:outline-destructive sm:text-base";

function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input data-slot="input" className={cn(controlClass, "h-11 sm:h-9", className)} {...props} />
  );
}

export { controlClass, Input };
