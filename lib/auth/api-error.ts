import { APIError } from "better-auth/api";
import { AppError, type ErrorCode, statusOf } from "@/lib/errors";

const statusNames = {
  INVALID: "BAD_REQUEST",
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  TOO_LARGE: "PAYLOAD_TOO_LARGE",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  INTERNAL: "INTERNAL_SERVER_ERROR",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, string>;

/** What better-auth says, for people; other messages of its 4xx answers are fit to be shown. */
const messages: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: "The address or the password is not right.",
  INVALID_PASSWORD: "The password is not right.",
  EMAIL_NOT_VERIFIED: "Confirm your address first: we have sent you another mail with a link.",
  INVALID_TOKEN: "This link is not valid any more. Ask for a new one.",
  UNAUTHORIZED: "Sign in to go on.",
  FAILED_TO_CREATE_USER: "The account could not be created. Try again.",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "This account has no password yet. Set one with “Forgot password”.",
  SESSION_NOT_FRESH: "Sign in again to do this: your session is older than a day.",
  FAILED_TO_UNLINK_LAST_ACCOUNT: "This is your only way to sign in. Set a password first.",
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: "There is no such organization.",
  ORGANIZATION_NOT_FOUND: "There is no such organization.",
  ORGANIZATION_ALREADY_EXISTS: "This address is taken. Choose another one.",
  ORGANIZATION_SLUG_ALREADY_TAKEN: "This address is taken. Choose another one.",
};

/** Codes whose meaning is another status than better-auth gives them. */
const codes: Record<string, ErrorCode> = {
  // To outsiders an organization does not exist.
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: "NOT_FOUND",
  ORGANIZATION_NOT_FOUND: "NOT_FOUND",
  ORGANIZATION_ALREADY_EXISTS: "CONFLICT",
  ORGANIZATION_SLUG_ALREADY_TAKEN: "CONFLICT",
};

/** For hooks of better-auth, which let only its own errors through. */
export function toApiError(error: AppError): APIError {
  const { code, message, fields, retryAfter } = error;
  return new APIError(statusNames[code], { code, message, fields, retryAfter });
}

interface AuthErrorBody {
  code?: string;
  message?: string;
  fields?: Record<string, string>;
  retryAfter?: number;
}

export interface AuthError extends AuthErrorBody {
  status: number;
  code: string;
  message: string;
}

/** One reading of better-auth's errors, thrown or answered, for forms and HTTP alike. */
export function readAuthError(status: number, body: AuthErrorBody): AuthError {
  const code = body.code ?? codeOf(status);
  const better = codes[code];
  return {
    status: better ? statusOf[better] : status === 422 ? 400 : status,
    code: better ?? code,
    message: messages[code] ?? body.message ?? "This was not possible.",
    fields: body.fields,
    retryAfter: body.retryAfter,
  };
}

const codeOf = (status: number): ErrorCode =>
  (Object.keys(statusOf) as ErrorCode[]).find((code) => statusOf[code] === status) ?? "INVALID";

/** What a verb throws for an error that it met in better-auth; others are given back as they are. */
export function fromApiError(error: unknown): unknown {
  if (!(error instanceof APIError) || error.statusCode >= 500) return error;
  const { status, message, fields, retryAfter } = readAuthError(
    error.statusCode,
    (error.body ?? {}) as AuthErrorBody,
  );
  return new AppError(codeOf(status), message, { fields, retryAfter, cause: error });
}
