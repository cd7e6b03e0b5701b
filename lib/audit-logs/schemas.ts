import { z } from "zod";
import { ListQuery } from "@/lib/pagination";
import { isPlainText } from "@/lib/request/is-plain-text";

const word = (longest: number) =>
  z.string().trim().min(1).max(longest).refine(isPlainText).optional().catch(undefined);
const day = z.iso
  .date()
  .refine((text) => text > "1900" && text < "9999")
  .optional()
  .catch(undefined);

/** The query parameters of the audit log. Nonsense is read as nothing. */
export const AuditLogQuery = ListQuery.extend({
  /** A user's id, `system:<job>` or `database:<login>`. */
  actor: word(300),
  /** The name of a kind of event. */
  kind: word(40),
  /** The first and the last day, in UTC: 2026-11-20. */
  from: day,
  to: day,
  /** `<table>:<row id>`: the history of one thing. */
  object: z
    .string()
    .max(200)
    .regex(/^[a-z_]+:[\w.@+-]+$/)
    .optional()
    .catch(undefined),
});
export type AuditLogQuery = z.output<typeof AuditLogQuery>;

export const ExportQuery = AuditLogQuery.extend({
  format: z.enum(["csv", "json"]).catch("csv").default("csv"),
});
export type ExportQuery = z.output<typeof ExportQuery>;
