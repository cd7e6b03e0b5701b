import type { ReactNode } from "react";
import { cn } from "@/components/cn";
import { Pager, type PagerLinks } from "@/components/data-table/pager";
import { SearchBox, type SearchBoxProps } from "@/components/data-table/search-box";
import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";

export interface Column<T> {
  /** Unique in the table. */
  key: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** For numbers and row actions. */
  align?: "end";
  /** Keeps the header for screen readers only, as for row actions. */
  hideHeader?: boolean;
  className?: string;
}

interface DataTableProps<T> {
  /** What the rows are, for screen readers: "Members of Acme". */
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** Shown instead of the rows when there are none: an EmptyState that says what to do next. */
  empty: ReactNode;
  search?: SearchBoxProps;
  /** Filters and buttons beside the search box. */
  toolbar?: ReactNode;
  pager?: PagerLinks;
}

/**
 * A list rendered by the server: search is a GET form, pages are links, so its state is the URL.
 * On phones each row becomes a block of labelled lines, its first column the heading.
 */
export function DataTable<T>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  search,
  toolbar,
  pager,
}: DataTableProps<T>) {
  return (
    <div className="space-y-3">
      {(search || toolbar) && (
        <div className="flex flex-col gap-2 sm:flex-row sm:items-center sm:justify-between">
          {search && <SearchBox {...search} />}
          {toolbar && <div className="flex flex-wrap items-center gap-2">{toolbar}</div>}
        </div>
      )}
      <div className="overflow-hidden rounded-lg border bg-card shadow-xs">
        {rows.length === 0 ? empty : <Rows {...{ caption, columns, rows, rowKey }} />}
      </div>
      {pager && <Pager {...pager} />}
    </div>
  );
}

/** Roles are spelled out because a browser forgets a table's own when a phone lays it out as blocks. */
function Rows<T>({
  caption,
  columns,
  rows,
  rowKey,
}: Pick<DataTableProps<T>, "caption" | "columns" | "rows" | "rowKey">) {
  return (
    <Table role="table" className="max-sm:block">
      <TableCaption className="sr-only">{caption}</TableCaption>
      <TableHeader role="rowgroup" className="max-sm:sr-only">
        <TableRow role="row">
          {columns.map((column) => (
            <TableHead
              key={column.key}
              role="columnheader"
              className={cn(column.align === "end" && "text-right", column.className)}
            >
              {column.hideHeader ? <span className="sr-only">{column.header}</span> : column.header}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody role="rowgroup" className="max-sm:block">
        {rows.map((row) => (
          <TableRow
            key={rowKey(row)}
            role="row"
            className="max-sm:block max-sm:p-4 sm:hover:bg-muted/50"
          >
            {columns.map((column, index) => (
              <TableCell
                key={column.key}
                role="cell"
                className={cn(
                  "max-sm:flex max-sm:h-auto max-sm:min-h-8 max-sm:items-center max-sm:justify-between max-sm:gap-6 max-sm:p-0",
                  index === 0 && "max-sm:mb-2",
                  column.hideHeader && "max-sm:mt-2 max-sm:justify-end",
                  column.align === "end" && "sm:text-right",
                  column.className,
                )}
              >
                {index > 0 && !column.hideHeader && (
                  <span aria-hidden className="text-muted-foreground sm:hidden">
                    {column.header}
                  </span>
                )}
                {column.cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
