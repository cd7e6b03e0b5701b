import { parseArgs } from "node:util";
import type { Sql } from "postgres";
import { AuditError } from "@/lib/audit-logs/audit-error";
import type { Command } from "@/scripts/command";
import { withConnection } from "../migrations/owner-connection";

const command: Command = {
  summary: "Writes a month of the audit log to a file and takes it out of the log.",
  usage: [
    "npm run db:archive-audit -- [YYYY-MM] [--drop]",
    "",
    "Without a month: all that AUDIT_RETENTION_MONTHS ends. The month has to be over and sealed; it",
    "leaves the log when it has been over for a month. Its table stays in the database.",
    "--drop   drops the table of the month, once it has left the log and its file is whole",
  ].join("\n"),
  needs: "database",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { drop: { type: "boolean" } },
      allowPositionals: true,
    });
    const [named] = positionals;
    if (positionals.length > 1 || (named && !/^\d{4}-(0[1-9]|1[0-2])$/.test(named))) {
      throw new AuditError("That is no month.", "Write it as 2026-08.");
    }
    const { env } = await import("@/lib/env");
    const { findExpiredMonths, dropArchivedMonth } = await import(
      "@/lib/audit-logs/archived-months"
    );
    const retention = env.AUDIT_RETENTION_MONTHS;
    if (!named && (!retention || values.drop)) {
      throw new AuditError(
        "No month is named.",
        "For example: npm run db:archive-audit -- 2026-08",
      );
    }
    await withConnection(env.DIRECT_URL, { ssl: env.DB_SSL }, async (sql) => {
      const months = named ? [`${named}-01`] : await findExpiredMonths(sql, retention ?? 0);
      if (months.length === 0) console.log("There is no month to archive.");
      for (const month of months) {
        await archive(sql, month, env.AUDIT_ARCHIVE_DIR);
        if (!values.drop) continue;
        await dropArchivedMonth(sql, month, env.AUDIT_ARCHIVE_DIR);
        console.log(`${month.slice(0, 7)}: its table is dropped`);
      }
    });
  },
};

async function archive(sql: Sql, month: string, folder: string): Promise<void> {
  const { archiveAuditMonth } = await import("@/lib/audit-logs/archive-audit-month");
  const { detachAuditMonth } = await import("@/lib/audit-logs/archived-months");
  const name = month.slice(0, 7);
  const { file, rowCount } = await sql.begin((tx) => archiveAuditMonth(tx, month, folder));
  console.log(`${name}: ${rowCount.toLocaleString("en")} rows in ${folder}/${file}`);
  try {
    if (await detachAuditMonth(sql, month)) console.log(`${name}: taken out of the log`);
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    console.log(`${name}: ${error.message} ${error.fix}`);
  }
}

export default command;
