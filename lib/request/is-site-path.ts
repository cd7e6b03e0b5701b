/**
 * Whether a text is a path of this site, for a browser and for a Location header: printable ASCII
 * without backslashes, and no second host once dots are resolved, as in `/.//elsewhere.example`.
 */
export function isSitePath(text: string): boolean {
  if (text.length > 512 || !/^\/(?![/\\])[!-[\]-~]*$/.test(text)) return false;
  const site = "http://site.invalid";
  const url = new URL(text, site);
  return url.origin === site && !url.pathname.startsWith("//");
}
