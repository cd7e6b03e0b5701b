import { clientAddressHeader } from "@/lib/auth/client-address-header";
import type { Visitor } from "@/lib/auth/context";
import { clientAddress } from "./client-address";

/** Who asks, as verbs want it. Replaces whatever a client claims its address to be. */
export function visitorOf(received: Headers): Visitor {
  const address = clientAddress(received);
  const headers = new Headers(received);
  headers.set(clientAddressHeader, address);
  return { headers, address };
}
