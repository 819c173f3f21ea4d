import { type Clock, type InputError, systemClock } from '@tableflow-workshop/client-core';
import type { Broker, FirstOffset, StagedAppend } from '../broker.ts';
import { partitionOf } from '../partition-of.ts';
import type { NewRecord, SourcePosition } from '../record.ts';
import { checkAdvertised } from './check-advertised.ts';
import { explainRefusal } from './explain-refusal.ts';
import { connectKafka } from './kafka-connection.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import type { FirstOffsets, PlacedRecord } from './lane.ts';
import { createLanes } from './lanes.ts';
import { appendRecord, createPositions, positionRecord } from './positions.ts';
import { reachKafka } from './reach-kafka.ts';
import { createTopicAdmin, type TopicAdmin } from './topic-admin.ts';
import { createTopicReader } from './topic-reader.ts';
import { createTopicView } from './topic-view.ts';
import { createUntilSeen } from './until-seen.ts';
import { createWaitForKafka } from './wait-for-kafka.ts';
import { watchOwner } from './watch-owner.ts';

/** How the broker waits, and whom it tells. */
export interface KafkaBrokerOptions {
  /** How long Kafka is waited for once it was there. Default 10 minutes. */
  readonly awayTimeoutMs?: number;
  /** How long it is waited for at the start. Default 10 seconds. */
  readonly reachTimeoutMs?: number;
  /** Receives a sentence for a person. Default: none. */
  readonly say?: (text: string) => void;
  /** Called once when another sandbox has taken the topics over: this one can write nothing more. */
  readonly onLost?: ((error: InputError) => void) | undefined;
  readonly clock?: Clock;
  /** Ends the opening. */
  readonly signal?: AbortSignal | undefined;
}

/** A broker that holds lines to another program. */
export interface KafkaBroker extends Broker, TopicAdmin {
  /** The id of the Kafka cluster. */
  readonly clusterId: string;
  /** Ends all lines. What is under way fails. */
  close(): Promise<void>;
}

/**
 * Opens the broker whose topics are in Apache Kafka. Records and the position of their source are one transaction. Whoever
 * opens it takes it over: what another process has not committed is aborted, and it can commit nothing more.
 *
 * @throws InputError when the client is not installed, or Kafka cannot be used as the settings say
 * @throws KafkaAwayError when Kafka is not there in time
 */
export async function openKafkaBroker(settings: KafkaSettings, options: KafkaBrokerOptions = {}): Promise<KafkaBroker> {
  const { clock = systemClock, awayTimeoutMs = 600_000, reachTimeoutMs = 10_000, say = () => undefined } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const address = settings.bootstrapServers.join(', ');
  const waitForKafka = createWaitForKafka({ address, clock, signal, timeoutMs: awayTimeoutMs, say });
  const connection = await connectKafka(settings);
  const positions = createPositions(connection);
  const view = createTopicView(connection);
  const lanes = createLanes({ connection, positions, waitForKafka, clock, address });
  const untilSeen = createUntilSeen({ view, waitForKafka, clock, signal });
  let turn = 0;

  const stopOpening = (): void => closing.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', stopOpening, { once: true });
  let clusterId = '';
  try {
    await reachKafka(settings, { clock, signal, timeoutMs: reachTimeoutMs });
    await waitForKafka('open its topics', async () => {
      clusterId = await connection.clusterId();
      await checkAdvertised(await connection.brokers(), settings, clock);
      await positions.ensureTopic();
      await lanes.takeOver();
      await view.refresh();
    });
  } catch (error) {
    await connection.close();
    throw explainRefusal(error, settings);
  } finally {
    options.signal?.removeEventListener('abort', stopOpening);
  }
  const stopFollowing = view.follow(clock, () => undefined);
  const stopWatching = watchOwner(lanes, clock, options.onLost ?? (() => undefined));

  /** @throws for a topic or a partition that does not exist */
  const placed = (records: readonly NewRecord[]): readonly PlacedRecord[] => {
    turn += 1;
    return records.map((record) => {
      const count = view.partitions().get(record.topic);
      if (count === undefined) throw new Error(`The topic ${record.topic} does not exist`);
      const { topic, key, value, timestampMs } = record;
      const partition = partitionOf(record, count, turn);
      return { topic, partition, key, value, timestamp: BigInt(Math.trunc(timestampMs)) };
    });
  };
  const lastRecord = (source: SourcePosition | undefined): PlacedRecord =>
    source ? positionRecord(source.connector, source.position, clock.now()) : appendRecord(clock.now());
  const untilRecordsAreSeen = (ends: ReadonlyMap<string, number>): Promise<void> => {
    const places = [...ends].map(([place, end]) => {
      const [topic = '', partition] = place.split(' ');
      return { topic, partition: Number(partition), end };
    });
    return untilSeen(
      () => places.every(({ topic, partition, end }) => view.endOffset(topic, partition) >= end),
      [...new Set(places.map(({ topic }) => topic))],
    );
  };

  return {
    ...createTopicReader(connection, view, waitForKafka),
    ...createTopicAdmin({ connection, view, waitForKafka, untilSeen }),
    clusterId,
    async append({ records, source }): Promise<FirstOffset> {
      const all = placed(records);
      const last = lastRecord(source);
      const lane = await lanes.of(source?.connector);
      const firsts = await lane.write(all, last);
      positions.remember(last);
      await untilRecordsAreSeen(endsOf(firsts, all));
      return (topic, partition = 0) => firsts.get(`${topic} ${partition}`);
    },
    stage(connector): StagedAppend {
      const begun = lanes.of(connector).then((lane) => lane.begin());
      begun.catch(() => undefined);
      const ends = new Map<string, number>();
      return {
        async add(records) {
          const all = placed(records);
          const firsts = await (await begun).add(all);
          for (const [place, end] of endsOf(firsts, all)) ends.set(place, end);
        },
        async commit({ source }) {
          const last = lastRecord(source);
          await (await begun).commit(last);
          positions.remember(last);
          await untilRecordsAreSeen(ends);
        },
        discard: async () => (await begun).abort(),
      };
    },
    sourcePosition: async (connector) => positions.positionOf(connector),
    async forgetSource(connector) {
      const last = positionRecord(connector, undefined, clock.now());
      await (await lanes.of(connector)).write([], last);
      positions.remember(last);
    },
    endOffset: (topic, partition = 0) => view.endOffset(topic, partition),
    recordCount: view.recordCount,
    topics: () => [...view.partitions().keys()].sort(),
    partitionCount: (topic) => view.partitions().get(topic) ?? 0,
    onAppend: view.onAppend,
    async close() {
      closing.abort(new Error('The broker was closed'));
      stopWatching();
      await stopFollowing();
      await connection.close();
    },
  };
}

/** Where the partitions end, at least, that records were written to. */
function endsOf(firsts: FirstOffsets, records: readonly PlacedRecord[]): ReadonlyMap<string, number> {
  const ends = new Map(firsts);
  for (const { topic, partition } of records) {
    const place = `${topic} ${partition}`;
    ends.set(place, (ends.get(place) ?? 0) + 1);
  }
  return ends;
}
