import type { Command } from "./command";
import { type Mode, type PreparedEnvironment, prepareEnvironment, variable } from "./environment";
import { checkDatabase } from "./support/check-database";
import { checkEnvironment } from "./support/check-environment";
import { checkMachine } from "./support/check-machine";
import { describeError } from "./support/describe-error";
import { type Finding, fail } from "./support/finding";

const SIGNS = { ok: "✓", warn: "!", fail: "✗" } as const;

function print({ level, subject, text, fix }: Finding): void {
  console.log(`${SIGNS[level]} ${subject.padEnd(18)} ${text}`);
  if (fix) console.log(`  ${" ".repeat(18)} ${fix}`);
}

async function run(): Promise<void> {
  const findings: Finding[] = [];
  const report = (found: Finding[]) => {
    for (const finding of found) print(finding);
    findings.push(...found);
  };
  let prepared: PreparedEnvironment | undefined;
  try {
    prepared = await prepareEnvironment({ database: true });
  } catch (error) {
    const { message, fix } = describeError(error);
    report([fail("Database", message, fix ?? "See above.")]);
  }
  try {
    const mode = prepared?.mode ?? ((variable("APP_MODE") ?? "development") as Mode);
    report(await checkMachine());
    report(await checkEnvironment(mode));
    if (prepared) report(await checkDatabase(mode));
  } finally {
    await prepared?.stop();
  }
  const count = (level: Finding["level"]) => findings.filter((one) => one.level === level).length;
  console.log(`\n${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} to mend`);
  if (count("fail") > 0) process.exitCode = 1;
}

export default {
  summary: "Names what is wrong with this machine or environment, with the fix for each.",
  usage: `npm run doctor

Checks Node, dependencies, disk, port, browser, variables, secrets, mail, the database with its
logins and migrations. Exit code 1 when something has to be mended. APP_MODE=production checks
what production needs.`,
  needs: "none",
  run,
} satisfies Command;
