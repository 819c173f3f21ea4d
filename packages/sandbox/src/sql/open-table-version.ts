import { type DeltaSnapshot, readDeltaLog } from '../delta/delta-log.ts';
import { versionsInLog } from '../delta/log-start.ts';
import { messageOf } from '../delta/message-of.ts';
import { microsOf } from './bind-query.ts';
import { readHistory } from './history.ts';
import { readLiveTable } from './read-live-table.ts';
import { timestampText } from './spark/date-text.ts';
import { quoteName, SqlError } from './sql-error.ts';
import type { SqlTable } from './sql-table.ts';
import type { TableVersion } from './syntax/syntax-tree.ts';
import { liveFilePaths, tableQuery } from './table-query.ts';

/** The query behind a table, at its newest version or at an older one. */
export async function openTable(
  table: SqlTable,
  version: TableVersion | undefined,
): Promise<{ readonly query: string; readonly files: readonly string[] }> {
  const snapshot = version ? await readVersion(table, version) : await readLiveTable(table);
  const files = liveFilePaths(table, snapshot);
  return { files, query: tableQuery(snapshot, files) };
}

async function readVersion(table: SqlTable, wanted: TableVersion): Promise<DeltaSnapshot> {
  const version = 'version' in wanted ? wanted.version : await versionAt(table, microsOf(wanted));
  const { commits, checkpoints } = await versionsInLog(table.tableFolder);
  const newest = commits.at(-1) ?? -1;
  const earliest = Math.min(commits[0] ?? 0, checkpoints[0] ?? Number.POSITIVE_INFINITY);
  if (version > newest || version < earliest) throw noVersion(version, earliest, newest);
  const snapshot = await readDeltaLog(table.tableFolder, { version }).catch((cause: unknown) => {
    throw new SqlError(
      'DELTA_LOG_UNREADABLE',
      'XXKDS',
      `Version ${version} cannot be read: ${messageOf(cause)}`,
      cause,
    );
  });
  if (!snapshot) throw noVersion(version, earliest, newest);
  return snapshot;
}

function noVersion(version: number, earliest: number, newest: number): SqlError {
  const explanation = `Cannot time travel Delta table to version ${version}. Available versions: [${earliest}, ${newest}].`;
  return new SqlError('DELTA_VERSION_NOT_FOUND', '22003', explanation);
}

/** The newest version of a time. */
async function versionAt(table: SqlTable, micros: bigint): Promise<number> {
  const history = await readHistory(table);
  const atMs = Number(micros / 1_000n);
  const found = history.find(({ timestampMs }) => timestampMs <= atMs);
  const [newest] = history;
  const name = quoteName([table.catalog, table.schema, table.name]);
  const asked = timestampText(micros);
  if (!found) {
    throw new SqlError(
      'DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION',
      '42816',
      `The timestamp ${asked} is before the earliest version of ${name}.`,
    );
  }
  if (newest && atMs > newest.timestampMs) {
    throw new SqlError(
      'DELTA_TIMESTAMP_GREATER_THAN_COMMIT',
      '42816',
      `The timestamp ${asked} is after the newest version of ${name}, which is of ${timestampText(BigInt(newest.timestampMs) * 1_000n)}.`,
    );
  }
  return found.version;
}
