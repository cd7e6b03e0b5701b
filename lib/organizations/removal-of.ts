import { lifetimes } from "@/lib/auth/lifetimes";

/** When an organization whose deletion began then is removed for good, to the day. */
export const removalOf = (deletedAt: Date) =>
  new Date(deletedAt.getTime() + lifetimes.deletedOrganization * 1000);
