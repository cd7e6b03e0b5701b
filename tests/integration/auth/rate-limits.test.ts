import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { rateLimits } from "@/db/schema";
import { consumeAttempt } from "@/lib/rate-limits/consume-attempt";
import { rules } from "@/lib/rate-limits/rules";
import { authRequest } from "@/tests/support/auth-request";

describe("rate limits", () => {
  it("allow exactly as many attempts as the rule says, however parallel they are", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () => consumeAttempt("sign-in-address", "kim@example.net")),
    );
    const allowed = results.filter(({ status }) => status === "fulfilled");
    expect(allowed).toHaveLength(rules["sign-in-address"].attempts);
  });

  it("begin anew when the window is over", async () => {
    await db.update(rateLimits).set({ resetsAt: new Date(Date.now() - 1000) });
    await consumeAttempt("sign-in-address", "kim@example.net");
    const [row] = await db.select().from(rateLimits);
    expect(row?.count).toBe(1);
    expect(row?.resetsAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("count the addresses of one IPv6 network as one", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, host) =>
        consumeAttempt("sign-in", `2001:db8:1:2::${host.toString(16)}`),
      ),
    );
    const allowed = results.filter(({ status }) => status === "fulfilled");
    expect(allowed).toHaveLength(rules["sign-in"].attempts);
    await consumeAttempt("sign-in", "2001:db8:1:3::1");
  });

  it("keep no address, only a hash of it", async () => {
    for (const { key } of await db.select().from(rateLimits)) {
      expect(key).not.toMatch(/kim|example|2001/);
    }
  });

  it("answer 429 with Retry-After, for an address from wherever it is tried", async () => {
    let answer = await attempt();
    for (let tried = 0; tried < rules["sign-in-address"].attempts; tried++)
      answer = await attempt();
    expect(answer.status).toBe(429);
    expect(answer.body).toEqual({
      code: "RATE_LIMITED",
      message: expect.stringMatching(/Try again/),
    });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  const attempt = () =>
    authRequest("/sign-in/email", {
      body: { email: "lee@example.net", password: "wrong password" },
    });
});
