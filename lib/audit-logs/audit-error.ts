/**
 * Something about the audit log cannot be done, for a reason that an operator can mend. `message`
 * says what is wrong, `fix` what to do; neither contains a value of a row.
 */
export class AuditError extends Error {
  override name = "AuditError";

  constructor(
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}
