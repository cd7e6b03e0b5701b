import { APIError } from "better-auth/api";
import { logError, logger } from "@/lib/logger";

/**
 * better-auth's own log. Its sentences may quote what a client sent, and its arguments carry rows:
 * only errors go through, described without values.
 */
export function logAuthMessage(level: string, _message: string, ...details: unknown[]): void {
  const error = details.find((detail) => detail instanceof Error);
  if (error) logError(error, { source: "better-auth" });
  else logger.debug({ source: "better-auth", level }, "better-auth refused a request");
}

/** What an endpoint threw; refusals are answers, not errors. */
export function logAuthError(error: unknown): void {
  if (error instanceof APIError && error.statusCode < 500) return;
  logError(error, { source: "better-auth" });
}
