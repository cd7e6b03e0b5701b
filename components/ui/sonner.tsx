"use client";

import { Toaster as Sonner, type ToasterProps } from "sonner";

const style = {
  "--normal-bg": "var(--popover)",
  "--normal-border": "var(--border)",
  "--normal-text": "var(--popover-foreground)",
  "--border-radius": "var(--radius)",
  fontFamily: "var(--font-sans)",
};

/** Where toasts appear. Load it through components/toaster.tsx, which waits for the first toast. */
function Toaster(props: ToasterProps) {
  return <Sonner position="bottom-right" style={style} {...props} />;
}

export { Toaster };
