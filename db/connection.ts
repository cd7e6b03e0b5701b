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
  const url = new URL(text);
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
    prepare: settings.prepare ?? query.get("pgbouncer") !== "true",
    connection,
  } satisfies Options<Record<string, never>>;
}

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
