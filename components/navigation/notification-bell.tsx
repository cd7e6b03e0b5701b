import type { MouseEvent } from "react";
import { cn } from "@/components/cn";
import { BellIcon } from "@/components/icons";
import { routes } from "@/lib/routes";

interface NotificationBellProps {
  /** Ten stands for more than nine. */
  unread: number;
  onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  onPointerDown: () => void;
  className?: string;
}

/** How much is unread. A link to the page; a script opens the panel instead. */
export function NotificationBell({ unread, className, ...props }: NotificationBellProps) {
  const count = unread > 9 ? "9+" : `${unread}`;
  return (
    <a
      href={routes.notifications}
      aria-label={unread > 0 ? `Notifications, ${count} unread` : "Notifications"}
      className={cn(
        "relative flex shrink-0 items-center justify-center rounded-md text-muted-foreground hover:bg-sidebar-accent hover:text-foreground",
        className,
      )}
      {...props}
    >
      <span className="relative">
        <BellIcon className="block size-5 md:size-4" />
        {unread > 0 && (
          <span
            aria-hidden
            className="absolute -top-1.5 left-2.5 flex h-4 min-w-4 items-center justify-center rounded-full bg-primary px-1 font-medium text-[0.625rem] text-primary-foreground leading-none"
          >
            {count}
          </span>
        )}
      </span>
    </a>
  );
}
