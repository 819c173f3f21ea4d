import { avroType } from '../avro/avro-type.ts';
import { encodeAvro } from '../avro/encode-avro.ts';
import type { RecordFailure } from '../tableflow/data-file.ts';
import { createKnownTopic } from './create-known-topic.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';

/** What is kept of a record that could not become a row: where it came from, why not, and the record itself. */
export const failedRecordSchema = {
  type: 'record',
  name: 'FailedRecord',
  namespace: 'tableflow',
  fields: [
    { name: 'topic', type: 'string' },
    { name: 'partition', type: 'int' },
    { name: 'offset', type: 'long' },
    { name: 'timestamp', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'error', type: 'string' },
    { name: 'key', type: ['null', 'bytes'], default: null },
    { name: 'value', type: ['null', 'bytes'], default: null },
  ],
};

const type = avroType(failedRecordSchema);

/**
 * Takes the records that a table under `LOG` passed over to a topic, each once: how far it came is kept together with them,
 * and what is passed over again after a crash is known.
 */
export function errorTopic(
  { controlPlane, broker, clock, saved }: Pick<DataPlaneOptions, 'controlPlane' | 'broker' | 'clock' | 'saved'>,
  { tableId, target }: { readonly tableId: string; readonly target: string },
): (failures: readonly RecordFailure[]) => Promise<void> {
  const source = `error-topic ${tableId}`;
  return async (failures) => {
    const reached = offsetsOf(await broker.sourcePosition(source));
    const fresh = failures.filter(({ record }) => record.offset > (reached[record.partition] ?? -1));
    if (fresh.length === 0) return;
    controlPlane.ensureTopic(target);
    const schemaId = controlPlane.registerSchema(`${target}-value`, failedRecordSchema);
    // A record must never be on disk with a schema that is not.
    await Promise.all([createKnownTopic({ controlPlane, broker }, target), saved()]);
    const records = fresh.map(({ record: { topic, partition, offset, timestampMs, key, value }, reason }) => ({
      topic: target,
      key,
      value: encodeAvro(schemaId, type, {
        topic,
        partition,
        offset: BigInt(offset),
        timestamp: BigInt(timestampMs),
        error: reason,
        key,
        value,
      }),
      timestampMs: clock.now(),
    }));
    const position: Record<number, number> = { ...reached };
    for (const { record } of fresh) position[record.partition] = record.offset;
    await broker.append({ records, source: { connector: source, position } });
  };
}

/** By partition, the offset of the newest record that was taken. */
function offsetsOf(position: unknown): Readonly<Record<number, number>> {
  // What was written when topics had one partition.
  if (typeof position === 'number') return { 0: position };
  return typeof position === 'object' && position !== null ? { ...position } : {};
}
