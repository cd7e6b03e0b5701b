import type { SignedIn } from "@/lib/auth/context";
import { listAccounts } from "./list-accounts";

/** Whether somebody can sign in with a password, and so be asked for it. */
export const hasPassword = async (person: SignedIn): Promise<boolean> =>
  (await listAccounts(person)).some(({ providerId }) => providerId === "credential");
