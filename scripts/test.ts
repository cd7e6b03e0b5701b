import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./command";
import { dataFolder } from "./environment";
import { requireBrowser } from "./support/browser";
import { describeError } from "./support/describe-error";
import { nodeProgram } from "./support/node-program";
import { runVisible } from "./support/run-visible";
import { countPlaywright, countVitest, type TestCounts } from "./support/test-results";

const SUITES = ["unit", "architecture", "integration", "e2e"] as const;
type Suite = (typeof SUITES)[number];

const isSuite = (text: string | undefined): text is Suite => SUITES.some((suite) => suite === text);

const reportOf = (suite: Suite) => join(dataFolder, `test-results/${suite}.json`);

async function runSuite(suite: Suite, args: string[]): Promise<number> {
  if (suite === "e2e") {
    const PLAYWRIGHT_EXECUTABLE = await requireBrowser();
    const reporters = "--reporter=list,json";
    return runVisible(
      process.execPath,
      [nodeProgram("@playwright/test", "playwright"), "test", reporters, ...args],
      { PLAYWRIGHT_EXECUTABLE, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(suite) },
    );
  }
  return runVisible(process.execPath, [
    ...[nodeProgram("vitest"), "run", "--project", suite, "--passWithNoTests"],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(suite)}`, ...args],
  ]);
}

function readCounts(suite: Suite): TestCounts {
  const file = reportOf(suite);
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, failures: [] };
  const report = JSON.parse(readFileSync(file, "utf8"));
  return suite === "e2e" ? countPlaywright(report) : countVitest(report);
}

/** Runs one suite. Whatever makes it worth nothing counts as a failure, and is said. */
async function test(suite: Suite, args: string[], filtered: boolean) {
  console.log(`\n── ${suite} tests`);
  rmSync(reportOf(suite), { force: true });
  const problems: string[] = [];
  let code = 0;
  try {
    code = await runSuite(suite, args);
  } catch (error) {
    const { message, fix } = describeError(error);
    problems.push(`${suite}: ${[message, fix].filter(Boolean).join(" ")}`);
  }
  const { passed, failed, skipped, failures } = readCounts(suite);
  if (skipped > 0) problems.push(`${suite}: ${skipped} skipped; every test has to run.`);
  if (problems.length === 0 && failed === 0) {
    const empty = passed === 0 && !filtered;
    if (empty) problems.push(`${suite}: no test ran.`);
    else if (code !== 0 && passed > 0) {
      problems.push(`${suite}: failed outside its tests (exit code ${code}); see above.`);
    }
  }
  const counted = failed + problems.length;
  problems.push(...failures.map((failure) => `${suite}: ${failure}`));
  return { passed, failed: counted, problems };
}

async function run(args: string[]): Promise<void> {
  const [first, ...rest] = args;
  const only = isSuite(first);
  const suites = only ? [first] : SUITES;
  const passOn = (only ? rest : args).filter((arg) => arg !== "--");
  mkdirSync(join(dataFolder, "test-results"), { recursive: true });

  let passed = 0;
  let failed = 0;
  const problems: string[] = [];
  for (const suite of suites) {
    const result = await test(suite, passOn, passOn.length > 0);
    passed += result.passed;
    failed += result.failed;
    problems.push(...result.problems);
  }
  if (passed + failed === 0) {
    failed = 1;
    problems.push(`No test matches ${passOn.join(" ")}.`);
  }
  console.log("");
  for (const problem of problems) console.log(`✗ ${problem}`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

export default {
  summary: "Runs the tests: unit, architecture, integration and e2e.",
  usage: `npm test -- [filter] [options]
npm run test:unit | test:integration | test:e2e -- [filter] [options]

Installs a browser when there is none. Filter and options go to Vitest and Playwright. The last line
is "N passed, N failed"; a skipped test, or a suite without a test, counts as failed.

  PLAYWRIGHT_EXECUTABLE   the browser to use`,
  needs: "none",
  run,
} satisfies Command;
