import { z } from "zod";
import { sql } from "@/db/client";
import { registryTransaction } from "@/db/registry-transaction";
import { archiveAuditMonth } from "@/lib/audit-logs/archive-audit-month";
import { detachAuditMonth, findExpiredMonths } from "@/lib/audit-logs/archived-months";
import { env } from "@/lib/env";
import { logger } from "@/lib/logger";
import type { Task } from "../task";

/** Takes months that AUDIT_RETENTION_MONTHS ends out of the database; does nothing without it. */
export const archiveAuditLog: Task<object> = {
  payload: z.object({}),
  async run(_, signal) {
    const retention = env.AUDIT_RETENTION_MONTHS;
    if (!retention) return;
    const months = await registryTransaction((tx) => findExpiredMonths(tx, retention));
    for (const month of months) {
      if (signal.aborted) return;
      const { file, rowCount } = await registryTransaction((tx) =>
        archiveAuditMonth(tx, month, env.AUDIT_ARCHIVE_DIR),
      );
      await detachAuditMonth(sql, month);
      logger.info({ file, rows: rowCount }, "Archived a month of the audit log");
    }
  },
};
