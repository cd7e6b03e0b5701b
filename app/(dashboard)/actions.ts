"use server";

import { z } from "zod";
import { signOut } from "@/lib/accounts/sign-out";
import { action } from "@/lib/doors/action";
import { routes } from "@/lib/routes";

const leave = action(z.object({}), async (visitor) => {
  await signOut(visitor);
  return { redirectTo: routes.signIn() };
});

/** For plain forms and menus: they have no place for a message, so a failure is a page. */
export async function signOutAction(): Promise<void> {
  const answer = await leave(null, new FormData());
  if (answer && !answer.ok) throw new Error(answer.message);
}
