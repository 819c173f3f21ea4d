import type { Broker, StagedAppend } from './broker.ts';
import type { BrokerRecord, NewRecord, SourcePosition } from './record.ts';

/**
 * The broker as the connectors and tables of one cluster see it: topics and connectors of the same name in another cluster
 * are others. The lab's own cluster has no prefix.
 *
 * @param prefix what is in front of the names of the cluster, as in `lkc-abc:orders`
 */
export function brokerOfCluster(broker: Broker, prefix: string): Broker {
  if (prefix === '') return broker;
  const outside = (name: string): string => `${prefix}${name}`;
  const isOwn = (name: string): boolean => name.startsWith(prefix);
  const inside = (name: string): string => name.slice(prefix.length);
  const sent = (records: readonly NewRecord[]): readonly NewRecord[] =>
    records.map((record) => ({ ...record, topic: outside(record.topic) }));
  const from = (source: SourcePosition | undefined): { source?: SourcePosition } =>
    source ? { source: { ...source, connector: outside(source.connector) } } : {};
  const stage = (connector: string): StagedAppend => {
    const staged = broker.stage(outside(connector));
    return {
      add: (records) => staged.add(sent(records)),
      commit: ({ source }) => staged.commit(from(source)),
      discard: () => staged.discard(),
    };
  };
  return {
    async append({ records, source }) {
      const firstOffset = await broker.append({ records: sent(records), ...from(source) });
      return (topic, partition) => firstOffset(outside(topic), partition);
    },
    stage,
    sourcePosition: (connector) => broker.sourcePosition(outside(connector)),
    forgetSource: (connector) => broker.forgetSource(outside(connector)),
    async read(topic, fromOffset, maxRecords, partition) {
      const records = await broker.read(outside(topic), fromOffset, maxRecords, partition);
      return records.map((record): BrokerRecord => ({ ...record, topic }));
    },
    readBatches: (topic, fromOffset, maxBytes, partition) =>
      broker.readBatches(outside(topic), fromOffset, maxBytes, partition),
    endOffset: (topic, partition) => broker.endOffset(outside(topic), partition),
    recordCount: (topic) => broker.recordCount(outside(topic)),
    partitionCount: (topic) => broker.partitionCount(outside(topic)),
    topics: () => broker.topics().filter(isOwn).map(inside),
    createTopic: (topic, partitionCount, configs) => broker.createTopic(outside(topic), partitionCount, configs),
    deleteTopic: (topic) => broker.deleteTopic(outside(topic)),
    onAppend: (listen) =>
      broker.onAppend((topics) => {
        const own = new Set([...topics].filter(isOwn).map(inside));
        if (own.size > 0) listen(own);
      }),
  };
}
