import { notFound } from "next/navigation";
import { connection } from "next/server";
import { env } from "@/lib/env";

/**
 * Every page, action and route of /dev awaits this first: in production there is nothing here.
 * Asked for each request, because a preview runs the production build.
 */
export async function developmentOnly() {
  await connection();
  if (env.MODE === "production") notFound();
}
