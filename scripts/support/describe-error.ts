/** What to print about a failed command. */
export interface ErrorDescription {
  message: string;
  fix?: string;
}

const DATABASE_FIXES: Record<string, string> = {
  ECONNREFUSED: "Start the database server, or correct DATABASE_URL.",
  ENOTFOUND: "Correct the host name in DATABASE_URL.",
  CONNECT_TIMEOUT: "Check that the database server can be reached from here.",
  CONNECTION_CLOSED: "Check the database server and its log, then try again.",
  "28P01": "Correct the user and password in DATABASE_URL and DIRECT_URL.",
  "28000": "Correct the user and password in DATABASE_URL and DIRECT_URL.",
  "3D000": "Create the database, or correct the name in DATABASE_URL.",
  "42501": "Give the login that right, or set DIRECT_URL to the owner of the database.",
  "53300": "Close other connections, or raise the server's max_connections.",
};

const textOf = (value: unknown) => (typeof value === "string" && value ? value : undefined);

/** What the operating system refuses, where Node's own words do not say what to do. */
function describeRefusal(code: string, path: string | undefined): ErrorDescription | undefined {
  if (code.startsWith("ERR_PARSE_ARGS")) return { message: "", fix: "See its options: -- --help" };
  if (code === "ENOSPC") return { message: "The disk is full.", fix: "Free some space." };
  if (!path || !["EACCES", "EPERM", "EROFS"].includes(code)) return undefined;
  return {
    message: `This user may not read or write ${path}.`,
    fix: "It may belong to another user: run as that one, or take it over with chown.",
  };
}

/** Turns anything thrown into one sentence and, where it is known, what to do. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, fix, path, errors } = error as Error & Record<string, unknown>;
  // Node wraps failed attempts on several addresses, without a message of its own.
  if (!error.message && Array.isArray(errors) && errors.length > 0) return describeError(errors[0]);
  const name = textOf(code) ?? "";
  const refusal = describeRefusal(name, textOf(path));
  return {
    message: (refusal?.message ?? "") || error.message || name || error.name,
    fix: textOf(fix) ?? refusal?.fix ?? DATABASE_FIXES[name],
  };
}
