/** A record as it lies in a topic. */
export interface BrokerRecord {
  readonly topic: string;
  readonly offset: number;
  readonly timestampMs: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** A record to be appended; the broker gives the offset. */
export interface NewRecord {
  readonly topic: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly timestampMs: number;
}
