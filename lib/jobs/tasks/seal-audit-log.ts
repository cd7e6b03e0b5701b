import { z } from "zod";
import { registryTransaction } from "@/db/registry-transaction";
import { appendHead } from "@/lib/audit-logs/heads-file";
import { sealAuditLog as seal } from "@/lib/audit-logs/seal-audit-log";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import type { Task } from "../task";

/** Seals what has been written to the audit log since the last time. */
export const sealAuditLog: Task<object> = {
  payload: z.object({}),
  async run() {
    const head = await registryTransaction(seal);
    if (!head) return;
    await appendHead(env.AUDIT_HEADS_FILE, head).catch((error: NodeJS.ErrnoException) =>
      // The rows are sealed; where no file can be written, the log's collector has the head.
      logger.warn({ reason: error.code }, "AUDIT_HEADS_FILE cannot be written"),
    );
    logger.info({ ...head }, "Sealed the audit log");
  },
};
