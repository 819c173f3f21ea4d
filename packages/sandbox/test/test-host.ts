import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@tableflow-workshop/client-core';
import { decodeAvro } from '../src/avro/decode-avro.ts';
import type { Broker } from '../src/broker/broker.ts';
import { openEmbeddedBroker } from '../src/broker/embedded/open-embedded-broker.ts';
import { openStore, type Store } from '../src/broker/store.ts';
import type { CaptureHost, CaptureStatus } from '../src/capture/capture-host.ts';

/** A decoded record. `value` is `null` for a tombstone. */
export interface DecodedRecord {
  readonly key: unknown;
  readonly value: unknown;
}

/** The cloud around a connector, on a broker in a temporary folder. */
export interface TestHost extends CaptureHost {
  readonly broker: Broker;
  readonly statuses: CaptureStatus[];
  /** Registered versions by subject. */
  readonly subjects: Map<string, object[]>;
  /** The same object for the same id. */
  schemaById(id: number): object;
  /** Resolves when the topic has that many records. */
  reaches(topic: string, count: number): Promise<void>;
  /** Some of the records that there are. */
  decoded(topic: string, fromOffset: number, maxRecords: number): Promise<readonly DecodedRecord[]>;
  /** Resolves when the topic has that many records, with all of them decoded. */
  records(topic: string, count: number): Promise<readonly DecodedRecord[]>;
  /** Resolves when the connector has a position to stream from. */
  snapshotTaken(): Promise<void>;
  /** Resolves with the first status of that kind. */
  status(state: CaptureStatus['state']): Promise<CaptureStatus>;
  remove(): Promise<void>;
}

/**
 * @param given the folder of the broker, which may have been used before: the schemas are kept beside it. Default: a new one
 * @param openBroker opens another broker than the embedded one
 */
export async function createTestHost(
  given?: string,
  openBroker: (store: Store) => Promise<Broker> = openEmbeddedBroker,
): Promise<TestHost> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'sandbox-broker-')));
  const store = await openStore(folder);
  const broker = await openBroker(store);
  const schemasFile = `${folder}.schemas.json`;
  const kept: { schemas: object[]; subjects: [string, object[]][] } =
    given && existsSync(schemasFile) ? JSON.parse(readFileSync(schemasFile, 'utf8')) : { schemas: [], subjects: [] };
  const { schemas } = kept;
  const subjects = new Map(kept.subjects);
  const keepSchemas = (): void => {
    if (!given) return;
    writeFileSync(`${schemasFile}.new`, JSON.stringify({ schemas, subjects: [...subjects] }));
    renameSync(`${schemasFile}.new`, schemasFile);
  };
  const statuses: CaptureStatus[] = [];
  const watchers = new Set<() => void>();
  const schemaById = (id: number): object => schemas[id - 1] ?? {};
  const decode = (message: Buffer | null): unknown => message && decodeAvro(message, schemaById).value;
  const decoded = async (topic: string, fromOffset: number, maxRecords: number): Promise<readonly DecodedRecord[]> => {
    const records = await broker.read(topic, fromOffset, maxRecords);
    return records.map(({ key, value }) => ({ key: decode(key), value: decode(value) }));
  };
  const until = <T>(check: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = check();
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  const notify = (): void => {
    for (const look of watchers) look();
  };
  broker.onAppend(notify);
  return {
    broker,
    clock: systemClock,
    statuses,
    subjects,
    schemaById,
    ensureTopic: (topic) => broker.createTopic(topic),
    allowsDatabase: () => true,
    async registerSchema(subject, schema) {
      const text = JSON.stringify(schema);
      const versions = subjects.get(subject) ?? [];
      if (!versions.some((one) => JSON.stringify(one) === text)) subjects.set(subject, [...versions, schema]);
      const known = schemas.findIndex((one) => JSON.stringify(one) === text);
      const id = known >= 0 ? known + 1 : schemas.push(schema);
      keepSchemas();
      return id;
    },
    report(status) {
      statuses.push(status);
      notify();
    },
    async reaches(topic, count) {
      await until(() => (broker.recordCount(topic) >= count ? true : undefined));
    },
    async records(topic, count) {
      await until(() => (broker.recordCount(topic) >= count ? true : undefined));
      return decoded(topic, 0, Number.MAX_SAFE_INTEGER);
    },
    decoded,
    async snapshotTaken() {
      for (;;) {
        const position = (await broker.sourcePosition('pg')) as { snapshot?: string } | undefined;
        if (position?.snapshot === 'done') return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    status: (state) => until(() => statuses.find((status) => status.state === state)),
    async remove() {
      await store.close();
      await rm(folder, { recursive: true });
      await rm(schemasFile, { force: true });
    },
  };
}
