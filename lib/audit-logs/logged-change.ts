/** A row as it was, or the columns of it that an update changed. */
export type Image = Readonly<Record<string, unknown>>;

/** One row of the audit log, as the rest of this folder reads it. */
export interface LoggedChange {
  /** Position in the log, with `at`: a moment in UTC with all of PostgreSQL's digits. */
  id: string;
  at: string;
  table: string;
  operation: "INSERT" | "UPDATE" | "DELETE" | "TRUNCATE";
  row: string | null;
  /** A user's id, `system:<job>`, `database:<login>`, or null for somebody who was not signed in. */
  user: string | null;
  /** The administrator who acted as that user. */
  impersonator: string | null;
  ip: string | null;
  agent: string | null;
  request: string | null;
  /** Before and after; of an update only the columns that changed. */
  before: Image | null;
  after: Image | null;
}

export interface PersonName {
  id: string;
  name: string;
  email: string;
  image: string | null;
}

/** What a sentence needs to know besides the change itself; made by `findNames`. */
export interface Names {
  /** By user id; people whose account is gone are missing. */
  people: ReadonlyMap<string, PersonName>;
  /** By `<table>:<row id>`: whose membership, which address an invitation went to. */
  subjects: ReadonlyMap<string, { userId?: string; email?: string }>;
}
