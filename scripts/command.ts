/** What a command file (`scripts/*.ts`, `db/commands/*.ts`) exports as default. */
export interface Command {
  /** One line: what the command does. */
  summary: string;
  /** How it is called, with its options, one per line: `npm run db:rollback -- [n]`. */
  usage: string;
  /**
   * "database": DATABASE_URL and DIRECT_URL are set before `run`; the embedded server is started
   * when the user gave none, and stopped afterwards unless another process uses it.
   * "environment" (the default): .env files are loaded and secrets generated, no server started.
   * "none": nothing is prepared.
   */
  needs?: "database" | "environment" | "none";
  /**
   * Does the work with the arguments after `--`. Throw a `SetupError` (message and fix) for what
   * the user can mend; any error makes the exit code 1. Close what you opened: the process ends
   * only when nothing is left running.
   */
  run(args: string[]): Promise<void>;
}
