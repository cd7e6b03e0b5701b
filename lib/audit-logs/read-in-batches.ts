import type { TransactionSql } from "postgres";

/**
 * Reads what a query gives in batches, so that memory stays bounded; between them the transaction can
 * be used otherwise. All batches are of one snapshot. One reading of a `name` at a time.
 */
export async function* readInBatches<Row extends object>(
  tx: TransactionSql,
  { name, query, parameters = [], size = 1_000 }: BatchQuery,
): AsyncGenerator<Row[]> {
  await tx.unsafe(`declare ${name} no scroll cursor for ${query}`, parameters);
  let rows: Row[];
  do {
    rows = await tx.unsafe<Row[]>(`fetch ${size} from ${name}`);
    if (rows.length > 0) yield rows;
  } while (rows.length === size);
  await tx.unsafe(`close ${name}`);
}

export interface BatchQuery {
  name: string;
  query: string;
  parameters?: (string | null)[];
  /** Rows in a batch. */
  size?: number;
}

/**
 * Names without a schema are PostgreSQL's own for the rest of the transaction: whoever owns the
 * database could put functions of the same names before them.
 */
export async function trustOnlyTheCatalog(tx: TransactionSql): Promise<void> {
  await tx`select pg_catalog.set_config('search_path', 'pg_catalog', true)`;
}
