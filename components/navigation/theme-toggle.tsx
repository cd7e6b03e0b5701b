"use client";

import { cn } from "@/components/cn";
import { MonitorIcon, MoonIcon, SunIcon } from "@/components/icons";
import { setTheme, themes, useTheme } from "@/components/navigation/theme";

const looks = {
  light: { label: "Light theme", Icon: SunIcon },
  dark: { label: "Dark theme", Icon: MoonIcon },
  system: { label: "Theme of the system", Icon: MonitorIcon },
};

/** Three small buttons: light, dark, as the system. */
export function ThemeToggle({ className }: { className?: string }) {
  const current = useTheme();
  return (
    <fieldset
      aria-label="Theme"
      className={cn(
        "needs-script inline-flex w-fit gap-0.5 rounded-md border bg-muted p-0.5",
        className,
      )}
    >
      {themes.map((theme) => {
        const { label, Icon } = looks[theme];
        return (
          <button
            key={theme}
            type="button"
            aria-label={label}
            title={label}
            aria-pressed={current === theme}
            onClick={() => setTheme(theme)}
            className="inline-flex size-6 items-center justify-center rounded-sm text-muted-foreground transition-colors hover:text-foreground aria-pressed:bg-card aria-pressed:text-foreground aria-pressed:shadow-xs"
          >
            <Icon className="size-3.5" />
          </button>
        );
      })}
    </fieldset>
  );
}
