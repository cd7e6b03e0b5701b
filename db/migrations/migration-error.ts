/**
 * Migrations cannot go on, for a reason that a person can mend. `message` says what is wrong,
 * `fix` what to do; neither contains a password.
 */
export class MigrationError extends Error {
  override name = "MigrationError";

  constructor(
    message: string,
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
