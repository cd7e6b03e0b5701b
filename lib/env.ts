import { z } from "zod";
import { productName } from "./product";

/**
 * Everything that the environment decides, validated once when a process starts. The only file of
 * app/, components/, lib/ and db/ that reads `process.env`. `.env.example` documents each name.
 */

/** `next build` evaluates modules without an environment; nothing of it may be needed there. */
const isBuild = process.env.NEXT_PHASE === "phase-production-build";

const defaultAppUrl = "http://localhost:3000";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const url = (protocols: RegExp) => z.url({ protocol: protocols });

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/, "set it to a postgresql:// URL");

const commaSeparated = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

/** The user name in a connection URL. */
const loginOf = (text = "") => /^\w+:\/\/([^:@/]*)/.exec(text)?.[1];

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    APP_MODE: z.enum(["development", "preview", "production", "test"]).optional(),
    APP_URL: url(/^https?$/)
      .transform((value) => new URL(value).origin)
      .optional(),
    BETTER_AUTH_SECRET: z.string().min(32).optional(),
    PASSWORD_PEPPER: z.string().min(16).optional(),

    AUDIT_SECRET: z
      .string()
      .default("")
      .transform(commaSeparated)
      .refine((secrets) => secrets.every((secret) => secret.length >= 32), {
        error: "each of its secrets needs 32 or more random characters",
      }),
    AUDIT_HEADS_FILE: z.string().min(1).default(".data/audit-heads.jsonl"),
    AUDIT_ARCHIVE_DIR: z.string().min(1).default(".data/archives"),
    AUDIT_RETENTION_MONTHS: z.coerce.number().int().min(1).max(1200).optional(),

    DATABASE_URL: databaseUrl.optional(),
    DIRECT_URL: databaseUrl.optional(),
    DB_SSL: z.enum(["disable", "require", "verify-full"]).optional(),
    DB_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
    DB_PREPARE: flag.optional(),
    MIGRATE_ON_START: flag.default(false),

    GOOGLE_CLIENT_ID: z.string().min(1).optional(),
    GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
    GITHUB_CLIENT_ID: z.string().min(1).optional(),
    GITHUB_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_ISSUER: url(/^https?$/).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    OIDC_NAME: z.string().min(1).max(40).default("Single sign-on"),
    OIDC_SCOPES: z.string().min(1).default("openid email profile"),

    SMTP_URL: url(/^smtps?$/).optional(),
    MAIL_FROM: z.string().min(3).default(`${productName} <no-reply@localhost>`),
    MAIL_DIR: z.string().min(1).default(".data/mail"),

    TRUSTED_PROXIES: z.string().default("").transform(commaSeparated),
    SIGNUP_MODE: z.enum(["open", "invite"]).default("open"),
    RATE_LIMITS: z.enum(["production", "development"]).optional(),
    LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).optional(),
  })
  .superRefine((value, context) => {
    for (const name of ["GOOGLE", "GITHUB"] as const) {
      if (Boolean(value[`${name}_CLIENT_ID`]) !== Boolean(value[`${name}_CLIENT_SECRET`])) {
        context.addIssue({
          code: "custom",
          path: [`${name}_CLIENT_ID`],
          message: `set ${name}_CLIENT_ID and ${name}_CLIENT_SECRET together`,
        });
      }
    }
    const oidc = [value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET];
    if (oidc.some(Boolean) && !oidc.every(Boolean)) {
      context.addIssue({
        code: "custom",
        path: ["OIDC_ISSUER"],
        message: "set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together",
      });
    }
  })
  .transform((value) => {
    const MODE = value.APP_MODE ?? value.NODE_ENV;
    return {
      ...value,
      MODE,
      APP_URL: value.APP_URL ?? defaultAppUrl,
      DATABASE_URL: value.DATABASE_URL ?? "",
      /** Migrations and commands connect as the owner; without a URL of its own, as DATABASE_URL. */
      DIRECT_URL: value.DIRECT_URL ?? value.DATABASE_URL ?? "",
      /** One login for both: the application then takes the role `application` on every connection. */
      SHARED_LOGIN: !value.DIRECT_URL || loginOf(value.DIRECT_URL) === loginOf(value.DATABASE_URL),
      BETTER_AUTH_SECRET: value.BETTER_AUTH_SECRET ?? (isBuild ? crypto.randomUUID() : ""),
      RATE_LIMITS:
        value.RATE_LIMITS ??
        (MODE === "development" || MODE === "preview" ? "development" : "production"),
      LOG_LEVEL: value.LOG_LEVEL ?? (MODE === "test" ? "warn" : "info"),
    };
  });

function readEnv() {
  const present = Object.fromEntries(
    Object.entries(process.env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    // The value is never printed: it may be a secret.
    (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
  );
  throw incomplete(problems);
}

const incomplete = (problems: string[]) =>
  new Error(`The environment is not complete (see .env.example):\n${problems.join("\n")}`);

export const env = readEnv();

/**
 * What a server needs beyond what commands do; called when it starts. Without it, production would
 * drop mail, or sign with a secret that everybody knows.
 * @throws one sentence for each variable that is missing
 */
export function requireServerEnvironment(): void {
  const missing: string[] = [];
  const need = (name: string, present: unknown, advice: string) =>
    present || missing.push(`  ${name}: ${advice}`);
  need("DATABASE_URL", env.DATABASE_URL, "set it to a postgresql:// URL");
  need("BETTER_AUTH_SECRET", env.BETTER_AUTH_SECRET, "set it to 32 or more random characters");
  if (env.MODE === "production") {
    need("APP_URL", process.env.APP_URL, "set it to the public address of the site");
    need("SMTP_URL", env.SMTP_URL, "set it to smtp://user:password@host:port");
  }
  if (missing.length > 0) throw incomplete(missing);
}
