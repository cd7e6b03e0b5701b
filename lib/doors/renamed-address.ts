import { currentExchange } from "@/lib/request/current-exchange";
import { routes } from "@/lib/routes";

/**
 * Where the current request would lead under the organization's present slug: the same page with
 * the same query, however deep.
 */
export function renamedAddress(former: string, slug: string): string {
  const { pathname, searchParams, search } = new URL(
    currentExchange()?.request.url ?? "/",
    "http://site.invalid",
  );
  const start = routes.organization(former);
  const rest =
    pathname === start || pathname.startsWith(`${start}/`) ? pathname.slice(start.length) : "";
  // Next's own mark of a request by script, which it sets anew.
  const isMarked = searchParams.has("_rsc");
  searchParams.delete("_rsc");
  const query = isMarked ? `${searchParams}` && `?${searchParams}` : search;
  return routes.organization(slug) + rest + query;
}
