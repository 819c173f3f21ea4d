import type pg from 'pg';
import type { NewRecord } from '../broker/record.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { type ChangeOrigin, changeRecords } from './change-records.ts';
import { ConnectorFailure, debeziumException, isPassing, traceOf } from './connector-failure.ts';
import type { SourceRow } from './pgoutput.ts';
import type { ExportedSnapshot } from './replication-slot.ts';
import { quoted, quotedName, readTables } from './source-table.ts';
import { createTableCodec, type TableCodec } from './table-codec.ts';

const rowsAtOnce = '5000';

/** The records of all rows that the captured tables have in an exported snapshot. */
export async function takeSnapshot(
  client: pg.Client,
  snapshot: ExportedSnapshot,
  options: CaptureOptions,
  host: CaptureHost,
): Promise<readonly NewRecord[]> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`SET TRANSACTION SNAPSHOT '${snapshot.name}'`);
  const tables = (await readTables(client)).filter(({ schema, name }) => options.isCapturedTable(`${schema}.${name}`));
  const nowMs = host.clock.now();
  const origin = { lsn: snapshot.lsn, committedMs: nowMs, transactionId: null, nowMs } as const;
  const rows: { codec: TableCodec; row: SourceRow }[] = [];
  for (const table of tables) {
    const codec = await createTableCodec(table, options, host);
    for await (const row of readRows(client, codec)) rows.push({ codec, row });
  }
  await client.query('COMMIT');
  return rows.flatMap(({ codec, row }, index) => {
    const place: ChangeOrigin = { ...origin, snapshot: index === rows.length - 1 ? 'last' : 'true' };
    return changeRecords(codec, { op: 'r', after: row }, place, options);
  });
}

async function* readRows(client: pg.Client, { table, isCaptured }: TableCodec): AsyncGenerator<SourceRow> {
  const list = table.columns.map(({ name }, index) => (isCaptured[index] ? quoted(name) : 'NULL')).join(', ');
  try {
    await client.query(`DECLARE captured NO SCROLL CURSOR FOR SELECT ${list} FROM ONLY ${quotedName(table)}`);
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({
        text: `FETCH ${rowsAtOnce} FROM captured`,
        rowMode: 'array',
      });
      if (rows.length === 0) break;
      yield* rows;
    }
    await client.query('CLOSE captured');
  } catch (error) {
    if (isPassing(error)) throw error;
    const failure = `Snapshotting of table ${table.schema}.${table.name} failed`;
    throw new ConnectorFailure(debeziumException, failure, traceOf(error));
  }
}
