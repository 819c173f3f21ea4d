import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVirtualClock, type VirtualClock } from '@tableflow-workshop/client-core';
import { avroType } from '../src/avro/avro-type.ts';
import { encodeAvro } from '../src/avro/encode-avro.ts';
import type { BrokerRecord } from '../src/broker/record.ts';
import { packRecords, type RecordBatch } from '../src/broker/record-codec.ts';
import { createDiskNotice } from '../src/disk-full.ts';
import { createDataFileWriter } from '../src/tableflow/create-data-file-writer.ts';
import type { TableWriterEvent, TableWriterOptions } from '../src/tableflow/table-writer-host.ts';

/** One topic in memory, with its schemas, and an ear for what table writers report. */
export interface TopicHarness {
  readonly clock: VirtualClock;
  readonly events: readonly TableWriterEvent[];
  readonly deadLetters: readonly (readonly [number, string])[];
  /** What the writer says to a person. */
  readonly notices: readonly string[];
  /** How often the broker was asked for records. */
  readCount(): number;
  /** Makes a schema the topic's newest, and gives it the next id. */
  register(schema: object): number;
  registerKey(schema: object): number;
  /** Appends one record; null makes a tombstone, a Buffer goes as it is, anything else is encoded. */
  append(...values: readonly unknown[]): void;
  /** The same with keys, and to a partition other than 0. */
  appendKeyed(...entries: readonly KeyedRecord[]): void;
  options(overrides?: Partial<TableWriterOptions>): TableWriterOptions;
  /** Resolves with the first event, from now or before, for which the test holds. */
  eventWhere(test: (event: TableWriterEvent) => boolean): Promise<TableWriterEvent>;
  /** Forgets all events. */
  forget(): void;
}

/** A record to be appended. A key is encoded with the key's schema, where there is one. */
export interface KeyedRecord {
  readonly key: unknown;
  readonly value: unknown;
  readonly partition?: number;
  readonly timestampMs?: number;
}

export const startMs = Date.UTC(2026, 0, 1);

export async function createTopicHarness(): Promise<TopicHarness> {
  const tableFolder = await mkdtemp(path.join(tmpdir(), 'table-writer-test-'));
  const clock = createVirtualClock({ startMs, autoAdvance: false });
  const schemas = new Map<number, object>();
  /** By partition. */
  const records: BrokerRecord[][] = [[]];
  const endOffset = (partition: number): number => records[partition]?.length ?? 0;
  const listeners = new Set<(topics: ReadonlySet<string>) => void>();
  const events: TableWriterEvent[] = [];
  const deadLetters: (readonly [number, string])[] = [];
  const waiters = new Set<() => void>();
  let newest: { id: number; schema: object } | undefined;
  let newestKey: { id: number; schema: object } | undefined;
  let reads = 0;
  const notices: string[] = [];

  const encode = (value: unknown, schema: typeof newest): Buffer | null => {
    if (value === null || Buffer.isBuffer(value)) return value;
    if (!schema) throw new Error('register a schema first');
    return encodeAvro(schema.id, avroType(schema.schema), value);
  };
  const appendKeyed = (...entries: readonly KeyedRecord[]): void => {
    for (const { key, value, partition = 0, timestampMs = startMs } of entries) {
      while (records.length <= partition) records.push([]);
      const [encodedKey, encodedValue] = [encode(key, newestKey), encode(value, newest)];
      const offset = endOffset(partition);
      records[partition]?.push({
        topic: 'orders',
        partition,
        offset,
        timestampMs,
        key: encodedKey,
        value: encodedValue,
      });
    }
    for (const listen of listeners) listen(new Set(['orders']));
  };
  const files = createDataFileWriter();
  const host: TableWriterOptions['host'] = {
    clock,
    files,
    disk: createDiskNotice('/data', (text) => notices.push(text), clock),
    broker: {
      readBatches: async (_topic, fromOffset, maxBytes, partition = 0) => {
        reads += 1;
        const batches: RecordBatch[] = [];
        let [baseOffset, length] = [fromOffset, 0];
        for (const { count, bytes } of packRecords(records[partition]?.slice(fromOffset) ?? [])) {
          if (length >= maxBytes) break;
          batches.push({ partition, baseOffset, bytes });
          baseOffset += count;
          length += bytes.length;
        }
        return batches;
      },
      endOffset: (_topic, partition = 0) => endOffset(partition),
      partitionCount: () => records.length,
      onAppend(listen) {
        listeners.add(listen);
        return () => listeners.delete(listen);
      },
    },
    schemaById(id) {
      const schema = schemas.get(id);
      if (!schema) throw new Error(`there is no schema ${id}`);
      return schema;
    },
    valueSchema: () => newest?.schema,
    keySchema: () => newestKey?.schema,
    report(event) {
      events.push(event);
      for (const wake of waiters) wake();
    },
    deadLetters: async (failures) => {
      for (const { record, reason } of failures) deadLetters.push([record.offset, reason]);
    },
  };
  const add = (schema: object): { id: number; schema: object } => {
    const id = schemas.size + 1;
    schemas.set(id, schema);
    return { id, schema };
  };

  return {
    clock,
    events,
    deadLetters,
    notices,
    readCount: () => reads,
    register(schema) {
      newest = add(schema);
      return newest.id;
    },
    registerKey(schema) {
      newestKey = add(schema);
      return newestKey.id;
    },
    append: (...values) => appendKeyed(...values.map((value) => ({ key: newestKey ? { id: 'k' } : null, value }))),
    appendKeyed,
    options: (overrides) => ({
      topic: 'orders',
      tableId: 'table-1',
      tableFolder,
      metadataColumns: 'DEFAULT',
      errorHandling: { mode: 'SUSPEND' },
      commitIntervalMs: 0,
      retentionMs: () => 604_800_000,
      dataRetentionMs: () => undefined,
      writeMode: 'APPEND',
      host,
      ...overrides,
    }),
    async eventWhere(test) {
      for (;;) {
        const found = events.find(test);
        if (found) return found;
        await new Promise<void>((resolve) => {
          waiters.add(resolve);
        });
      }
    },
    forget: () => void events.splice(0),
  };
}

/** The actions of one commit, as plain JSON. */
export async function commitActions(tableFolder: string, version: number): Promise<unknown[]> {
  const file = path.join(tableFolder, '_delta_log', `${String(version).padStart(20, '0')}.json`);
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}
