import { notFound } from "next/navigation";
import { env } from "@/lib/env";

/** Every page, action and route of /dev asks this first: in production there is nothing here. */
export function developmentOnly() {
  if (env.MODE === "production") notFound();
}
