"use client";

import { useServerInsertedHTML } from "next/navigation";
import { useLayoutEffect, useRef } from "react";

/** Runs before the first paint: a theme chosen earlier is there from the first frame. */
const script = `try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;

/**
 * Applies the theme that was chosen in this browser (see components/navigation/theme.ts). The
 * script is part of the server's HTML alone: React would warn of one that it renders itself.
 */
export function ThemeScript() {
  const inserted = useRef(false);
  useServerInsertedHTML(() => {
    // Asked for again with every part of a streamed page.
    if (inserted.current) return null;
    inserted.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, nothing flows into it
    return <script dangerouslySetInnerHTML={{ __html: script }} />;
  });

  // Where React makes the document anew, as for an error page, the script's mark is gone.
  useLayoutEffect(() => {
    try {
      const theme = localStorage.getItem("theme");
      if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    } catch {
      // Storage is forbidden: the system's theme it is.
    }
  }, []);

  return null;
}
