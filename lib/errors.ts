/** The HTTP status that a door gives to each kind of error. */
export const statusOf = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;

interface Details {
  /** What is wrong with each field of a form, by field name. */
  fields?: Record<string, string>;
  /** Seconds until it is worth trying again. */
  retryAfter?: number;
  cause?: unknown;
}

/**
 * The only error that verbs throw on purpose. `message` is written for the person who reads it:
 * it never contains SQL, values of others, or a stack. Only doors catch it.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields?: Record<string, string>;
  readonly retryAfter?: number;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = details.fields;
    this.retryAfter = details.retryAfter;
  }

  get status(): number {
    return statusOf[this.code];
  }
}

export const unavailable = (cause?: unknown) =>
  new AppError("UNAVAILABLE", "The service is not available right now. Try again in a moment.", {
    retryAfter: 2,
    cause,
  });
