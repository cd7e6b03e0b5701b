import type { SignedIn } from "@/lib/auth/context";
import { lifetimes } from "@/lib/auth/lifetimes";

/** Whether somebody signed in within the last ten minutes. An administrator who acts as them has not. */
export const isFreshSession = ({ session }: Pick<SignedIn, "session">): boolean =>
  !session.impersonatedBy &&
  Date.now() - session.createdAt.getTime() < lifetimes.freshSession * 1000;
