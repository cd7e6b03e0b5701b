import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import postgres, { type Sql } from "postgres";
import type { Servers } from "./global-setup";
import { type Mail, waitForMail } from "./mailbox";

export const demoPassword = "freehold-demo-1";

interface Fixtures {
  /** The database as its owner, to look behind the pages and to prepare what no page can. */
  sql: Sql;
  /** Signs a browser in over HTTP, as the demo user with this address unless told otherwise. */
  signIn: (email: string, password?: string, context?: BrowserContext) => Promise<void>;
  /** The newest mail to an address; waits for it. */
  mailTo: (address: string, subject?: RegExp) => Promise<Mail>;
  /** An address that no other test uses. */
  newAddress: (name?: string) => string;
}

interface WorkerFixtures {
  servers: Servers;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => use(JSON.parse(process.env.E2E_SERVERS ?? "{}")),
    { scope: "worker" },
  ],
  baseURL: async ({ servers }, use) => use(servers.url),

  /** A page that fails its test when it logs an error or throws. */
  page: async ({ page, servers }, use) => {
    const problems = watchProblems(page, servers.url);
    await use(page);
    expect(problems, "errors in the browser").toEqual([]);
  },

  sql: async ({ servers }, use) => {
    const sql = postgres(servers.directUrl, { max: 2, onnotice: () => {} });
    await use(sql);
    await sql.end();
  },

  signIn: async ({ context, servers }, use) =>
    use(async (email, password = demoPassword, target = context) => {
      const response = await target.request.post(`${servers.url}/api/auth/sign-in/email`, {
        data: { email, password },
        headers: { origin: servers.url },
      });
      expect(response.status(), `sign-in of ${email}`).toBe(200);
    }),

  mailTo: async ({ request, servers }, use) =>
    use((address, subject) => waitForMail(request, servers.url, address, subject)),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  newAddress: async ({}, use) =>
    use((name = "person") => `${name}-${crypto.randomUUID().slice(0, 8)}@example.net`),
});

/** What a browser complains about; a refused request's status is no complaint of ours. */
function watchProblems(page: Page, url: string): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    // Other sites, such as the identity provider's, answer for themselves.
    if (!message.location().url.startsWith(url)) return;
    if (/^Failed to load resource: the server responded with a status of/.test(message.text()))
      return;
    problems.push(message.text());
  });
  return problems;
}

export { expect } from "@playwright/test";
