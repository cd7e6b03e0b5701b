import { readdirSync, readFileSync } from "node:fs";
import { generateDrizzleJson } from "drizzle-kit/api";
import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import * as schema from "@/db/schema";

/** What `db:generate` compares: the declared schema, without the identity of the snapshot. */
function content(snapshot: object): unknown {
  const { id: _, prevId: __, ...rest } = JSON.parse(JSON.stringify(snapshot));
  return rest;
}

function lastSnapshot(): unknown {
  const names = readdirSync("drizzle/meta").filter((name) => name.endsWith("_snapshot.json"));
  const last = names.sort().at(-1);
  return content(JSON.parse(readFileSync(`drizzle/meta/${last}`, "utf8")));
}

test("db/schema says what the newest migration says (else: npm run db:generate)", () => {
  expect(content(generateDrizzleJson(schema))).toEqual(lastSnapshot());
});

test.each([
  ["a table more", { ...schema, notes: pgTable("notes", { id: text("id").primaryKey() }) }],
  ["a table less", { ...schema, rateLimits: undefined }],
  [
    "another column",
    {
      ...schema,
      jwkss: pgTable("jwkss", {
        id: text("id").primaryKey(),
        publicKey: text("public_key").notNull(),
        privateKey: text("private_key").notNull(),
        retired: boolean("retired"),
      }),
    },
  ],
])("the check notices %s", (_, changed) => {
  const present = Object.entries(changed).filter(([, value]) => value !== undefined);
  expect(content(generateDrizzleJson(Object.fromEntries(present)))).not.toEqual(lastSnapshot());
});
