import type { Broker } from '../broker.ts';
import type { BrokerRecord } from '../record.ts';
import { packRecords, type RecordBatch } from '../record-codec.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import type { TopicView } from './topic-view.ts';
import type { WaitForKafka } from './wait-for-kafka.ts';

const bytesAtOnce = 1_048_576;

/** Reads what is seen of the topics. */
export function createTopicReader(
  connection: KafkaConnection,
  view: TopicView,
  waitForKafka: WaitForKafka,
): Pick<Broker, 'read' | 'readBatches'> {
  async function* from(topic: string, partition: number, offset: number): AsyncGenerator<readonly BrokerRecord[]> {
    const end = view.endOffset(topic, partition);
    for (let fromOffset = offset; fromOffset < end; ) {
      const { records, nextOffset } = await waitForKafka(`read the topic ${topic}`, () =>
        connection.readRecords({ topic, partition, fromOffset }, bytesAtOnce),
      );
      if (nextOffset === fromOffset) return;
      fromOffset = nextOffset;
      yield records;
    }
  }
  return {
    async read(topic, fromOffset, maxRecords, partition = 0) {
      const found: BrokerRecord[] = [];
      if (maxRecords <= 0) return found;
      for await (const records of from(topic, partition, fromOffset)) {
        for (const record of records) {
          found.push(record);
          if (found.length >= maxRecords) return found;
        }
      }
      return found;
    },
    async readBatches(topic, fromOffset, maxBytes, partition = 0) {
      const batches: RecordBatch[] = [];
      let length = 0;
      for await (const records of from(topic, partition, fromOffset)) {
        for (const batch of batchesOf(records, partition)) {
          batches.push(batch);
          length += batch.bytes.length;
        }
        if (length >= maxBytes) break;
      }
      return batches;
    },
  };
}

/** A batch has consecutive offsets: where some are left out, the next one begins. */
function batchesOf(records: readonly BrokerRecord[], partition: number): readonly RecordBatch[] {
  const batches: RecordBatch[] = [];
  let run: BrokerRecord[] = [];
  const close = (): void => {
    let baseOffset = run[0]?.offset ?? 0;
    for (const { count, bytes } of packRecords(run)) {
      batches.push({ partition, baseOffset, bytes });
      baseOffset += count;
    }
    run = [];
  };
  for (const record of records) {
    if (run.length > 0 && record.offset !== (run.at(-1)?.offset ?? 0) + 1) close();
    run.push(record);
  }
  close();
  return batches;
}
