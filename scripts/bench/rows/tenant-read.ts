import { doorRow } from "../door-rows";

const against = "no policies or door";

/** A list of members as verbs write it, by a role that sees one organization. */
export const tenantRead = doorRow({
  name: "tenant-read",
  label: "tenant's list",
  kind: "read",
  against,
  limit: 1.25,
});

/** The same in plain SQL, where the door is all that there is beside the query. */
export const plainTenantRead = doorRow({
  name: "plain-tenant-read",
  label: "tenant's list in plain SQL",
  kind: "plain read",
  against,
});
