import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { WriteMode } from '../src/delta/delta-schema.ts';
import { startDataFileThread } from '../src/tableflow/start-data-file-thread.ts';
import { useCaptureLab } from './capture-lab.ts';
import { readTable } from './read-table.ts';
import { readSource, type SourceTable, sourceTables, textOf } from './whole-database.ts';
import { writeTopicTable } from './write-topic-table.ts';

// Three whole databases, captured and written as Delta tables of both kinds.

const lab = useCaptureLab();
const files = startDataFileThread();
const schemas = ['music', 'trade', 'rental'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-databases-'));
  for (const name of ['music-store', 'trading-company', 'film-rental']) await run(name);
  await lab.sql(
    ...schemas.map((schema) => `GRANT USAGE ON SCHEMA ${schema} TO debezium`),
    ...(
      await lab.sql(
        `SELECT format('ALTER TABLE %I.%I OWNER TO debezium', schemaname, tablename) AS text FROM pg_tables WHERE schemaname = ANY('{${schemas}}')`,
      )
    ).map(({ text }) => String(text)),
  );
});
afterAll(async () => {
  await files.close();
  await rm(folder, { recursive: true, force: true });
});

async function run(name: string): Promise<void> {
  await lab.sql(await readFile(join(import.meta.dirname, 'databases', `${name}.sql`), 'utf8'));
}

const topicOf = ({ name }: SourceTable): string => `riverhotel.${name}`;
const folderOf = ({ name }: SourceTable, mode: WriteMode): string => join(folder, mode, name);

/** The rows of a table in Delta as texts, in the order of the texts. */
async function readDelta(table: SourceTable, mode: WriteMode): Promise<readonly string[]> {
  const rows = await readTable(folderOf(table, mode));
  return rows.map((row) => JSON.stringify(table.columns.map(({ name, type }) => textOf(type, row[name])))).sort();
}

test('every cell of 39 tables is what PostgreSQL has, after the snapshot and after changes', async () => {
  const tables = await sourceTables(lab.sql, schemas);
  expect(tables).toHaveLength(39);
  // Where a topic has partitions, the records of a key are in one of them.
  for (const table of tables.filter(({ name }) => name.startsWith('trade.'))) {
    await lab.host.broker.createTopic(topicOf(table), 3);
  }
  const capture = lab.start({
    'table.include.list': tables.map(({ name }) => name).join(','),
    'publish.via.partition.root': 'true',
    'decimal.handling.mode': 'precise',
    'time.precision.mode': 'adaptive',
  });
  await lab.host.snapshotTaken();

  const failures: string[] = [];
  const start = (mode: WriteMode): readonly { stop(): Promise<void> }[] =>
    tables.map((table) =>
      writeTopicTable(
        lab.host,
        files,
        { topic: topicOf(table), tableFolder: folderOf(table, mode), commitIntervalMs: 0, writeMode: mode },
        (event) => {
          if (event.kind !== 'running') failures.push(`${table.name}: ${event.message}`);
        },
      ),
    );
  const patience = { timeout: 150_000, interval: 200 };
  const compareAll = async (mode: WriteMode): Promise<number> => {
    let cells = 0;
    for (const table of tables) {
      const expected = await readSource(lab.sql, table);
      cells += expected.length * table.columns.length;
      await vi.waitFor(async () => expect([failures, await readDelta(table, mode)]).toEqual([[], expected]), patience);
    }
    return cells;
  };

  const appended = start('APPEND');
  const atFirst = await compareAll('APPEND');
  for (const writer of appended) await writer.stop();
  const upserted = start('UPSERT');
  await run('changes');
  const afterwards = await compareAll('UPSERT');
  for (const writer of upserted) await writer.stop();
  await capture.stop();
  process.stdout.write(`${atFirst} cells after the snapshot and ${afterwards} after the changes are equal\n`);

  const places = await readTable(folderOf({ name: 'trade.order', columns: [] }, 'UPSERT'));
  expect(new Set(places.map((row) => row.$$partition))).toEqual(new Set([0, 1, 2]));
}, 400_000);
