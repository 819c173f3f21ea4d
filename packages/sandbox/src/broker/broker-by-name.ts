import type { Broker, FirstOffset } from './broker.ts';
import type { NewRecord } from './record.ts';

/**
 * Two brokers as one: what has a name with a colon in it, as topics and connectors of clusters beside the lab's have, is in the
 * second one. An append goes to one of the two.
 */
export function brokerByName(lab: Broker, others: Broker): Broker {
  const of = (name: string): Broker => (name.includes(':') ? others : lab);
  return {
    append(batch): Promise<FirstOffset> {
      const name = batch.source?.connector ?? nameIn(batch.records);
      return of(name).append(batch);
    },
    stage: (connector) => of(connector).stage(connector),
    sourcePosition: (connector) => of(connector).sourcePosition(connector),
    forgetSource: (connector) => of(connector).forgetSource(connector),
    read: (topic, fromOffset, maxRecords, partition) => of(topic).read(topic, fromOffset, maxRecords, partition),
    readBatches: (topic, fromOffset, maxBytes, partition) =>
      of(topic).readBatches(topic, fromOffset, maxBytes, partition),
    endOffset: (topic, partition) => of(topic).endOffset(topic, partition),
    recordCount: (topic) => of(topic).recordCount(topic),
    topics: () => [...lab.topics(), ...others.topics()].sort(),
    partitionCount: (topic) => of(topic).partitionCount(topic),
    createTopic: (topic, partitionCount, configs) => of(topic).createTopic(topic, partitionCount, configs),
    deleteTopic: (topic) => of(topic).deleteTopic(topic),
    onAppend(listen) {
      const leave = [lab.onAppend(listen), others.onAppend(listen)];
      return () => {
        for (const one of leave) one();
      };
    },
  };
}

function nameIn(records: readonly NewRecord[]): string {
  return records[0]?.topic ?? '';
}
