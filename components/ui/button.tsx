import { cva, type VariantProps } from "class-variance-authority";
import { type ComponentProps, cloneElement, type ReactElement } from "react";
import { cn } from "@/components/cn";

const buttonVariants = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium text-sm transition-[background-color,border-color,color,opacity] duration-100 disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg:not([class*='size-'])]:size-4 [&_svg]:pointer-events-none [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default: "bg-primary text-primary-foreground shadow-xs hover:bg-primary/88",
        outline: "border bg-card text-foreground shadow-xs hover:bg-accent",
        secondary: "bg-secondary text-secondary-foreground hover:bg-secondary/70",
        ghost: "text-foreground hover:bg-accent",
        destructive:
          "bg-destructive text-destructive-foreground shadow-xs hover:bg-destructive/90 focus-visible:outline-destructive",
        link: "h-auto! rounded-sm px-0! text-foreground underline decoration-border underline-offset-4 hover:decoration-current",
      },
      size: {
        default: "h-11 px-4 sm:h-9 sm:px-3.5",
        xs: "h-7 gap-1.5 px-2 text-xs",
        sm: "h-8 gap-1.5 px-3",
        lg: "h-11 px-5 text-base",
        icon: "size-9",
        "icon-sm": "size-8",
        "icon-xs": "size-7",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & {
    /** The element to be instead of a `<button>`, such as `<Link href="/sign-in" />`. */
    render?: ReactElement<{ className?: string }>;
    /** Told by code that follows shadcn; nothing depends on it here. */
    nativeButton?: boolean;
  };

/** A button, or with `render` a link that looks like one. Needs no script; the type is "button" unless given. */
function Button({ className, variant, size, render, nativeButton: _, ...props }: ButtonProps) {
  const look = {
    "data-slot": "button",
    className: cn(buttonVariants({ variant, size }), className),
  };
  if (render) {
    return cloneElement(render, {
      ...props,
      ...look,
      className: cn(look.className, render.props.className),
    });
  }
  return <button type="button" {...props} {...look} />;
}

export { Button, buttonVariants };
