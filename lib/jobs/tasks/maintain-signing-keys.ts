import { z } from "zod";
import { ensureSigningKey, pruneSigningKeys } from "@/lib/auth/signing-keys";
import type { Task } from "../task";

/** Makes the next key before the last one expires, and deletes those that verify nothing any more. */
export const maintainSigningKeys: Task<object> = {
  payload: z.object({}),
  async run() {
    await ensureSigningKey();
    await pruneSigningKeys();
  },
};
