import { customType, timestamp } from "drizzle-orm/pg-core";

/** A moment in time. PostgreSQL keeps microseconds, JavaScript milliseconds. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Set when the row is written for the first time. */
export const createdAt = () => moment("created_at").notNull().defaultNow();

/** Kept by a trigger (`keep_updated_at`), so that plain SQL keeps it too. */
export const updatedAt = () => moment("updated_at").notNull().defaultNow();

export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
