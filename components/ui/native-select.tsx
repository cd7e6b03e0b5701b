import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";
import { controlClass } from "@/components/ui/input";

/** The browser's own select: the right one in forms, on phones and without a script. */
function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  return (
    <span
      data-slot="native-select-wrapper"
      className="relative block w-full has-[select:disabled]:opacity-60"
    >
      <select
        data-slot="native-select"
        className={cn(controlClass, "h-11 cursor-pointer appearance-none pr-9 sm:h-9", className)}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  );
}

function NativeSelectOption(props: ComponentProps<"option">) {
  return <option data-slot="native-select-option" {...props} />;
}

function NativeSelectOptGroup(props: ComponentProps<"optgroup">) {
  return <optgroup data-slot="native-select-optgroup" {...props} />;
}

export { NativeSelect, NativeSelectOptGroup, NativeSelectOption };
