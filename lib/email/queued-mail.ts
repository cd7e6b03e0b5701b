import { z } from "zod";
import type { TemplateName } from "./templates";

/** A mail as it waits in the queue, encrypted. */
export const QueuedMail = z.object({
  /** The same at every attempt: it becomes the Message-ID, so that a mail sent twice shows once. */
  id: z.uuid(),
  to: z.string(),
  template: z.custom<TemplateName>((value) => typeof value === "string"),
  props: z.custom<object>((value) => typeof value === "object" && value !== null),
  /** Of a mail with an invitation's link: where to note what became of it. */
  invitation: z
    .object({ id: z.string(), organizationId: z.string(), secretHash: z.string() })
    .optional(),
});
export type QueuedMail = z.infer<typeof QueuedMail>;
