import {
  Pagination,
  PaginationContent,
  PaginationItem,
  PaginationNext,
  PaginationPrevious,
} from "@/components/ui/pagination";

export interface PagerLinks {
  /** Where the page before and the page after this one are, when there are such. */
  previous?: string;
  next?: string;
  /** Such as "25 members". */
  summary?: string;
}

/** Links to the neighbouring pages of a keyset list; nothing when everything is on one page. */
export function Pager({ previous, next, summary }: PagerLinks) {
  if (!previous && !next && !summary) return null;
  return (
    <div className="flex min-h-8 items-center justify-between gap-4">
      <p className="text-muted-foreground text-sm">{summary}</p>
      {(previous || next) && (
        <Pagination className="w-auto">
          <PaginationContent>
            <PaginationItem>
              <PaginationPrevious href={previous} />
            </PaginationItem>
            <PaginationItem>
              <PaginationNext href={next} />
            </PaginationItem>
          </PaginationContent>
        </Pagination>
      )}
    </div>
  );
}
