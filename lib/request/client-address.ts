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

/** An address without what proxies write around it: `::ffff:`, a port, brackets. */
const plain = (text: string) =>
  text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/^::ffff:(?=\d+\.)/i, "");

const isTrusted = (address: string) =>
  trustsAll ||
  (env.TRUSTED_PROXIES.length > 0 &&
    isIP(address) > 0 &&
    trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4"));

/**
 * The address of whoever sent the current request: the peer of the connection, or, where that is one
 * of TRUSTED_PROXIES, the nearest address in X-Forwarded-For that is not. A header that a client sent
 * by itself is never believed.
 */
export function clientAddress(headers: Headers): string {
  const peer = plain(currentExchange()?.request.socket.remoteAddress ?? "");
  if (peer ? !isTrusted(peer) : !trustsAll) return peer || "unknown";
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map(plain);
  // From the nearest on; what stands before a hop that nobody trusts was written by a client.
  const hop = trustsAll ? hops.at(-1) : hops.reverse().find((each) => !isTrusted(each));
  return hop && isIP(hop) ? hop : peer || "unknown";
}
