/**
 * Something about this machine or its settings stops a command. Commands print `message` (what is
 * wrong, one sentence) and `fix` (what to do, one sentence), never a stack.
 */
export class SetupError extends Error {
  override name = "SetupError";

  constructor(
    message: string,
    readonly fix: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
