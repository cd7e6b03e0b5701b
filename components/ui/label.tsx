import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

function Label({ className, ...props }: ComponentProps<"label">) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller passes htmlFor or nests the control
    <label
      data-slot="label"
      className={cn(
        "flex select-none items-center gap-2 font-medium text-sm group-data-[disabled=true]/field:opacity-60",
        className,
      )}
      {...props}
    />
  );
}

export { Label };
