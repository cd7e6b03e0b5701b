"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { sessionAction } from "@/lib/doors/action";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { revokeSession } from "@/lib/sessions/revoke-session";

export const revokeSessionAction = sessionAction(
  z.object({ id: z.string().min(1).max(64) }),
  async (person, { id }) => {
    await revokeSession(person, id);
    refresh();
    return { message: "The session is signed out." };
  },
);

export const revokeOtherSessionsAction = sessionAction(z.object({}), async (person) => {
  const count = await revokeOtherSessions(person);
  refresh();
  return {
    message: count === 1 ? "1 session is signed out." : `${count} sessions are signed out.`,
  };
});
