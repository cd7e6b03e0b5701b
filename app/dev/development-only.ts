import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { env } from "@/lib/env";

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * Every page, action and route of /dev awaits this first: in production there is nothing here, and
 * nowhere for a site whose name was made to point at this machine (DNS rebinding). Asked for each
 * request, because a preview runs the production build.
 */
export async function developmentOnly() {
  await connection();
  const host = (await headers()).get("host") ?? "";
  const isOurs = loopback.test(host) || host === new URL(env.APP_URL).host;
  if (env.MODE === "production" || !isOurs) notFound();
}
