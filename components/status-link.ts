const looks = {
  main: "bg-primary text-primary-foreground hover:bg-primary/88",
  other: "border bg-card text-foreground hover:bg-accent",
};

/** The look of a button without its code: the pages for 401, 403 and 404 go along with every page. */
export const statusLink = (look: keyof typeof looks) =>
  `inline-flex h-11 items-center rounded-md px-4 font-medium text-sm shadow-xs sm:h-9 sm:px-3.5 ${looks[look]}`;
