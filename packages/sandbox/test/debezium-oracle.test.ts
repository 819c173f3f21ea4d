import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { avroSchemaOf } from '../src/capture/avro-schema.ts';
import { startCapture } from '../src/capture/start-capture.ts';
import { common, configurations, sqlOf } from './debezium/configurations.ts';
import { type RecordedTopic, type Recording, readRecording, schemaOf, valueOfRecorded } from './debezium/recorded.ts';
import { createTestHost, type DecodedRecord, type TestHost } from './test-host.ts';
import { labConfig, startTestPostgres, type TestPostgres } from './test-postgres.ts';

// What Debezium 3.6.1 made of the same statements is in debezium/: schemas and records of every topic. `pnpm run debezium-oracle`
// has a Debezium make them again, and compares with that.

let server: TestPostgres;
beforeAll(async () => {
  server = await startTestPostgres();
});
afterAll(() => server.remove());

/** Whether Debezium has just been recorded, and not once for all. */
const isLive = process.env.DEBEZIUM_RECORDINGS !== undefined;

/**
 * What is different on purpose, and in how many fields.
 *
 * - `t_num.n_3_neg`: Debezium takes the scale -2 of numeric(3,-2) for 2046, and writes 2,046 zeros.
 * - `t_inf.d`: Debezium gives three different dates for the infinite one; ours is the one that PostgreSQL's driver means.
 * - `t_text.nm`: Debezium loses a `name` while streaming, which it has in the snapshot.
 * - `t_arr.snapshot`: when the recordings were made, another table came first, which is not in them.
 * - `t_time.d`: Debezium reads a date before 1582 by the Julian calendar in the snapshot; PostgreSQL has no such.
 */
const explained: Readonly<Record<Recording, Readonly<Record<string, number>>>> = {
  'recipe-defaults': { 't_inf.d': 4, 't_text.nm': 4, 't_time.d': 1 },
  'service-defaults': {
    ...(!isLive && { 't_arr.snapshot': 1 }),
    't_inf.d': 4,
    't_num.n_3_neg': 12,
    't_text.nm': 4,
    't_time.d': 1,
  },
  'string-adaptive': { 't_inf.d': 4, 't_num.n_3_neg': 10, 't_text.nm': 4, 't_time.d': 1 },
};

test.each(Object.keys(configurations) as Recording[])('%s', async (recording) => {
  const recorded = await readRecording(recording);
  const host = await captureZoo(recording, recorded);
  const differences: string[] = [];
  for (const topic of recorded) for (const one of await compareTopic(host, topic)) differences.push(one);
  await host.remove();

  const counts: Record<string, number> = {};
  const unexplained: string[] = [];
  for (const difference of differences) {
    const name = Object.keys(explained[recording]).find((one) => isAbout(difference, one));
    if (name === undefined) unexplained.push(difference);
    else counts[name] = (counts[name] ?? 0) + 1;
  }
  process.stdout.write(`${recording}: ${unexplained.length} unexplained, ${JSON.stringify(counts)} explained\n`);
  expect(unexplained).toEqual([]);
  expect(counts).toEqual(explained[recording]);
});

/** @param name table and field */
function isAbout(difference: string, name: string): boolean {
  const [table, field] = name.split('.');
  return new RegExp(`^zoo\\.public\\.${table}[ -][^:]*\\.${field}[.:]`).test(difference);
}

/** Runs what was run before Debezium: tables and rows, the snapshot, and the changes. */
async function captureZoo(recording: Recording, recorded: readonly RecordedTopic[]): Promise<TestHost> {
  const { postgres } = server;
  await postgres.withClient((client) => client.query('CREATE DATABASE zoo'));
  await postgres.withClient(async (client) => client.query(await sqlOf('setup.sql')), 'zoo');
  const host = await createTestHost();
  const config = labConfig(postgres, {
    ...common,
    ...configurations[recording],
    'database.dbname': 'zoo',
    'database.password': postgres.superuser.password.reveal(),
  });
  const capture = startCapture({ name: 'pg', config, host });
  await Promise.race([host.snapshotTaken(), host.status('FAILED').then((status) => expect(status).toBe(''))]);
  await postgres.withClient(async (client) => {
    for (const statement of (await sqlOf('stream.sql')).split(';')) {
      // As psql went on after an error: an update without a replica identity is one.
      await client.query(statement).catch(() => undefined);
    }
  }, 'zoo');
  for (const { topic, records } of recorded) await host.reaches(topic, records.length);
  await capture.stop();
  await postgres.withClient(async (client) => {
    await client.query("SELECT pg_drop_replication_slot('debezium')");
    await client.query('DROP DATABASE zoo');
  });
  return host;
}

async function compareTopic(host: TestHost, recorded: RecordedTopic): Promise<readonly string[]> {
  const { topic } = recorded;
  const differences: string[] = [];
  const subject = (part: 'key' | 'value', schemas: RecordedTopic['keySchemas']): void => {
    const ours = host.subjects.get(`${topic}-${part}`) ?? [];
    const theirs = schemas.map((schema) => avroSchemaOf(schemaOf(schema)));
    for (const one of fieldDifferences(`${topic}-${part}`, byName(theirs), byName(ours))) differences.push(one);
  };
  subject('key', recorded.keySchemas);
  subject('value', recorded.valueSchemas);
  const ours = await host.decoded(topic, 0, Number.MAX_SAFE_INTEGER);
  if (ours.length !== recorded.records.length) {
    differences.push(`${topic}: ${recorded.records.length} records are ${ours.length}`);
  }
  recorded.records.forEach((record, index) => {
    const theirs: DecodedRecord = {
      key:
        record.keySchema === null ? null : valueOfRecorded(schemaAt(recorded.keySchemas, record.keySchema), record.key),
      value:
        record.valueSchema === null
          ? null
          : valueOfRecorded(schemaAt(recorded.valueSchemas, record.valueSchema), record.value),
    };
    for (const one of fieldDifferences(`${topic} #${index}`, settled(topic, theirs), settled(topic, ours[index]))) {
      differences.push(one);
    }
  });
  return differences;
}

function schemaAt(schemas: RecordedTopic['keySchemas'], index: number): ReturnType<typeof schemaOf> {
  const schema = schemas[index];
  if (!schema) throw new Error(`There is no schema ${index}`);
  return schemaOf(schema);
}

/** A schema as plain JSON, in which a field is found by its name, and its place among the others still counts. */
function byName(schema: unknown): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(schema));
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const names = value.map((one) =>
        isPlain(one) && typeof one.name === 'string' && 'type' in one ? one.name : undefined,
      );
      return names.every((name) => name !== undefined)
        ? { order: names, ...Object.fromEntries(value.map((one, index) => [names[index], named(one)])) }
        : Object.fromEntries(value.map((one, index) => [index, named(one)]));
    }
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, named(one)])) : value;
  };
  return named(plain);
}

/** What every run has again: times, positions, random values. Their form is compared, not they. */
function settled(topic: string, record: DecodedRecord | undefined): unknown {
  if (!isPlain(record?.value)) return record;
  const value = { ...record.value };
  if (isPlain(value.source)) {
    value.source = { ...value.source, version: '(version)', db: '(database)' };
    shape(value.source as Record<string, unknown>, ['ts_ms', 'ts_us', 'ts_ns', 'txId', 'lsn', 'sequence']);
    shape(value, ['ts_ms', 'ts_us', 'ts_ns']);
  }
  if (topic.endsWith('t_def'))
    for (const row of [value, value.before, value.after]) if (isPlain(row)) shape(row, ['h', 'u']);
  return { key: record.key, value };
}

function shape(row: Record<string, unknown>, names: readonly string[]): void {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'bigint') row[name] = `${String(value).length} digits`;
    if (name === 'lsn' || name === 'txId') row[name] = typeof value;
    if (typeof value === 'string' && !/^(1970|0000)/.test(value)) row[name] = value.replace(/[0-9a-f]+/g, 'x');
  }
}

/** Every field that differs, by its path. */
function fieldDifferences(path: string, theirs: unknown, ours: unknown): readonly string[] {
  if (isPlain(theirs) && isPlain(ours)) {
    const names = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
    return [...names].flatMap((name) => fieldDifferences(`${path}.${name}`, theirs[name], ours[name]));
  }
  return isDeepStrictEqual(theirs, ours) ? [] : [`${path}: ${show(theirs)} is ${show(ours)}`];
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !Array.isArray(value);
}

function show(value: unknown): string {
  if (Buffer.isBuffer(value)) return `hex:${value.toString('hex')}`;
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'missing';
}
