"use server";

import { z } from "zod";
import { signOut } from "@/lib/accounts/sign-out";
import { action } from "@/lib/doors/action";
import { routes } from "@/lib/routes";

export const signOutAction = action(z.object({}), async (visitor) => {
  await signOut(visitor);
  return { redirectTo: routes.signIn() };
});
