import type { ControlPlane, DataPlane, ProducedPart, ProducedRecord, ProduceOutcome } from './data-plane.ts';
import type { VirtualTopic } from './virtual-topic.ts';

/** What the producer knows of topics. */
interface Topics {
  readonly topicOf: (topic: string) => VirtualTopic;
  /** Something came, so that the topic is like this now. */
  readonly put: (topic: string, after: VirtualTopic) => void;
}

/**
 * Counts the records that somebody sends. They are spread evenly over the partitions. A record without a value is one that no
 * table can take.
 */
export function virtualProducer(
  controlPlane: ControlPlane,
  { topicOf, put }: Topics,
): NonNullable<DataPlane['produce']> {
  /** Keys that a topic has had, by topic: only the first record of a key is another row of an upserted table. */
  const keysOf = new Map<string, Set<string>>();
  return async (topic, sent) => {
    const partitions = controlPlane.partitionCount(topic) ?? 1;
    const known = keysOf.get(topic) ?? new Set();
    keysOf.set(topic, known);
    let { records, keys, badRecords } = topicOf(topic);
    const outcomes = sent.map((record): ProduceOutcome => {
      const problem = problemOf(record, partitions, controlPlane);
      if (problem !== undefined) return { problem };
      const index = records + badRecords;
      const key = textOf(record.key);
      const value = textOf(record.value);
      if (value === undefined) badRecords += 1;
      else {
        records += 1;
        if (key === undefined || !known.has(key)) keys += 1;
        if (key !== undefined) known.add(key);
      }
      return {
        partition: index % partitions,
        offset: Math.floor(index / partitions),
        timestampMs: record.timestampMs ?? controlPlane.clock.now(),
        keySize: sizeOf(key),
        valueSize: sizeOf(value),
      };
    });
    put(topic, { records, keys, badRecords });
    return outcomes;
  };
}

function problemOf({ partition, value }: ProducedRecord, partitions: number, controlPlane: ControlPlane) {
  if (partition !== undefined && partitions > 1)
    return 'partition_id: the simulator spreads records over the partitions itself; the sandbox takes it.';
  if (textOf(value) === undefined) return undefined;
  if (value?.schema_id === undefined)
    return 'value.schema_id: is missing; the simulator takes records under a schema only, the sandbox others too.';
  try {
    controlPlane.schemaById(value.schema_id);
    return undefined;
  } catch {
    return `value.schema_id: there is no schema ${value.schema_id}.`;
  }
}

function textOf(part: ProducedPart | undefined): string | undefined {
  return part?.data === undefined || part.data === null ? undefined : JSON.stringify(part.data);
}

function sizeOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Buffer.byteLength(text);
}
