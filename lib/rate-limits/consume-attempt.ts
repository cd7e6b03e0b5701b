import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { sql as statement } from "drizzle-orm";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { type RuleName, ruleFor } from "./rules";

/** Subjects are addresses of people and machines: only a hash of them is kept. */
const keyOf = (name: RuleName, subject: string) =>
  `${name}:${createHash("sha256").update(counted(subject.toLowerCase())).digest("base64url").slice(0, 22)}`;

/** A household or a server has a /64 of IPv6 to itself: its addresses count as one. */
function counted(subject: string): string {
  return subject
    .split(" ")
    .map((part) => (isIPv6(part) ? networkOf(part) : part))
    .join(" ");
}

function networkOf(address: string): string {
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing =
    tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const all = [...groups, ...Array(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":")];
  return all.slice(0, 4).join(":");
}

/**
 * Counts an attempt, in one statement, so that parallel attempts and several servers count alike.
 * @param subject who is limited: a client address, an e-mail address or a user id.
 * @throws RATE_LIMITED with `retryAfter` in seconds when there were too many.
 */
export async function consumeAttempt(name: RuleName, subject: string): Promise<void> {
  const rule = ruleFor(name);
  const resetsAt = statement`now() + make_interval(secs => ${rule.window})`;
  const isOver = statement`${rateLimits.resetsAt} <= now()`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key: keyOf(name, subject), count: 1, resetsAt })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: statement`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`,
        resetsAt: statement`case when ${isOver} then excluded.resets_at else ${rateLimits.resetsAt} end`,
      },
    })
    .returning({ count: rateLimits.count, resetsAt: rateLimits.resetsAt });
  if (row && row.count > rule.attempts) {
    const seconds = Math.max(1, Math.ceil((row.resetsAt.getTime() - Date.now()) / 1000));
    throw new AppError("RATE_LIMITED", `Too many attempts. Try again ${inWords(seconds)}.`, {
      retryAfter: seconds,
    });
  }
}

function inWords(seconds: number): string {
  if (seconds < 90) return `in ${seconds} seconds`;
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
