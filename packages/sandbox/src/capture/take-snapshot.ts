import type pg from 'pg';
import type { NewRecord } from '../broker/record.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { type ChangeOrigin, changeRecords } from './change-records.ts';
import { ConnectorFailure, debeziumException, isPassing, traceOf } from './connector-failure.ts';
import type { SourceRow } from './pgoutput.ts';
import type { ExportedSnapshot } from './replication-slot.ts';
import { quoted, quotedName, readTables, type SourceTable } from './source-table.ts';
import { createTableCodec, type TableCodec } from './table-codec.ts';

/** How many rows are in memory together. */
const rowsAtOnce = 2_000;

type Place = ChangeOrigin['snapshot'];

/**
 * Reads all rows that the captured tables have in an exported snapshot, and hands over their records, some at a time.
 *
 * @param take resolves when there is room for more
 */
export async function takeSnapshot(
  client: pg.Client,
  snapshot: ExportedSnapshot,
  options: CaptureOptions,
  host: CaptureHost,
  take: (records: readonly NewRecord[]) => Promise<void>,
): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`SET TRANSACTION SNAPSHOT '${snapshot.name}'`);
  const rankOf = ({ schema, name }: SourceTable): number => options.tableRank(`${schema}.${name}`);
  const captured = (await readTables(client)).filter(({ schema, name }) =>
    options.isCapturedTable(`${schema}.${name}`),
  );
  // In the order in which the include list names them, and by name.
  const tables = [...captured].sort((left, right) => rankOf(left) - rankOf(right));
  const transactionId = await currentTransactionId(client);
  const nowMs = host.clock.now();
  const committedMicros = BigInt(nowMs) * 1_000n;
  const origin = { lsn: snapshot.lsn, previousEndLsn: null, committedMicros, transactionId, nowMs } as const;

  let records: NewRecord[] = [];
  /** The newest row waits until it is known whether it is the last: of its table, or of all. */
  let waiting: { codec: TableCodec; row: SourceRow; place: Place } | undefined;
  const write = (place?: Place): void => {
    if (!waiting) return;
    const { codec, row } = waiting;
    const change = { op: 'r', after: row } as const;
    for (const record of changeRecords(codec, change, { ...origin, snapshot: place ?? waiting.place }, options)) {
      records.push(record);
    }
    waiting = undefined;
  };
  for (const [tableIndex, table] of tables.entries()) {
    const codec = await createTableCodec(table, options, host);
    let isFirstOfTable = true;
    for await (const rows of readRows(client, codec)) {
      for (const row of rows) {
        write(isFirstOfTable && waiting?.place !== 'first' ? 'last_in_data_collection' : undefined);
        // Debezium considers the first table only: where that one has no row, no row is the first.
        const firstPlace = tableIndex === 0 ? 'first' : 'first_in_data_collection';
        waiting = { codec, row, place: isFirstOfTable ? firstPlace : 'true' };
        isFirstOfTable = false;
      }
      await take(records);
      records = [];
    }
  }
  write('last');
  await take(records);
  await client.query('COMMIT');
}

async function currentTransactionId(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>('SELECT txid_current() AS id');
  return Number(rows[0]?.id ?? 0);
}

/** A table with its children, which is what `SELECT` gives and the connector takes. */
async function* readRows(client: pg.Client, { table, isCaptured }: TableCodec): AsyncGenerator<readonly SourceRow[]> {
  const list = table.columns.map(({ name }, index) => (isCaptured[index] ? quoted(name) : 'NULL')).join(', ');
  try {
    await client.query(`DECLARE captured NO SCROLL CURSOR FOR SELECT ${list} FROM ${quotedName(table)}`);
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({
        text: `FETCH ${rowsAtOnce} FROM captured`,
        rowMode: 'array',
      });
      if (rows.length === 0) break;
      yield rows;
    }
    await client.query('CLOSE captured');
  } catch (error) {
    if (isPassing(error)) throw error;
    const failure = `Snapshotting of table ${table.schema}.${table.name} failed`;
    throw new ConnectorFailure(debeziumException, failure, traceOf(error));
  }
}
