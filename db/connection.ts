import type { Options } from "postgres";

export interface ConnectionSettings {
  /** DB_SSL; without it the URL's `sslmode` decides. */
  ssl?: "disable" | "require" | "verify-full";
  /** DB_PREPARE; without it `pgbouncer=true` in the URL turns prepared statements off. */
  prepare?: boolean;
}

/** What providers put into the query of a URL and PostgreSQL would refuse as a setting. */
const serverParameters = new Set(["application_name", "options", "search_path"]);

const decode = (text: string) => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A password with a bare percent sign, pasted as it is.
    return text;
  }
};

/**
 * Turns a connection URL, as Supabase, Neon, Railway, RDS and others hand it out, into options for
 * postgres.js. Parameters that are meant for other clients (`pgbouncer`, `schema`, `channel_binding`,
 * `connection_limit`, …) are understood or dropped, never sent to the server.
 */
export function parseConnectionUrl(text: string, settings: ConnectionSettings = {}) {
  const url = new URL(tidyUrl(text));
  const query = url.searchParams;
  const sslmode = settings.ssl ?? query.get("sslmode") ?? "";
  const connection: Record<string, string> = {};
  for (const [name, value] of query) {
    if (serverParameters.has(name)) connection[name] = value;
  }
  const schema = query.get("schema");
  if (schema && schema !== "public") connection.search_path = schema;
  const socketDirectory = query.get("host")?.startsWith("/") ? query.get("host") : null;

  return {
    host: socketDirectory ?? (decode(url.hostname).replace(/^\[|\]$/g, "") || "localhost"),
    port: Number(url.port || query.get("port") || 5432),
    database: decode(url.pathname.slice(1)) || "postgres",
    username: decode(url.username) || query.get("user") || "postgres",
    password: decode(url.password) || query.get("password") || undefined,
    ssl: sslOption(sslmode),
    prepare: settings.prepare ?? !isTransactionPooler(url),
    connection,
  } satisfies Options<Record<string, never>>;
}

/** Supabase's and others' poolers listen on 6543; prepared statements do not outlive a transaction there. */
const isTransactionPooler = (url: URL) =>
  url.searchParams.get("pgbouncer") === "true" || url.port === "6543";

/**
 * Makes a URL out of what libpq would take: a password that was pasted as it is, with characters
 * that mean something else in a URL, and no host at all, for a socket named in the query.
 */
function tidyUrl(text: string): string {
  const parts = /^(\w+:\/\/)(?:([^:@/]*)(?::(.*))?@)?([^@]*)$/.exec(text.trim());
  if (!parts) return text;
  const [, scheme = "", user, password, rest = ""] = parts;
  const login = user === undefined ? "" : user + (password ? `:${encode(password)}` : "");
  const place = /^(\/|\?|$)/.test(rest) ? `localhost${rest}` : rest;
  return scheme + (login ? `${login}@` : "") + place;
}

const encode = (text: string) => encodeURIComponent(decode(text));

/** libpq's modes: `prefer` and `allow` try TLS and go on without it, `require` does not verify. */
function sslOption(sslmode: string) {
  switch (sslmode) {
    case "require":
    case "no-verify":
      return "require" as const;
    case "verify-ca":
    case "verify-full":
      return "verify-full" as const;
    case "prefer":
    case "allow":
      return "prefer" as const;
    default:
      return false;
  }
}

/** Where the server listens, for `net.connect`. */
export const addressOf = ({ host, port }: { host: string; port: number }) =>
  host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
