"use server";

import { revalidatePath } from "next/cache";
import type { ActionState } from "@/components/forms/action-state";
import { deleteAllMails } from "@/lib/email/mailbox";
import { developmentOnly } from "../development-only";

export async function deleteAllMailsAction(): Promise<ActionState> {
  await developmentOnly();
  await deleteAllMails();
  revalidatePath("/dev/mail");
  return { ok: true };
}
