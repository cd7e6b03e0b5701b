import { MailIcon } from "@/components/icons";
import { RelativeTime } from "@/components/relative-time";
import { UserAvatar } from "@/components/user-avatar";
import type { OrganizationRole } from "@/lib/permissions";

export type Activity = { id: string; at: Date; role: OrganizationRole } & (
  | { kind: "joined"; name: string; image: string | null }
  | { kind: "invited"; email: string; inviter: string }
);

/** What happened last in an organization, newest first. */
export function ActivityList({ activity }: { activity: readonly Activity[] }) {
  return (
    <ol className="activity">
      {activity.map((event) => (
        <li key={event.id}>
          {event.kind === "joined" ? (
            <>
              <UserAvatar name={event.name} image={event.image} className="size-6" />
              <p>
                <b>{event.name}</b> joined as {event.role}
              </p>
            </>
          ) : (
            <>
              <MailIcon />
              <p>
                <b>{event.inviter}</b> invited <b>{event.email}</b> as {event.role}
              </p>
            </>
          )}
          <RelativeTime date={event.at} />
        </li>
      ))}
    </ol>
  );
}
