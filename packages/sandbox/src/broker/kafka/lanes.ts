import { randomUUID } from 'node:crypto';
import { type Clock, InputError, sleep } from '@tableflow-workshop/client-core';
import type { KafkaConnection } from './kafka-connection.ts';
import { KafkaInterruptedError } from './kafka-interrupted-error.ts';
import { createLane, type Lane } from './lane.ts';
import { laneRecord, ownerRecord, type Positions } from './positions.ts';
import type { WaitForKafka } from './wait-for-kafka.ts';

/** The lanes of a sandbox: one for each connector, and one for records without a position. */
export interface Lanes {
  /** Makes them this sandbox's: what others have open in them is aborted, and others can write nothing more. */
  takeOver(): Promise<void>;
  /** The lane of a connector; without one, that of records without a position. */
  of(connector: string | undefined): Promise<Lane>;
  /** @throws InputError when they are another sandbox's now */
  checkOwner(): Promise<void>;
}

/** What lanes need. */
interface LanesOptions {
  readonly connection: KafkaConnection;
  readonly positions: Positions;
  readonly waitForKafka: WaitForKafka;
  readonly clock: Clock;
  /** Of Kafka, for the person who reads that another sandbox has it. */
  readonly address: string;
}

const seenTimeoutMs = 10_000;
const seenPollMs = 20;
const transactionalId = 'tableflow-workshop-sandbox';

export function createLanes({ connection, positions, waitForKafka, clock, address }: LanesOptions): Lanes {
  const owner = randomUUID();
  let isOwner = false;
  const checkOwner = async (): Promise<void> => {
    if (!isOwner) return;
    await positions.loadOwner();
    if (positions.owner() !== owner) throw takenOver(address);
  };
  const create = (id: string): Lane => createLane({ connection, transactionalId: id, waitForKafka, checkOwner });
  const own = create(transactionalId);
  const lanes = new Map<string, Lane>();
  const laneOf = (connector: string): Lane => {
    const lane = lanes.get(connector) ?? create(`${transactionalId}-${connector}`);
    lanes.set(connector, lane);
    return lane;
  };
  /** Until what was written last is seen, which takes a moment: positions that are not seen would be snapshots again. */
  const loadAll = async (): Promise<void> => {
    const untilMs = clock.now() + seenTimeoutMs;
    for (;;) {
      await positions.load();
      if (positions.owner() === owner) return;
      if (clock.now() >= untilMs) throw new KafkaInterruptedError('what it wrote is not seen', undefined);
      await sleep(clock, seenPollMs);
    }
  };
  return {
    checkOwner,
    async takeOver() {
      await own.claim();
      for (const connector of await positions.lanes()) await laneOf(connector).claim();
      await own.write([], ownerRecord(owner, clock.now()));
      await loadAll();
      isOwner = true;
    },
    async of(connector) {
      if (connector === undefined) return own;
      // It is known before it is used: the next process has to end what this one leaves open.
      if (!lanes.has(connector)) await own.write([], laneRecord(connector, clock.now()));
      return laneOf(connector);
    },
  };
}

function takenOver(address: string): InputError {
  return new InputError({
    tried: 'write to Kafka',
    problems: [
      {
        path: address,
        problem: 'another sandbox keeps its topics there now, and this one may not write any more.',
        remedy: 'Stop one of the two, or give it a Kafka of its own.',
      },
    ],
  });
}
