import type { ComponentProps } from "react";
import { cn } from "@/components/cn";
import { controlClass } from "@/components/ui/input";

function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      data-slot="textarea"
      className={cn(controlClass, "field-sizing-content min-h-20 py-2", className)}
      {...props}
    />
  );
}

export { Textarea };
