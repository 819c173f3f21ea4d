import { type DeltaSnapshot, readDeltaLog } from '../delta/delta-log.ts';
import { messageOf } from '../delta/message-of.ts';
import { quoteName, SqlError } from './sql-error.ts';
import type { SqlTable } from './sql-table.ts';

/** A registered table as its newest version has it. Throws a `SqlError` when its folder holds no readable Delta table. */
export async function readLiveTable(table: SqlTable): Promise<DeltaSnapshot> {
  const name = quoteName([table.catalog, table.schema, table.name]);
  const snapshot = await readDeltaLog(table.tableFolder).catch((cause: unknown) => {
    throw new SqlError('DELTA_LOG_UNREADABLE', 'XXKDS', `Table ${name} cannot be read: ${messageOf(cause)}`, cause);
  });
  if (snapshot) return snapshot;
  throw new SqlError(
    'DELTA_TABLE_NOT_FOUND',
    '42P01',
    `Table ${name} is registered, but its storage holds no Delta table.`,
  );
}
