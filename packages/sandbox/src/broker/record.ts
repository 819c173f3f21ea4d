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

/** Records by their topic, each in order. */
export function byTopic(records: readonly NewRecord[]): ReadonlyMap<string, readonly NewRecord[]> {
  const grouped = new Map<string, NewRecord[]>();
  for (const record of records) {
    const known = grouped.get(record.topic);
    if (known) known.push(record);
    else grouped.set(record.topic, [record]);
  }
  return grouped;
}

/** Where a connector has arrived in its source, as plain JSON. */
export interface SourcePosition {
  readonly connector: string;
  readonly position: unknown;
}
