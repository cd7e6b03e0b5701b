import { doorRow } from "../door-rows";

/** A list of members, by a role that sees one organization. */
export const tenantRead = doorRow({
  name: "tenant-read",
  label: "tenant's list",
  kind: "read",
  against: "no policies or door",
  limit: 1.25,
});
