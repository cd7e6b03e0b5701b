/** The look of a line in a popover menu. */
export const menuItemClass =
  "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm hover:bg-accent focus-visible:bg-accent focus-visible:-outline-offset-2 sm:min-h-8 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted-foreground";
