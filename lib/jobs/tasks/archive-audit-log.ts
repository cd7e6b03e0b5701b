import { z } from "zod";
import { sql } from "@/db/client";
import { archiveAuditMonth } from "@/lib/audit-logs/archive-audit-month";
import { detachAuditMonth, findExpiredMonths } from "@/lib/audit-logs/archived-months";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import type { Task } from "../task";

/** Takes months that AUDIT_RETENTION_MONTHS ends out of the database; does nothing without it. */
export const archiveAuditLog: Task<object> = {
  payload: z.object({}),
  async run(_, signal) {
    if (!env.AUDIT_RETENTION_MONTHS) return;
    for (const month of await findExpiredMonths(sql, env.AUDIT_RETENTION_MONTHS)) {
      if (signal.aborted) return;
      const { file, rowCount } = await archiveAuditMonth(sql, month, env.AUDIT_ARCHIVE_DIR);
      await detachAuditMonth(sql, month);
      logger.info({ file, rows: rowCount }, "Archived a month of the audit log");
    }
  },
};
