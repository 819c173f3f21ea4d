import type { LabContext } from '../lab/context.ts';
import { quoteName } from '../lab/names.ts';
import { countTogether } from '../resources/sql-warehouse/count-together.ts';
import { runSql, StatementError, unlessTableGone } from '../resources/sql-warehouse/run-sql.ts';
import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import type { LabTable } from '../resources/unity-catalog/find-table.ts';
import { metadataColumn } from './metadata-column.ts';

/** Which records of the topic the rows of a table are, over all partitions. */
export interface TableOffsets {
  /** Partitions with rows. */
  readonly partitions: number;
  /** Offsets up to the newest row: as many records the topic had when that row was written. */
  readonly reached: number;
  /** Offsets before the oldest row. */
  readonly before: number;
  /** Different records among the rows. */
  readonly distinct: number;
  /** Kafka timestamp of the oldest row, where the table has it. */
  readonly oldestRecordAt: string | null;
}

/** What a table has, counted in Databricks. */
export interface TableRows {
  readonly rows: number;
  /** Kafka timestamp of the newest record. */
  readonly newestRecordAt: string | null;
  /** `null` where the table has no metadata columns, or no rows. */
  readonly offsets: TableOffsets | null;
}

/**
 * Counts the rows of a table, partition by partition of its topic where it has Tableflow's metadata columns.
 *
 * @returns `undefined` where the table is gone: it may have been taken out of the catalog since we found it there
 */
export async function readTableRows(
  lab: LabContext,
  table: LabTable,
  topic: TableflowTopic,
  signal: AbortSignal | undefined,
): Promise<TableRows | undefined> {
  const name = [table.catalogName, table.schemaName, table.tableName].map(quoteName).join('.');
  const [partition, offset, time] = (['partition', 'offset', 'timestamp'] as const).map((column) =>
    quoteName(metadataColumn(topic, column)),
  );
  const statement =
    `SELECT count(*) AS row_count, max(${time}) AS newest_record, min(${time}) AS oldest_record, ` +
    `${partition} AS partition_id, count(DISTINCT ${offset}) AS offset_count, min(${offset}) AS first_offset, ` +
    `max(${offset}) AS last_offset FROM ${name} GROUP BY ${partition}`;
  const found = await unlessTableGone(
    countTogether(lab, 'rows', { select: statement, signal }).catch((error: unknown) => {
      if (!isUnknownColumn(error)) throw error;
      return runSql(lab, `SELECT count(*) AS row_count FROM ${name}`, { signal });
    }),
  );
  return found && sumUp(found.map(readPartition));
}

interface Partition {
  readonly rows: number;
  readonly newest: string | null;
  readonly oldest: string | null;
  readonly distinct: number | null;
  readonly first: number | null;
  readonly last: number | null;
}

function readPartition(cells: readonly (string | null)[]): Partition {
  const [rows, newest, oldest, _partition, distinct, first, last] = cells;
  const count = (cell: string | null | undefined): number | null => (cell == null ? null : Number(cell));
  return {
    rows: count(rows) ?? 0,
    newest: newest ?? null,
    oldest: oldest ?? null,
    distinct: count(distinct),
    first: count(first),
    last: count(last),
  };
}

function sumUp(partitions: readonly Partition[]): TableRows {
  const sum = (of: (one: Partition) => number): number => partitions.reduce((total, one) => total + of(one), 0);
  const times = (of: (one: Partition) => string | null): string[] =>
    partitions
      .map(of)
      .filter((time) => time !== null)
      .sort((left, right) => Date.parse(left) - Date.parse(right));
  const hasOffsets = partitions.length > 0 && partitions.every(({ last }) => last !== null);
  return {
    rows: sum(({ rows }) => rows),
    newestRecordAt: times(({ newest }) => newest).at(-1) ?? null,
    offsets: hasOffsets
      ? {
          partitions: partitions.length,
          reached: sum(({ last }) => (last ?? -1) + 1),
          before: sum(({ first }) => first ?? 0),
          distinct: sum(({ distinct }) => distinct ?? 0),
          oldestRecordAt: times(({ oldest }) => oldest).at(0) ?? null,
        }
      : null,
  };
}

function isUnknownColumn(error: unknown): boolean {
  return StatementError.isInstance(error) && /UNRESOLVED_COLUMN|cannot be resolved/.test(error.message);
}
