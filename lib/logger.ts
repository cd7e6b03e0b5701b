import { randomBytes } from "node:crypto";
import pino from "pino";
import { env } from "@/lib/env";

const secretName =
  /pass(word|phrase)|token|secret|authorization|cookie|api[-_]?key|private[-_]?key|pepper|credential/i;
const personalName = /^(e-?mail|to|params|parameters|payload)$/i;
const redacted = "[redacted]";

/** Takes out of a sentence what may be a secret or an address: errors quote what they were given. */
function scrub(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${redacted}@`)
    .replace(/([?&][\w.-]+=)[^&\s"'<>]+/g, `$1${redacted}`)
    .replace(/[^\s<>"'(),:;@]+@[^\s<>"'(),:;@]+\.[^\s<>"'(),:;@]+/g, "[address]")
    .slice(0, 1_000);
}

/** PostgreSQL's data exceptions (class 22) end with the value that they refuse. */
function messageOf(error: Error & { code?: unknown }): string {
  // Parsers quote what they could not read.
  if (error instanceof SyntaxError) return "Something could not be parsed";
  // Drizzle's message is the statement and then its parameters.
  if ("query" in error && "params" in error) return "Failed query";
  const isData = typeof error.code === "string" && /^22[0-9A-Z]{3}$/.test(error.code);
  return scrub(isData ? error.message.replace(/: .*$/s, "") : error.message);
}

const known = ["code", "severity", "table_name", "table", "constraint_name", "constraint"] as const;

interface DescribedError {
  name: string;
  message: string;
  query?: string;
  stack?: string[];
  cause?: DescribedError;
  [detail: string]: unknown;
}

/** What may be written about an error: never parameters, details, or values that it quotes. */
function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, message: scrub(String(error)) };
  const described: DescribedError = { name: error.name, message: messageOf(error) };
  const details = error as unknown as Record<string, unknown>;
  for (const name of known) {
    if (typeof details[name] === "string") described[name] = details[name];
  }
  if ("params" in error && typeof details.query === "string") {
    described.query = details.query.slice(0, 500);
  }
  if (error.cause && depth < 4) described.cause = describeError(error.cause, depth + 1);
  // Only the frames: the first lines repeat the message.
  described.stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return described;
}

function redact(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return describeError(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > 5) return "[deep]";
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretName.test(name) || personalName.test(name) ? redacted : redact(item, depth + 1),
    ]),
  );
}

/** One readable line instead of JSON, for a person at a terminal. */
const terminal = {
  write(line: string) {
    const { level, time, msg, error, ...rest } = JSON.parse(line);
    const clock = new Date(time).toLocaleTimeString("en-GB");
    const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : "";
    const trouble = error ? `\n${formatError(error)}` : "";
    process.stdout.write(`${clock} ${level} ${msg ?? ""}${details}${trouble}\n`);
  },
};

function formatError({ name, message, code, query, stack = [], cause }: DescribedError): string {
  const lines = [`  ${name}${code ? ` (${code})` : ""}: ${message}`];
  if (query) lines.push(`    query: ${query}`);
  lines.push(...stack.slice(0, 8));
  if (cause) lines.push(`  caused by${formatError(cause)}`);
  return lines.join("\n");
}

/**
 * The process's log: JSON lines, readable lines in development. Whatever is called a secret, an
 * address or a query's parameters is redacted at any depth. Sentences are not: put no value in them.
 */
export const logger = pino(
  {
    level: env.LOG_LEVEL,
    base: null,
    formatters: {
      level: (level) => ({ level }),
      log: (fields) => redact(fields) as Record<string, unknown>,
    },
    // `redact` has described errors already; pino's own serializer would add their parameters.
    serializers: { err: (value) => value, error: (value) => value },
  },
  env.MODE === "development" ? terminal : process.stdout,
);

/**
 * Logs an unexpected error with its causes, without the values that it carries, and returns the id
 * that a person can quote.
 */
export function logError(error: unknown, context: Record<string, unknown> = {}): string {
  const id = randomBytes(6).toString("hex");
  logger.error({ id, ...context, error: describeError(error) }, "Unexpected error");
  return id;
}
