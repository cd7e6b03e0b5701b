import { defineConfig } from "drizzle-kit";
import { env } from "./lib/env";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/index.ts",
  out: "./drizzle",
  migrations: { prefix: "index", schema: "drizzle", table: "__drizzle_migrations" },
  dbCredentials: { url: env.DIRECT_URL },
});
