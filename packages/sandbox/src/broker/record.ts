/** A record as it lies in a topic. */
export interface BrokerRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly timestampMs: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** A record to be appended; the broker gives the offset. */
export interface NewRecord {
  readonly topic: string;
  /** Default: the one of its key; without a key, the one whose turn it is. */
  readonly partition?: number | undefined;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly timestampMs: number;
}

/** Where a connector has arrived in its source, as plain JSON. */
export interface SourcePosition {
  readonly connector: string;
  readonly position: unknown;
}
