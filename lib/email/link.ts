import { env } from "@/lib/env";

/**
 * An absolute link to a page of this site, for a mail. Built from APP_URL, never from a request,
 * whose Host header anyone can choose.
 */
export function link(path: `/${string}`, params: Record<string, string> = {}): string {
  const url = new URL(env.APP_URL + path);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}
