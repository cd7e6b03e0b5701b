import type { TransactionSql } from "postgres";
import { MigrationError } from "./migration-error";
import { withoutTimeLimits } from "./migration-lock";

/** Runs the text of a migration file; an error names the file and the line. */
export async function runFile(sql: TransactionSql, file: string, text: string): Promise<void> {
  await withoutTimeLimits(sql);
  await sql.unsafe(text).catch((cause: { message: string; position?: string }) => {
    const line = cause.position
      ? ` at line ${text.slice(0, Number(cause.position) - 1).split("\n").length}`
      : "";
    throw new MigrationError(
      `${file} failed${line}: ${cause.message}.`,
      "Nothing of it was applied: mend the file or the data, then run it again.",
      { cause },
    );
  });
}
