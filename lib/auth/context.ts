import type { OrganizationRole } from "@/lib/permissions";
import type { Session } from "./find-session";

/** Whoever asks, signed in or not. Verbs get it from a door and hand `headers` to better-auth. */
export interface Visitor {
  /** The request's, with the client's address under a name of ours. */
  headers: Headers;
  address: string;
}

/** Somebody who is signed in. */
export interface SignedIn extends Visitor, Session {}

/** Somebody who is a member of the organization that the URL names; read anew on every request. */
export interface MemberContext extends SignedIn {
  organization: { id: string; name: string; slug: string; logo: string | null; createdAt: Date };
  role: OrganizationRole;
}
