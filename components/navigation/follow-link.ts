import type { MouseEvent } from "react";

/**
 * Follows the plain `<a>` that was pressed within an element without loading the page anew. For menus
 * and lists: a hundred of Next's own links would each ask the server something as soon as they
 * are seen. Does nothing for other presses, new tabs and downloads.
 */
export function followLink(event: MouseEvent<HTMLElement>, push: (address: string) => void): void {
  const link = (event.target as Element).closest("a");
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || event.defaultPrevented || link.hasAttribute("download")) return;
  event.preventDefault();
  push(link.pathname + link.search);
}
