import { z } from "zod";

/**
 * Everything that the environment decides, validated once when a process starts. The only file of
 * app/, components/, lib/ and db/ that reads `process.env`. `.env.example` documents each name.
 */

/** `next build` evaluates modules without an environment; nothing of it may be needed there. */
const isBuild = process.env.NEXT_PHASE === "phase-production-build";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const url = (protocols: RegExp) => z.url({ protocol: protocols });

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    APP_MODE: z.enum(["development", "preview", "production", "test"]).optional(),
    APP_URL: url(/^https?$/)
      .transform((value) => new URL(value).origin)
      .optional(),
    BETTER_AUTH_SECRET: z.string().min(32).optional(),
    PASSWORD_PEPPER: z.string().min(16).optional(),

    DATABASE_URL: url(/^postgres(ql)?$/).optional(),
    DIRECT_URL: url(/^postgres(ql)?$/).optional(),
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
    MAIL_FROM: z.string().min(3).default("Freehold <no-reply@localhost>"),
    MAIL_DIR: z.string().min(1).default(".data/mail"),

    TRUSTED_PROXIES: z
      .string()
      .default("")
      .transform((value) =>
        value
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean),
      ),
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
      APP_URL: value.APP_URL ?? "http://localhost:3000",
      DATABASE_URL: value.DATABASE_URL ?? "",
      /** Migrations and commands connect as the owner; without a URL of its own, as DATABASE_URL. */
      DIRECT_URL: value.DIRECT_URL ?? value.DATABASE_URL ?? "",
      /** One URL for both: the application then takes the role `application` on every connection. */
      SHARED_DATABASE_URL: !value.DIRECT_URL || value.DIRECT_URL === value.DATABASE_URL,
      BETTER_AUTH_SECRET: value.BETTER_AUTH_SECRET ?? (isBuild ? crypto.randomUUID() : ""),
      RATE_LIMITS:
        value.RATE_LIMITS ??
        (MODE === "development" || MODE === "preview" ? "development" : "production"),
      LOG_LEVEL: value.LOG_LEVEL ?? (MODE === "test" ? "warn" : "info"),
      required: { APP_URL: value.APP_URL },
    };
  })
  .superRefine((value, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (isBuild) return;
    if (!value.DATABASE_URL) missing("DATABASE_URL", "set it to a postgresql:// URL");
    if (!value.BETTER_AUTH_SECRET) {
      missing("BETTER_AUTH_SECRET", "set it to 32 or more random characters");
    }
    if (value.MODE === "production") {
      if (!value.required.APP_URL) missing("APP_URL", "set it to the public address of the site");
      if (!value.SMTP_URL) missing("SMTP_URL", "set it to smtp://user:password@host:port");
    }
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
  throw new Error(`The environment is not complete (see .env.example):\n${problems.join("\n")}`);
}

export const env = readEnv();
