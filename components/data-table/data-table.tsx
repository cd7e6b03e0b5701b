// biome-ignore-all lint/a11y/noRedundantRoles: a browser may forget a table's own roles where a phone lays it out as a grid
import type { MouseEventHandler, ReactNode } from "react";
import { Pager, type PagerLinks } from "@/components/data-table/pager";
import { SearchBox, type SearchBoxProps } from "@/components/data-table/search-box";

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
  /** Hears presses on links in the rows. */
  onClick?: MouseEventHandler<HTMLElement>;
  pager?: PagerLinks;
}

/**
 * A list rendered by the server: search is a GET form, pages are links, so its state is the URL.
 * On phones the first column stands at the left of a row, the others below each other at the right.
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
  onClick,
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
        {rows.length === 0 ? empty : <Rows {...{ caption, columns, rows, rowKey, onClick }} />}
      </div>
      {pager && <Pager {...pager} />}
    </div>
  );
}

/**
 * The look hangs on the table (see app/lists.css), not on its cells: what each row repeats is sent
 * twice, as HTML and as data.
 */
function Rows<T>({
  caption,
  columns,
  rows,
  rowKey,
  onClick,
}: Pick<DataTableProps<T>, "caption" | "columns" | "rows" | "rowKey" | "onClick">) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on a link comes from keys too
    <table role="table" className="data-table" onClick={onClick}>
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, header, align, hideHeader, className }) => (
            <th key={key} role="columnheader" scope="col" data-align={align} className={className}>
              {hideHeader ? <span className="sr-only">{header}</span> : header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map(({ key, align, className, cell }) => (
              <td key={key} role="cell" data-align={align} className={className}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
