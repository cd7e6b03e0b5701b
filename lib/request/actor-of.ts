import type { Actor } from "@/db/actor";
import type { Visitor } from "@/lib/auth/context";
import { requestId } from "./request-id";

/** What is kept of a browser's name. */
const longestUserAgent = 512;

/** A visitor as the audit log will know them; whose session it is, is claimed when it is found. */
export function actorOf({ headers, address }: Visitor): Actor {
  const agent = headers.get("user-agent")?.slice(0, longestUserAgent).toWellFormed();
  return { ip: address, ...(agent && { agent }), request: requestId() };
}
