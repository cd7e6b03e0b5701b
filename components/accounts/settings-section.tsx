import { type ReactNode, useId } from "react";
import { Card } from "@/components/ui/card";

interface SettingsSectionProps {
  title: string;
  /** Lets a link lead to it. */
  anchor?: string;
  description?: ReactNode;
  /** A button about the whole section. */
  action?: ReactNode;
  children: ReactNode;
}

/** One subject of the account: what it is on the left, what can be done on the right. */
export function SettingsSection({
  title,
  anchor,
  description,
  action,
  children,
}: SettingsSectionProps) {
  const id = useId();
  return (
    <section
      id={anchor}
      aria-labelledby={id}
      className="grid scroll-mt-14 gap-4 border-t py-8 first:border-t-0 lg:grid-cols-[16rem_1fr] lg:gap-10"
    >
      <div className="flex flex-wrap items-start justify-between gap-4 lg:flex-col lg:justify-start">
        <div className="min-w-0 space-y-0.5">
          <h2 id={id} className="font-semibold text-base">
            {title}
          </h2>
          {description && (
            <p className="text-pretty text-muted-foreground text-sm">{description}</p>
          )}
        </div>
        {action}
      </div>
      <Card className="min-w-0">{children}</Card>
    </section>
  );
}
