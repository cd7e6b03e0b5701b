import { expect, test } from "vitest";
import { importsOf, withoutComments } from "@/tests/support/architecture/imports";
import { read, sourcesIn } from "@/tests/support/architecture/source-files";

const product = sourcesIn("app", "components", "lib", "db", "scripts", "instrumentation.ts");

/** What runs for requests. The landing page only shows what the database would refuse. */
const served = sourcesIn("app", "components", "lib", "instrumentation.ts", "proxy.ts").filter(
  (file) => !file.startsWith("app/(marketing)/"),
);

/** Who may see the rows of every organization, and why no single one is meant. */
const acrossOrganizations: Record<string, string> = {
  "lib/auth/auth.ts": "better-auth: people, sessions, and organizations before there is a context",
  "lib/auth/discard-unverified-user.ts": "asks whether somebody is a member anywhere",
  "lib/auth/is-invited.ts": "asks whether an address is invited anywhere",
  "lib/invitations/accept-invitation.ts": "whoever accepts is no member yet",
  "lib/invitations/decline-invitation.ts": "whoever declines is no member",
  "lib/invitations/join-as-new-person.ts": "makes an account and a membership in one transaction",
  "lib/invitations/list-invitations.ts": "a search, by an index that row-level security cannot use",
  "lib/invitations/mail-invitation-link.ts": "whoever holds a copied link is no member",
  "lib/invitations/read-invitation.ts": "whoever opens a link is no member yet",
  "lib/jobs/tasks/expire-invitations.ts": "a job for all organizations",
  "lib/jobs/tasks/remove-deleted-organizations.ts": "a job for all organizations",
  "lib/members/find-membership.ts": "finds the organization and membership of a URL",
  "lib/organizations/create-organization.ts": "writes the founder's session as well",
  "lib/organizations/find-logo.ts": "a picture is shown to whoever has its address",
  "lib/organizations/list-my-organizations.ts": "the organizations of one person",
  "db/commands/seed.ts": "writes several organizations into an empty database",
  "scripts/support/prepare-database.ts": "the same, before a server for development starts",
};

/** The tables whose every change is to name its actor, or belongs to an organization. */
const guarded = /^(users|sessions|accounts|organizations|members|invitations|verifications|jwkss)$/;

const importers = (file: string, isType?: boolean) =>
  product.filter((from) =>
    importsOf(from).some((one) => one.file === file && (isType ?? one.isType) === one.isType),
  );

/** Jobs, for the same reason: the audit log is sealed and archived as a whole. */
const jobsAcross = [
  "lib/jobs/tasks/archive-audit-log.ts",
  "lib/jobs/tasks/seal-audit-log.ts",
  "scripts/bench/sealing-program.ts",
];

test("the door across organizations is opened only where no single one is meant", () => {
  expect(importers("db/registry.ts").sort()).toEqual(Object.keys(acrossOrganizations).sort());
  expect(importers("db/registry-transaction.ts").sort()).toEqual(jobsAcross);
});

test("nobody makes a door of their own", () => {
  const parts = ["scope", "scoped-client", "in-one-go", "in-one-message", "transaction"];
  for (const part of [...parts, "held-connection"]) {
    const outside = importers(`db/${part}.ts`, false).filter(
      (from) => !/^(db|scripts\/bench)\//.test(from),
    );
    expect(outside, part).toEqual([]);
  }
  const found = served.filter((file) =>
    /set_config\s*\(\s*'(role|app\.)|\bset\s+(local\s+|session\s+)?role\b|app\.(actor|organization_id)/i.test(
      withoutComments(read(file)),
    ),
  );
  expect(found).toEqual([]);
});

test("connections are opened by the database's code, by scripts and by tests alone", () => {
  const found = served.filter((file) =>
    importsOf(file).some(({ specifier, isType }) => specifier === "postgres" && !isType),
  );
  expect(found).toEqual([]);
});

/** The tables that plain SQL writes, in a text. */
const written = (text: string): string[] =>
  [
    ...withoutComments(text).matchAll(
      /\b(?:insert\s+into|delete\s+from|merge\s+into|update|truncate(?:\s+table)?)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)"?/gi,
    ),
  ].map(([, table = ""]) => table.toLowerCase());

test("plain SQL writes no audited table: only a door says who its actor is", () => {
  const found = served.flatMap((file) =>
    written(read(file))
      .filter((table) => guarded.test(table))
      .map((table) => `${file} writes ${table}`),
  );
  expect(found).toEqual([]);
});

test("and the check finds such a statement", () => {
  const texts = [
    'sql`insert into users (id) values ("x")`',
    'sql`UPDATE only public."members" set role = 1`',
    "sql`\n  delete from\n    sessions where id = 1`",
    "sql`with x as (select 1) merge into accounts using x on true`",
  ];
  expect(texts.flatMap(written)).toEqual(["users", "members", "sessions", "accounts"]);
});

test("the pool's own transactions, which say nothing of their actor, are begun by nobody", () => {
  const found = served.filter((file) => {
    const usesPool = importsOf(file).some((one) => one.file === "db/client.ts" && !one.isType);
    return usesPool && /\bsql\.(begin|reserve|listen|unsafe)\b/.test(withoutComments(read(file)));
  });
  expect(found).toEqual([]);
});
