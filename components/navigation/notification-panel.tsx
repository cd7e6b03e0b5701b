import { PopoverPanel } from "@/components/navigation/popover-panel";
import type { NotificationLine } from "@/components/navigation/use-notifications";
import { UnreadDot } from "@/components/notifications/unread-dot";
import { Spinner } from "@/components/ui/spinner";
import { routes } from "@/lib/routes";

interface NotificationPanelProps {
  id: string;
  /** Whether it has been opened; empty before. */
  opened?: boolean;
  unread: number;
  /** None before they have been asked for. */
  items?: readonly NotificationLine[];
  failed?: boolean;
  markRead: (id?: string) => void;
}

/** The newest notifications, opened by a bell. For scripts: without one, the bell is a link. */
export function NotificationPanel({ id, opened = false, ...content }: NotificationPanelProps) {
  return (
    <PopoverPanel
      id={id}
      aria-label="Notifications"
      className="top-14 right-2 w-90 max-w-[calc(100vw-1rem)] p-0 md:top-28 md:right-auto md:left-3"
    >
      {opened && <Content {...content} />}
    </PopoverPanel>
  );
}

function Content({
  unread,
  items,
  failed = false,
  markRead,
}: Omit<NotificationPanelProps, "id" | "opened">) {
  return (
    <>
      <div className="flex items-center justify-between gap-4 border-b px-4 py-2.5 text-sm">
        <span className="font-semibold">Notifications</span>
        <a
          href={routes.notifications}
          className="rounded-sm font-medium text-muted-foreground text-xs hover:text-foreground"
        >
          See all
        </a>
      </div>
      <div className="max-h-[60dvh] overflow-y-auto" aria-live="polite">
        {items ? <Lines items={items} markRead={markRead} /> : <Waiting failed={failed} />}
      </div>
      {unread > 0 && (
        <button
          type="button"
          onClick={() => markRead()}
          className="flex h-10 w-full items-center justify-center border-t font-medium text-muted-foreground text-sm hover:bg-accent hover:text-foreground focus-visible:-outline-offset-2"
        >
          Mark all as read
        </button>
      )}
    </>
  );
}

function Waiting({ failed }: { failed: boolean }) {
  return (
    <p className="flex items-center justify-center gap-2 px-4 py-8 text-muted-foreground text-sm">
      {failed ? (
        "They cannot be shown right now. Try again in a moment."
      ) : (
        <>
          <Spinner /> Looking…
        </>
      )}
    </p>
  );
}

function Lines({ items, markRead }: Required<Pick<NotificationPanelProps, "items" | "markRead">>) {
  if (items.length === 0) {
    return (
      <p className="px-4 py-8 text-center text-muted-foreground text-sm">
        Nothing yet. What concerns you is told here.
      </p>
    );
  }
  return (
    <ul className="divide-y">
      {items.map(({ id, sentence, href, isRead, time }) => (
        <li key={id}>
          <a
            href={href ?? routes.notifications}
            onClick={() => isRead || markRead(id)}
            className="flex gap-3 px-4 py-3 text-sm hover:bg-accent focus-visible:-outline-offset-2"
          >
            <UnreadDot isRead={isRead} />
            <span className="min-w-0 flex-1">
              <span className={isRead ? "text-muted-foreground" : ""}>{sentence}</span>
              <time {...time} className="mt-0.5 block text-muted-foreground text-xs" />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
