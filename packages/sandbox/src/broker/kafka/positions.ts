import { createQueue } from '../create-queue.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import type { PlacedRecord } from './lane.ts';

/** The topic in which the sandbox keeps what is its own: compacted, so that the newest record of each key stays. */
export const positionsTopic = '_tableflow-workshop-sandbox';
const configs = { 'cleanup.policy': 'compact', 'segment.bytes': '1048576', 'min.cleanable.dirty.ratio': '0.1' };
const connectorKey = 'connector ';
const laneKey = 'lane ';
const ownerKey = 'owner';
const bytesAtOnce = 1_048_576;

/** Where the connectors have arrived in their sources, which lanes there are, and whose they are. */
export interface Positions {
  /** Makes the topic unless it is there. */
  ensureTopic(): Promise<void>;
  /** Connectors that may have left a transaction open. */
  lanes(): Promise<readonly string[]>;
  /** Reads what was committed before. */
  load(): Promise<void>;
  /** Reads whose the lanes are by now. Positions are not read again: nobody else may write them. */
  loadOwner(): Promise<void>;
  owner(): unknown;
  positionOf(connector: string): unknown;
  /** Takes over what was committed. */
  remember(record: PlacedRecord): void;
}

export function createPositions(connection: KafkaConnection): Positions {
  const kept = new Map<string, unknown>();
  const inOrder = createQueue();
  let nextOffset = 0;
  const take = (key: Buffer | null, value: Buffer | null): void => {
    if (key === null) return;
    if (value === null) kept.delete(key.toString());
    else kept.set(key.toString(), JSON.parse(value.toString()));
  };
  const read = (take: (key: Buffer | null, value: Buffer | null) => void): Promise<void> =>
    inOrder(async () => {
      for (;;) {
        const place = { topic: positionsTopic, partition: 0, fromOffset: nextOffset };
        const { records, nextOffset: reached } = await connection.readRecords(place, bytesAtOnce);
        for (const { key, value } of records) take(key, value);
        if (reached === nextOffset) return;
        nextOffset = reached;
      }
    });
  return {
    async ensureTopic() {
      if (!(await connection.topics()).has(positionsTopic)) await connection.createTopic(positionsTopic, 1, configs);
    },
    async lanes() {
      const keys = [...(await connection.allKeys(positionsTopic))];
      return keys.filter((key) => key.startsWith(laneKey)).map((key) => key.slice(laneKey.length));
    },
    load: () => read(take),
    loadOwner: () =>
      read((key, value) => {
        if (key?.toString() === ownerKey) take(key, value);
      }),
    owner: () => kept.get(ownerKey),
    positionOf: (connector) => kept.get(`${connectorKey}${connector}`),
    remember: ({ key, value }) => take(key, value),
  };
}

/** Says where a connector has arrived; without a position, that it has no place. */
export function positionRecord(connector: string, position: unknown, nowMs: number): PlacedRecord {
  return placed(`${connectorKey}${connector}`, position, nowMs);
}

/** Says that there is a lane. */
export function laneRecord(connector: string, nowMs: number): PlacedRecord {
  return placed(`${laneKey}${connector}`, true, nowMs);
}

/** Says whose the lanes are. */
export function ownerRecord(owner: string, nowMs: number): PlacedRecord {
  return placed(ownerKey, owner, nowMs);
}

/** Ends a transaction that has no position. */
export function appendRecord(nowMs: number): PlacedRecord {
  return placed('append', true, nowMs);
}

function placed(key: string, value: unknown, nowMs: number): PlacedRecord {
  return {
    topic: positionsTopic,
    partition: 0,
    key: Buffer.from(key),
    value: value === undefined ? null : Buffer.from(JSON.stringify(value)),
    timestamp: BigInt(Math.trunc(nowMs)),
  };
}
