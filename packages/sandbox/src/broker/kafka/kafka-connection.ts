import type { Producer } from '@platformatic/kafka';
import type { TopicConfigs } from '../broker.ts';
import { isUnknownTopic } from './error-ids.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';
import type { KafkaSettings } from './kafka-settings.ts';
import type { ServerAddress } from './line/server-address.ts';
import { loadKafkaClient } from './load-kafka-client.ts';
import { networkOptions } from './network-options.ts';
import { createPartitionLeaders } from './partition-leaders.ts';
import { createPartitionOffsets } from './partition-offsets.ts';
import { withMissingBrokers } from './with-missing-brokers.ts';

/** Keys and values as they are; null is a tombstone, or no key. */
export type KafkaProducer = Producer<Buffer | null, Buffer | null, Buffer, Buffer>;

/** What the broker uses of Kafka. Each call may fail because Kafka is away. */
export interface KafkaConnection extends Fetcher {
  /** Topics that are not Kafka's own, by name, with how many partitions each has. */
  topics(): Promise<ReadonlyMap<string, number>>;
  /** By topic and partition, the offset up to which everything is committed or aborted. */
  endOffsets(topics: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  /** With three copies, or as many as there are brokers. */
  createTopic(topic: string, partitions: number, configs?: TopicConfigs): Promise<void>;
  /** Sets what is given, and leaves the rest as it is. */
  configureTopic(topic: string, configs: TopicConfigs): Promise<void>;
  /** What was set for a topic, without the defaults. */
  topicConfigs(topic: string): Promise<TopicConfigs>;
  /** The id of the cluster. */
  clusterId(): Promise<string>;
  /** Where its brokers say that they are. */
  brokers(): Promise<readonly ServerAddress[]>;
  deleteTopic(topic: string): Promise<void>;
  /** A producer of transactions. Beginning one ends what another process has left open under this id, and shuts that out. */
  producer(transactionalId: string): KafkaProducer;
  /** Ends a producer, whatever it does. */
  drop(producer: KafkaProducer): Promise<void>;
  close(): Promise<void>;
}

const clientId = 'tableflow-workshop-sandbox';
/** The longest that a broker allows unless it is told otherwise: a large snapshot is one transaction. */
const transactionTimeout = 900_000;
/** The next transaction cannot begin before the markers of the last one are written, which takes a moment. */
const producerRetries = { retries: 100, retryDelay: 20 };
const listAttempts = 20;
/** As on Confluent Cloud: three copies of each partition, of which two have a record before it counts. */
const mostReplicas = 3;
/** Numbers of the protocol: a topic's settings, what sets one, and one that was set for the topic itself. */
const topicResource = 2;
const setConfig = 0 as const;
const topicSource = 1;

/** Connects when it is first asked for something. @throws InputError when the client is not installed */
export async function connectKafka(settings: KafkaSettings): Promise<KafkaConnection> {
  const kafka = await loadKafkaClient();
  const network = networkOptions(settings);
  const base = {
    clientId,
    bootstrapBrokers: [...settings.bootstrapServers],
    ...network,
    retries: 1,
    retryDelay: 50,
    autocreateTopics: false,
  };
  const admin = withMissingBrokers(kafka, new kafka.Admin(base));
  const pool = new kafka.ConnectionPool(clientId, network);
  const leaders = createPartitionLeaders(admin);
  const offsetsOf = createPartitionOffsets(kafka, { pool, leaders });
  const fetcher = createFetcher(kafka, { pool, leaders, offsetsOf });
  const producers = new Set<KafkaProducer>();

  return {
    ...fetcher,
    async topics() {
      for (let attempt = 1; ; attempt += 1) {
        const names = await admin.listTopics();
        if (names.length === 0) return new Map();
        try {
          const found = await leaders.refresh(names);
          return new Map([...found].map(([name, place]) => [name, place.leaders.length]));
        } catch (error) {
          // One that was deleted meanwhile is not in the next list.
          if (!isUnknownTopic(error) || attempt >= listAttempts) throw error;
        }
      }
    },
    endOffsets: (topics) => offsetsOf(topics, 'latest'),
    async createTopic(topic, partitions, configs = {}) {
      const { brokers } = await admin.metadata({ topics: [], forceUpdate: true });
      const replicas = Math.min(mostReplicas, brokers.size);
      const all = { ...(replicas === mostReplicas && { 'min.insync.replicas': '2' }), ...configs };
      const given = Object.entries(all).map(([name, value]) => ({ name, value }));
      await admin.createTopics({ topics: [topic], partitions, replicas, configs: given });
    },
    async configureTopic(topic, given) {
      const configs = Object.entries(given).map(([name, value]) => ({ name, value, configOperation: setConfig }));
      if (configs.length === 0) return;
      await admin.incrementalAlterConfigs({
        resources: [{ resourceType: topicResource, resourceName: topic, configs }],
      });
    },
    async topicConfigs(topic) {
      const [found] = await admin.describeConfigs({
        resources: [{ resourceType: topicResource, resourceName: topic }],
      });
      const set = (found?.configs ?? []).filter(({ configSource }) => configSource === topicSource);
      return Object.fromEntries(set.map(({ name, value }) => [name, value ?? '']));
    },
    clusterId: async () => (await admin.metadata({ topics: [] })).id,
    brokers: async () => [...(await admin.metadata({ topics: [], forceUpdate: true })).brokers.values()],
    deleteTopic: (topic) => admin.deleteTopics({ topics: [topic] }),
    producer(transactionalId) {
      const producer: KafkaProducer = new kafka.Producer({
        ...base,
        ...producerRetries,
        idempotent: true,
        transactionalId,
        timeout: transactionTimeout,
        // The client would take part in a transaction of producer 0.
        producerId: -1n,
        producerEpoch: -1,
      });
      withMissingBrokers(kafka, producer);
      producers.add(producer);
      return producer;
    },
    async drop(producer) {
      producers.delete(producer);
      await Promise.allSettled([producer.close(true)]);
    },
    async close() {
      const forced = [...producers].map(async (one) => one.close(true));
      await Promise.allSettled([...forced, admin.close()]);
      await pool.close();
    },
  };
}
