import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { demoPassword, demoPeople } from "@/db/seed/demo-people";
import { hashToken } from "@/lib/auth/hash-token";
import { createTestDatabase } from "@/tests/support/database";
import { startTestServer } from "@/tests/support/database-server";
import { dataFolder, root } from "../environment";
import { startPreview } from "../preview";
import { findFreePort } from "../support/free-port";
import { nextProgram, YOUNG_GENERATION } from "../support/next-server";
import { readSecrets } from "../support/secrets";
import { type BenchServer, startBenchServer } from "./bench-server";
import { buildFloor } from "./floor-build";
import type { LoadRequest } from "./load-program";

/** What rows measure against each other, and how long. */
export interface Arena {
  product: BenchServer;
  nextFloor: BenchServer;
  httpFloor: BenchServer;
  /** Starts another product or bare Next server, for rows about starting. */
  startProduct(path: string): Promise<BenchServer>;
  startNextFloor(path: string): Promise<BenchServer>;
  /** Headers of the owner of Acme: for the product, and for the floors. */
  owner: { cookie: string; "x-token": string };
  organizationId: string;
  /** New sign-ins of many accounts from many addresses, so that no rate limit is in the way. */
  signIns(amount: number): LoadRequest[];
  cores: number;
  rounds: number;
  /** Length of one measurement, in seconds. */
  seconds: number;
}

const nextArguments = (folder: string, port: number) => [
  nextProgram(),
  ...["start", folder, "--hostname", "127.0.0.1", "--port", `${port}`],
];

type Undo = (action: () => Promise<unknown>) => void;

/** Prepares database, builds and servers. What it starts is handed to `undo` to be ended. */
export async function openArena(quick: boolean, undo: Undo): Promise<Arena> {
  const postgresServer = await startTestServer();
  undo(postgresServer.stop);
  const database = await createTestDatabase(postgresServer.superuserUrl);
  undo(database.drop);
  const { appUrl: databaseUrl, ownerUrl: directUrl } = database;
  const mail = {
    MAIL_DIR: join(dataFolder, "bench/mail"),
    AUDIT_HEADS_FILE: join(dataFolder, "bench/audit-heads.jsonl"),
  };
  mkdirSync(mail.MAIL_DIR, { recursive: true });

  // Builds, migrates and seeds; then the same server is started without its launcher, as it starts it.
  const preview = await startPreview({
    port: await findFreePort(),
    databaseUrl,
    directUrl,
    env: mail,
  });
  await preview.stop();
  const floor = await buildFloor();

  const secrets = await readSecrets(dataFolder);
  const startProduct = async (path: string) => {
    const port = await findFreePort();
    return startBenchServer({
      name: "product",
      args: [...YOUNG_GENERATION, ...nextArguments(root, port)],
      port,
      path,
      env: {
        NODE_ENV: "production",
        APP_MODE: "preview",
        APP_URL: `http://127.0.0.1:${port}`,
        BETTER_AUTH_SECRET: secrets.betterAuthSecret,
        DATABASE_URL: databaseUrl,
        DIRECT_URL: directUrl,
        TRUSTED_PROXIES: "127.0.0.1",
        ...mail,
      },
    });
  };
  const startNextFloor = async (path: string) => {
    const port = await findFreePort();
    return startBenchServer({
      name: "floor-next",
      args: nextArguments(floor, port),
      port,
      path,
      // The owner sees every row: the floor has no doors.
      env: { NODE_ENV: "production", DATABASE_URL: directUrl },
    });
  };
  const product = await startProduct("/api/health");
  undo(product.stop);
  const nextFloor = await startNextFloor("/bare");
  undo(nextFloor.stop);

  const { owner, organizationId } = await signInOwner(product, directUrl);
  const cores = availableParallelism();
  const httpFloor = await startHttpFloor(databaseUrl, cores);
  undo(httpFloor.stop);

  return {
    product,
    nextFloor,
    httpFloor,
    startProduct,
    startNextFloor,
    owner,
    organizationId,
    signIns: signInRequests(),
    cores,
    rounds: quick ? 2 : 4,
    seconds: quick ? 2 : 4,
  };
}

async function startHttpFloor(databaseUrl: string, cores: number) {
  return startBenchServer({
    name: "floor-http",
    args: ["--import", "tsx", join(root, "scripts/bench/http-floor.ts")],
    port: await findFreePort(),
    path: "/",
    env: {
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      HASHES_AT_ONCE: `${cores}`,
    },
  });
}

async function signInOwner(product: BenchServer, databaseUrl: string) {
  const answer = await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: product.url },
    body: JSON.stringify({ email: "owner@example.com", password: demoPassword }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!answer.ok || !cookie) throw new Error(`The owner's sign-in answered ${answer.status}.`);
  const value = decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1));
  const sql = postgres(databaseUrl, { max: 1 });
  const [organization] = await sql`select id from organizations where slug = 'acme'`;
  await sql.end();
  const token = hashToken(value.slice(0, value.lastIndexOf(".")));
  return { owner: { cookie, "x-token": token }, organizationId: `${organization?.id}` };
}

/** Gives out sign-ins, every one from another address. */
function signInRequests() {
  const people = demoPeople.filter(({ banReason, role }) => !banReason && !role);
  let given = 0;
  const next = (): LoadRequest => {
    const number = given++;
    const email = people[number % people.length]?.email;
    return {
      path: "/api/auth/sign-in/email",
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `10.0.${number >> 8}.${number & 255}`,
      },
      body: JSON.stringify({ email, password: demoPassword }),
    };
  };
  return (amount: number) => Array.from({ length: amount }, next);
}
