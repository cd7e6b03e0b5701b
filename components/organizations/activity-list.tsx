import { EventWords } from "@/components/audit-logs/event-words";
import { HistoryIcon } from "@/components/icons";
import { RelativeTime } from "@/components/relative-time";
import { UserAvatar } from "@/components/user-avatar";
import type { Words } from "@/lib/audit-logs/words";

export interface Activity {
  id: string;
  at: Date;
  words: Words;
  /** Who did it, where it is a person. */
  person: { name: string; image: string | null } | null;
}

/** What happened last in an organization, newest first. */
export function ActivityList({ activity }: { activity: readonly Activity[] }) {
  return (
    <ol className="activity">
      {activity.map(({ id, at, words, person }) => (
        <li key={id}>
          {person ? (
            <UserAvatar name={person.name} image={person.image} className="size-6" />
          ) : (
            <HistoryIcon />
          )}
          <p>
            <EventWords words={words} />
          </p>
          <RelativeTime date={at} />
        </li>
      ))}
    </ol>
  );
}
