import { createAuthMiddleware } from "better-auth/api";
import { settlePasswordChange } from "./settle-password-change";

/** What follows from an endpoint that succeeded, for the pages, the HTTP API and `auth.api` alike. */
export const aftermath = createAuthMiddleware(async ({ path, context }) => {
  if (path !== "/change-password" || context.returned instanceof Error) return;
  const user = context.session?.user;
  if (user) await settlePasswordChange(user);
});
