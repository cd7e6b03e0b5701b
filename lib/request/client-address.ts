import { BlockList, isIP, isIPv6 } from "node:net";
import { env } from "@/lib/env";
import { currentExchange } from "./current-exchange";

const trusted = new BlockList();
for (const entry of env.TRUSTED_PROXIES) {
  if (entry === "*") continue;
  const [address = "", bits] = entry.split("/");
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  trusted.addSubnet(address, bits ? Number(bits) : family === "ipv6" ? 128 : 32, family);
}
const trustsAll = env.TRUSTED_PROXIES.includes("*");

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, "");

const isTrusted = (address: string) =>
  trustsAll || (isIP(address) > 0 && trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4"));

/**
 * The address of whoever sent the current request: the peer of the connection, or, where that is one
 * of TRUSTED_PROXIES, the nearest address in X-Forwarded-For that is not. A header that a client sent
 * by itself is never believed.
 */
export function clientAddress(headers: Headers): string {
  const peer = plain(currentExchange()?.request.socket.remoteAddress ?? "");
  if (peer ? !isTrusted(peer) : !trustsAll) return peer || "unknown";
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => plain(hop.trim()));
  if (trustsAll) return hops.at(-1) || peer || "unknown";
  return hops.reverse().find((hop) => isIP(hop) && !isTrusted(hop)) ?? peer;
}
