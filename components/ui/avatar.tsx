import type { ComponentProps } from "react";
import { cn } from "@/components/cn";

/** A frame in which the image lies over the fallback: no script decides which of them is seen. */
function Avatar({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      data-slot="avatar"
      className={cn(
        "relative inline-flex size-8 shrink-0 select-none overflow-hidden rounded-full bg-muted",
        className,
      )}
      {...props}
    />
  );
}

function AvatarImage({ className, alt = "", ...props }: ComponentProps<"img">) {
  return (
    // biome-ignore lint/performance/noImgElement: people's pictures lie on hosts that we do not know
    <img
      data-slot="avatar-image"
      alt={alt}
      referrerPolicy="no-referrer"
      loading="lazy"
      decoding="async"
      className={cn("absolute inset-0 size-full object-cover text-transparent", className)}
      {...props}
    />
  );
}

function AvatarFallback({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      data-slot="avatar-fallback"
      className={cn(
        "flex size-full items-center justify-center font-medium text-muted-foreground text-xs",
        className,
      )}
      {...props}
    />
  );
}

export { Avatar, AvatarFallback, AvatarImage };
