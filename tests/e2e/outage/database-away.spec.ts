import { startPreview } from "@/scripts/preview";
import { findFreePort } from "@/scripts/support/free-port";
import { demoPassword, expect, test } from "@/tests/support/e2e/test";
import { startTcpProxy } from "@/tests/support/tcp-proxy";

/** Pages that need the database; a plain `/` does not. */
const pages = ["/org/acme", "/org/acme/members", "/dashboard", "/onboarding", "/account"];

test("while the database is away every page says 503 within two seconds, and recovers by itself", async ({
  servers,
  sql,
  request,
}) => {
  test.setTimeout(120_000);
  const direct = new URL(servers.databaseUrl);
  const line = await startTcpProxy({ host: direct.hostname, port: Number(direct.port) });
  direct.port = String(line.port);
  const preview = await startPreview({
    port: await findFreePort(),
    databaseUrl: direct.toString(),
    directUrl: servers.directUrl,
  });
  try {
    const url = preview.url;
    const signIn = await request.post(`${url}/api/auth/sign-in/email`, {
      data: { email: "owner@example.com", password: demoPassword },
      headers: { origin: url },
    });
    expect(signIn.status()).toBe(200);
    for (const mode of ["refuse", "hang"] as const) {
      line.set(mode);
      for (const path of pages) {
        const started = Date.now();
        const answer = await request.get(url + path, { maxRedirects: 0 });
        expect(answer.status(), `${path}, ${mode}`).toBe(503);
        expect(answer.headers()["retry-after"]).toBe("2");
        expect(await answer.text()).toContain("We will be right back");
        expect(Date.now() - started, `${path}, ${mode}`).toBeLessThan(2_000);
      }
      expect((await request.get(`${url}/api/health`)).status()).toBe(200);
      expect((await request.get(url)).status()).toBe(200);

      line.set("pass");
      await expect
        .poll(async () => (await request.get(`${url}/org/acme`)).status(), { timeout: 10_000 })
        .toBe(200);
    }
    const sessions = await sql`select count(*)::int as count from sessions`;
    expect(sessions[0]?.count, "nobody was signed out").toBeGreaterThan(0);
  } finally {
    await preview.stop();
    await line.stop();
  }
});
