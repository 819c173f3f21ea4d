import type { BrokerRecord, NewRecord, SourcePosition } from './record.ts';
import type { RecordBatch } from './record-codec.ts';

/**
 * Topics with their partitions, kept where no crash reaches them: in the store of the sandbox, or in Apache Kafka. A partition
 * that nobody names is the first, 0. Offsets of a partition rise, and may leave some out.
 */
export interface Broker {
  /**
   * Records and the source position they reach, all or nothing, durable and seen when it resolves. It gives the offset of the
   * first record in a partition, where there is one.
   */
  append(batch: { records: readonly NewRecord[]; source?: SourcePosition }): Promise<FirstOffset>;
  /**
   * Begins an append of records that are more than should be in memory together. While it is open, nothing else of this
   * connector is appended.
   */
  stage(connector: string): StagedAppend;
  /** What the last `append` of this connector stored, as plain JSON; `undefined` when there is none. */
  sourcePosition(connector: string): Promise<unknown>;
  /** Forgets a connector's position: its next start is a first start. */
  forgetSource(connector: string): Promise<void>;
  /** Up to `maxRecords` records of a partition, from `fromOffset` on. An unknown topic has none. */
  read(topic: string, fromOffset: number, maxRecords: number, partition?: number): Promise<readonly BrokerRecord[]>;
  /**
   * The same as whole batches, of which the first may begin before `fromOffset`, until they have that many bytes or more.
   */
  readBatches(topic: string, fromOffset: number, maxBytes: number, partition?: number): Promise<readonly RecordBatch[]>;
  /** An offset behind the last record of a partition; 0 for an empty or unknown one. From memory. */
  endOffset(topic: string, partition?: number): number;
  /** How many records a topic has had in all of its partitions. From memory. */
  recordCount(topic: string): number;
  topics(): readonly string[];
  /** How many partitions a topic has; 0 for an unknown one. */
  partitionCount(topic: string): number;
  /**
   * Idempotent: a topic that exists keeps the partitions that it has. The settings are Kafka's, and become those of a topic
   * that exists, where the broker has any.
   */
  createTopic(topic: string, partitionCount?: number, configs?: TopicConfigs): Promise<void>;
  /** Deletes the topic with its records. Idempotent; a topic created again begins at offset 0. */
  deleteTopic(topic: string): Promise<void>;
  /** Calls `listen` with topics that are new, or have new records. The returned function ends that. */
  onAppend(listen: (topics: ReadonlySet<string>) => void): () => void;
}

/** Settings of a topic, as Kafka names them: `cleanup.policy`. */
export type TopicConfigs = Readonly<Record<string, string>>;

/** The offset of the first record that an append has put into a partition. */
export type FirstOffset = (topic: string, partition?: number) => number | undefined;

/** Records that become durable one after the other, and are seen all at once. */
export interface StagedAppend {
  /** Durable when it resolves, and not seen in any topic yet. */
  add(records: readonly NewRecord[]): Promise<void>;
  /** Shows them, together with the source position of the connector, all or nothing. */
  commit(options: { source?: SourcePosition }): Promise<void>;
  /** Removes them. Idempotent. */
  discard(): Promise<void>;
}
