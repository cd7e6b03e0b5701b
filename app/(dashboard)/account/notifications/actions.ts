"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { relativeTime } from "@/components/relative-time";
import { sessionAction } from "@/lib/doors/action";
import { countUnread } from "@/lib/notifications/count-unread";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { markRead } from "@/lib/notifications/mark-read";
import { savePreferences } from "@/lib/notifications/save-preferences";
import { MarkReadInput, NotificationPreferencesInput } from "@/lib/notifications/schemas";

/** How many the panel of the bell shows. */
const shownInPanel = 6;

/** For the panel of the bell. */
export const latestNotificationsAction = sessionAction(z.object({}), async (person) => {
  const [{ items }, unread] = await Promise.all([
    listNotifications(person, {}, shownInPanel),
    countUnread(person),
  ]);
  return {
    data: {
      unread,
      items: items.map(({ id, sentence, href, isRead, createdAt }) => ({
        ...{ id, sentence, href, isRead },
        time: relativeTime(createdAt),
      })),
    },
  };
});

export const markReadAction = sessionAction(MarkReadInput, async (person, input) => {
  await markRead(person, input);
  refresh();
  return {};
});

export const savePreferencesAction = sessionAction(
  NotificationPreferencesInput,
  async (person, preferences) => {
    await savePreferences(person, preferences);
    refresh();
    return { message: "Your preferences are saved." };
  },
);
