import { doorRow } from "../door-rows";

/** A change of a row that is recorded in the audit log, by a role that sees one organization. */
export const auditedWrite = doorRow({
  name: "audited-write",
  label: "audited, isolated write",
  kind: "write",
  against: "no triggers, policies or door",
  limit: 1.4,
});
