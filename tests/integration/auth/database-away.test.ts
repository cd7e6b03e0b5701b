import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTcpProxy, type TcpProxy } from "@/tests/support/tcp-proxy";

type Support = typeof import("@/tests/support/auth-request") &
  typeof import("@/tests/support/people");

/** What a request to the auth API needs the database for. */
const calls: [string, Parameters<Support["authRequest"]>[1]][] = [
  ["/get-session", {}],
  ["/token", {}],
  ["/list-sessions", {}],
  ["/sign-in/email", { body: { email: "a@example.net", password: "a good password" } }],
  ["/sign-up/email", { body: { email: "a@example.net", password: "a good password", name: "Al" } }],
  ["/request-password-reset", { body: { email: "a@example.net" } }],
  ["/update-user", { body: { name: "Al Example" } }],
  ["/organization/create", { body: { name: "Al & Co", slug: "al-and-co" } }],
];

describe("while the database is away", () => {
  let line: TcpProxy;
  let support: Support;
  let cookies: string;
  let ask: (
    path: string,
    call?: (typeof calls)[number][1],
  ) => Promise<Awaited<ReturnType<Support["authRequest"]>>>;

  beforeAll(async () => {
    const direct = new URL(process.env.DATABASE_URL ?? "");
    line = await startTcpProxy({ host: direct.hostname, port: Number(direct.port) });
    const through = new URL(direct);
    through.port = String(line.port);
    // Before anything imports lib/env.
    process.env.DATABASE_URL = through.toString();
    support = {
      ...(await import("@/tests/support/auth-request")),
      ...(await import("@/tests/support/people")),
    };
    cookies = await support.signInAs((await support.createPerson()).email);
    const { GET } = await import("@/app/api/auth/get-session/route");
    ask = async (path, call = {}) => {
      if (path !== "/get-session") return support.authRequest(path, { cookies, ...call });
      const response = await GET(
        new Request("http://localhost:3000/api/auth/get-session", { headers: { cookie: cookies } }),
      );
      const body = await response.json();
      return { status: response.status, headers: response.headers, body, cookies: "" };
    };
  });

  afterAll(() => line.stop());

  for (const mode of ["refuse", "hang"] as const) {
    it(`answers 503 within two seconds when it does ${mode}, and 200 when it is back`, async () => {
      line.set(mode);
      for (const [path, call] of calls) {
        const answer = await Promise.race([
          ask(path, call),
          new Promise<"no answer">((resolve) => setTimeout(resolve, 2_000, "no answer")),
        ]);
        if (answer === "no answer") throw new Error(`${path}: no answer in two seconds`);
        expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(503);
        expect(answer.body).toEqual({ code: "UNAVAILABLE", message: expect.any(String) });
        expect(answer.headers.get("retry-after")).toBe("2");
        expect(answer.headers.getSetCookie(), `${path} signs nobody out`).toEqual([]);
      }
      line.set("pass");
      await expect
        .poll(async () => (await ask("/get-session")).status, { timeout: 5_000 })
        .toBe(200);
      expect((await ask("/get-session")).body).toMatchObject({ user: { emailVerified: true } });
    });
  }
});
