import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { SubmitButton } from "@/components/forms/submit-button";
import { BellIcon } from "@/components/icons";
import { UnreadDot } from "@/components/notifications/unread-dot";
import { RelativeTime } from "@/components/relative-time";

interface NotificationListProps {
  items: readonly {
    id: string;
    sentence: string;
    meaning?: string;
    href?: string;
    isRead: boolean;
    createdAt: Date;
  }[];
  markReadAction: FormAction;
}

/** One's notifications, each with what it means and a button that marks it as read. */
export function NotificationList({ items, markReadAction }: NotificationListProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<BellIcon />}
        title="Nothing yet"
        description="You are told here when somebody invites you, changes your role, removes you, or gives you an organization."
      />
    );
  }
  return (
    <ul className="divide-y" aria-label="Notifications">
      {items.map(({ id, sentence, meaning, href, isRead, createdAt }) => (
        <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-2 px-5 py-3.5">
          <UnreadDot isRead={isRead} />
          <div className="min-w-0 flex-1 basis-60 break-words text-sm">
            <p className={isRead ? "" : "font-medium"}>
              {href ? (
                <Link
                  href={href}
                  prefetch={false}
                  className="rounded-sm underline-offset-4 hover:underline"
                >
                  {sentence}
                </Link>
              ) : (
                sentence
              )}
            </p>
            <p className="text-muted-foreground">
              {meaning && <>{meaning} · </>}
              <RelativeTime date={createdAt} />
            </p>
          </div>
          {!isRead && (
            <ActionForm action={markReadAction} className="max-sm:ml-5">
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="outline" size="xs" aria-label={`Mark as read: ${sentence}`}>
                Mark as read
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}
