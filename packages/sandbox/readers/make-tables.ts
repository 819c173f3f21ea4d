import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import type { TableWriterOptions } from '../src/tableflow/table-writer-host.ts';
import { commitActions, createTopicHarness } from '../test/table-writer-harness.ts';

/** A table, and the rows that each of its versions has to have. */
export interface MadeTable {
  readonly name: string;
  readonly folder: string;
  /** By version; each row has the cells that `read-tables.py` makes of one. */
  readonly versions: readonly (readonly unknown[])[];
}

interface SentRecord {
  readonly partition: number;
  readonly id: number;
  /** `undefined` deletes. */
  readonly row: Row | undefined;
}
interface Row {
  readonly name: string | null;
  readonly cents: number;
  readonly tags: readonly string[];
  /** A column that came later, and a struct that did. */
  readonly stars?: number;
  readonly city?: string;
}

const key = { type: 'record', name: 'Key', fields: [{ name: 'id', type: 'int' }] };
const first = [
  { name: 'id', type: 'int' },
  { name: 'name', type: ['null', 'string'], default: null },
  { name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision: 12, scale: 2 } },
  { name: 'ratio', type: 'double' },
  { name: 'seen', type: { type: 'long', logicalType: 'timestamp-micros' } },
  { name: 'born', type: { type: 'int', logicalType: 'date' } },
  { name: 'tags', type: { type: 'array', items: 'string' } },
  { name: 'raw', type: 'bytes' },
  { name: 'yes', type: 'boolean' },
];
const later = [
  ...first,
  { name: 'stars', type: ['null', 'long'], default: null },
  {
    name: 'place',
    type: [
      'null',
      { type: 'record', name: 'Place', fields: [{ name: 'city', type: ['null', 'string'], default: null }] },
    ],
    default: null,
  },
];
const schema = (fields: object): object => ({ type: 'record', name: 'Value', fields });
const changesAt = 25;

/** Makes the tables below a folder. Each has checkpoints, merged files, and a schema that has changed. */
export async function makeTables(folder: string): Promise<readonly MadeTable[]> {
  return [
    await makeTable(join(folder, 'appended'), { commits: 64, partitions: 1, writeMode: 'APPEND' }),
    await makeTable(join(folder, 'appended-in-parts'), {
      commits: 45,
      partitions: 3,
      writeMode: 'APPEND',
      portable: true,
    }),
    await makeTable(join(folder, 'upserted'), { commits: 64, partitions: 1, writeMode: 'UPSERT' }),
    await makeTable(join(folder, 'upserted-in-parts'), {
      commits: 45,
      partitions: 3,
      writeMode: 'UPSERT',
      portable: true,
    }),
  ];
}

async function makeTable(
  folder: string,
  table: {
    readonly commits: number;
    readonly partitions: number;
    readonly writeMode: TableWriterOptions['writeMode'];
    readonly portable?: boolean;
  },
): Promise<MadeTable> {
  const isUpsert = table.writeMode === 'UPSERT';
  const topic = await createTopicHarness();
  topic.register(schema(first));
  topic.registerKey(key);
  const options = topic.options({
    writeMode: table.writeMode,
    metadataColumns: table.portable ? 'PORTABLE' : 'DEFAULT',
  });
  const writer = startTableWriter(options);
  const sent: SentRecord[] = [];
  for (let commit = 0; commit < table.commits; commit += 1) {
    if (commit === changesAt) topic.register(schema(later));
    const records = Array.from({ length: 4 }, (_, index) =>
      recordOf(sent.length + index, { ...table, commit, isUpsert }),
    );
    sent.push(...records);
    topic.appendKeyed(
      ...records.map(({ partition, id, row }) => ({ key: { id }, partition, value: row ? valueFor(id, row) : null })),
    );
    await untilTaken(options.tableFolder, sent.length);
  }
  await writer.stop();
  await cp(options.tableFolder, folder, { recursive: true });
  const newest = (await readDeltaLog(folder))?.version ?? 0;
  const versions: unknown[][] = [];
  const reached: number[] = [];
  for (let version = 0; version <= newest; version += 1) {
    for (const action of await commitActions(folder, version)) readReached(action, reached);
    versions.push(expectedRows(sent, reached, isUpsert));
  }
  return { name: folder.split('/').at(-1) ?? '', folder, versions };
}

function recordOf(
  number: number,
  {
    commit,
    partitions,
    isUpsert,
  }: { readonly commit: number; readonly partitions: number; readonly isUpsert: boolean },
): SentRecord {
  const id = isUpsert ? (number * 7919) % 43 : number;
  const partition = id % partitions;
  if (isUpsert && number % 5 === 4) return { partition, id, row: undefined };
  const row = {
    name: number % 6 === 0 ? null : `name ${number}`,
    cents: number * 37 - 500,
    tags: ['é', String(number)],
  };
  if (commit < changesAt) return { partition, id, row };
  return { partition, id, row: { ...row, ...(number % 3 > 0 && { stars: number, city: `Ort ${number}` }) } };
}

function valueFor(id: number, { name, cents, tags, stars, city }: Row): object {
  const price = Buffer.alloc(4);
  price.writeInt32BE(cents);
  const seen = BigInt(cents) * 86_400_000_001n;
  const place = city === undefined ? null : { city };
  return {
    id,
    name,
    price,
    ratio: cents / 4,
    seen,
    born: cents,
    tags,
    raw: price,
    yes: cents > 0,
    stars: stars ?? null,
    place,
  };
}

async function untilTaken(tableFolder: string, count: number): Promise<void> {
  const taken = async (): Promise<number> => {
    const transactions = (await readDeltaLog(tableFolder))?.transactions ?? new Map<string, number>();
    return [...transactions.values()].reduce((sum, offset) => sum + offset, 0);
  };
  while ((await taken()) < count) await new Promise(setImmediate);
}

/** A commit says up to which offset of a partition it reaches. */
function readReached(action: unknown, reached: number[]): void {
  const { txn } = action as { txn?: { appId: string; version: number } };
  if (txn) reached[Number(txn.appId.split(':')[1] ?? 0)] = txn.version;
}

/** What a map of the newest records, or a list of all, has up to those offsets. */
function expectedRows(sent: readonly SentRecord[], reached: readonly number[], isUpsert: boolean): unknown[] {
  const offsets: number[] = [];
  const rows = new Map<unknown, unknown>();
  for (const { partition, id, row } of sent) {
    const offset = offsets[partition] ?? 0;
    offsets[partition] = offset + 1;
    if (offset >= (reached[partition] ?? 0)) continue;
    const place = isUpsert ? id : `${partition}/${offset}`;
    rows.delete(place);
    if (row) rows.set(place, cellsOf({ partition, offset, id }, row));
  }
  return [...rows.values()];
}

function cellsOf(
  { partition, offset, id }: { readonly partition: number; readonly offset: number; readonly id: number },
  { name, cents, tags, stars, city }: Row,
): unknown[] {
  const price = Buffer.alloc(4);
  price.writeInt32BE(cents);
  const born = new Date(cents * 86_400_000).toISOString().slice(0, 10);
  return [
    ...[partition, offset, id, name, cents, cents / 4, `${cents * 86_400_000_001}`, born, tags],
    ...[price.toString('hex'), cents > 0, stars ?? null, city ?? null],
  ];
}
