import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** A native checkbox with the kit's look: posts with its form and works without a script. */
function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <span className="relative inline-flex size-4 shrink-0">
      <input
        type="checkbox"
        data-slot="checkbox"
        className={cn(
          "peer size-4 cursor-pointer appearance-none rounded-sm border border-input bg-card shadow-xs transition-colors before:absolute before:-inset-1 checked:border-primary checked:bg-primary disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-destructive",
          className,
        )}
        {...props}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute inset-0.5 hidden size-3 text-primary-foreground peer-checked:block"
      />
    </span>
  );
}

export { Checkbox };
