import { parseArgs } from "node:util";
import { AuditError } from "@/lib/audit-logs/audit-error";
import type { Command } from "@/scripts/command";

const command: Command = {
  summary: "Proves that the audit log is as it was written, or names the first row that is not.",
  usage: [
    "npm run db:verify -- audit [--archive <file>]",
    "",
    "Fails when a row was changed, removed, inserted or reordered, or a seal is not in order.",
    "--archive <file>   verifies an exported month instead, by its own seals",
    "See docs/operations/audit-log.md.",
  ].join("\n"),
  needs: "database",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { archive: { type: "string" } },
      allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== "audit") {
      throw new AuditError("It is not said what to verify.", "npm run db:verify -- audit");
    }
    const findings = values.archive ? await verifyFile(values.archive) : await verifyLog();
    for (const finding of findings) console.error(`✗ ${finding}`);
    if (findings.length > 0) process.exitCode = 1;
    else console.log("✓ Everything is as it was sealed.");
  },
};

async function verifyFile(path: string): Promise<string[]> {
  const { verifyArchiveFile } = await import("@/lib/audit-logs/verify-archive-file");
  const { sealKeys } = await import("@/lib/audit-logs/seal-key");
  const { month, rows, seals, finding } = await verifyArchiveFile(path, sealKeys());
  console.log(
    `${month || path}: ${rows.toLocaleString("en")} rows as sealed, in ${seals} seal${seals === 1 ? "" : "s"}`,
  );
  return finding ? [`${finding}.`] : [];
}

async function verifyLog(): Promise<string[]> {
  const { env } = await import("@/lib/env");
  const { withConnection } = await import("../migrations/owner-connection");
  const { verifyAuditLog } = await import("@/lib/audit-logs/verify-audit-log");
  const { describeCoverage, describeFindings } = await import("@/lib/audit-logs/describe-verdict");
  const verdict = await withConnection(env.DIRECT_URL, { ssl: env.DB_SSL }, (sql) =>
    verifyAuditLog(sql, {
      headsFile: env.AUDIT_HEADS_FILE,
      archiveFolder: env.AUDIT_ARCHIVE_DIR,
      onProgress: (message) => console.error(message),
    }),
  );
  for (const line of describeCoverage(verdict)) console.log(line);
  return describeFindings(verdict);
}

export default command;
