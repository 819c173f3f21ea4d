import { avroColumns } from './avro-columns.ts';
import { qualifiedName, splitName } from './confluent/cluster-of.ts';
import { tableName } from './confluent/tableflow-topics.ts';
import type { ControlPlane, CreateDataPlane } from './data-plane.ts';
import { foreignCommit, foreignCommitMessage } from './foreign-commit.ts';
import type { ConnectorRecord, TableflowTopicRecord } from './state.ts';
import { type Capture, captureTables } from './virtual-capture.ts';
import { virtualProducer } from './virtual-producer.ts';
import { runVirtualStatement } from './virtual-sql.ts';
import { afterSnapshot, emptyTopic, readableTopic, type VirtualArrival, type VirtualTopic } from './virtual-topic.ts';

const schemaFormats = ['AVRO', 'JSON_SR', 'PROTOBUF'];

/**
 * A data plane without data: it checks a connector against the world's database, makes the topics and schemas that a
 * snapshot makes, and counts rows. Nothing in it repeats, so virtual time is never kept busy.
 */
export const createVirtualDataPlane: CreateDataPlane = (controlPlane) => {
  const arrivals = new Map<string, VirtualArrival>();
  const topicOf = (name: string): VirtualTopic => arrivals.get(name)?.after ?? emptyTopic;
  /** What Tableflow can read of it by now. */
  const readable = (name: string): VirtualTopic => {
    const { clock, state, timingsOf } = controlPlane;
    const arrival = arrivals.get(name);
    return arrival ? readableTopic(arrival, clock.now(), timingsOf(splitName(state, name).name)) : emptyTopic;
  };
  const put = (name: string, after: VirtualTopic): void => {
    arrivals.set(name, { before: topicOf(name), after, atMs: controlPlane.clock.now() });
  };
  /**
   * The topics of a connector's snapshot, by connector, and whether they are written. It takes one, with the tables that it has
   * then, and another when it is deleted and made again.
   */
  const snapshots = new Map<string, Map<string, boolean>>();
  /** Topics that get the bad records of tables which log them, by table. */
  const errorTopics = new Map<string, { readonly target: string; readonly records: number }>();
  /** Tables with a commit of somebody else in their Delta log: only a new table is free of it. */
  const spoiltTables = new Set<string>();
  const capture = (connector: ConnectorRecord): Capture =>
    captureTables(connector.config, controlPlane.state.world.database);
  /** What connectors will still make, by connector. */
  const underway = new Map<string, Set<() => void>>();
  const recordCount = (topic: string): number => {
    const { records, badRecords } = topicOf(topic);
    const logged = [...errorTopics.values()].filter(({ target }) => target === topic);
    return logged.reduce((sum, one) => sum + one.records, records + badRecords);
  };
  const later = (connector: ConnectorRecord, delayMs: number, run: () => void): void => {
    if (delayMs === 0) {
      run();
      return;
    }
    const name = qualifiedName(connector);
    const timers = underway.get(name) ?? new Set();
    underway.set(name, timers);
    const cancel = controlPlane.clock.setTimer(delayMs, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  };
  const startTable = (record: TableflowTopicRecord): void => {
    const { topic, tableId } = record;
    const name = tableName(record, controlPlane.state);
    const { records, badRecords } = topicOf(name);
    const handling = topic.spec.config?.error_handling ?? { mode: 'SUSPEND' };
    if (handling.mode === 'LOG' && badRecords > 0) {
      const target = name.slice(0, -topic.spec.display_name.length) + (handling.target ?? 'error_log');
      controlPlane.ensureTopic(target);
      errorTopics.set(tableId, { target, records: badRecords });
    }
    const message = spoiltTables.has(tableId)
      ? foreignCommitMessage
      : badRecords > 0 && handling.mode === 'SUSPEND'
        ? `Tableflow suspended topic '${topic.spec.display_name}': the record at partition 0, offset ${records} is not a row: its value is null (a tombstone).`
        : undefined;
    controlPlane.reportTable(name, message === undefined ? { kind: 'running' } : { kind: 'suspended', message });
  };

  return {
    foreseesFailure: (connector) => 'problem' in capture(connector),
    startConnector(connector) {
      const captured = capture(connector);
      const name = qualifiedName(connector);
      if ('problem' in captured) {
        controlPlane.reportConnector(name, { state: 'FAILED', trace: captured.problem });
        return;
      }
      const topicNamed = (written: string): string => qualifiedName({ ...connector, name: written });
      const snapshot =
        snapshots.get(name) ?? new Map(captured.topics.map(({ topic }) => [topicNamed(topic), false] as const));
      snapshots.set(name, snapshot);
      for (const one of captured.topics) {
        const { topic: written, rows, records = rows } = one;
        const topic = topicNamed(written);
        // The topic comes with the first record. A table that never had a row has none, and of one that was added after the
        // snapshot only changes are captured: here nothing changes.
        if (records === 0 || !snapshot.has(topic)) continue;
        const { topicCreationMs, schemaRegistrationMs } = controlPlane.timingsOf(written);
        later(connector, topicCreationMs, () => {
          controlPlane.ensureTopic(topic);
          later(connector, schemaRegistrationMs, () => {
            registerSchemas({ topic, namespace: written }, connector.config, controlPlane);
            if (!snapshot.get(topic) || !arrivals.has(topic))
              put(topic, afterSnapshot(arrivals.get(topic)?.after, one));
            snapshot.set(topic, true);
          });
        });
      }
      controlPlane.reportConnector(name, { state: 'RUNNING' });
    },
    async stopConnector(name, forget) {
      for (const cancel of underway.get(name) ?? []) cancel();
      underway.delete(name);
      if (forget) snapshots.delete(name);
    },
    startTable,
    stopTable: async () => {},
    dropTopic: async (topic) => {
      arrivals.delete(topic);
      for (const [tableId, { target }] of errorTopics) if (target === topic) errorTopics.delete(tableId);
    },
    recordCount,
    produce: virtualProducer(controlPlane, {
      topicOf,
      put(name, after) {
        put(name, after);
        const { tableflowTopics } = controlPlane.state.confluent;
        const written = tableflowTopics.find((record) => tableName(record, controlPlane.state) === name);
        // What came may suspend a table that runs.
        if (written?.topic.status.phase === 'RUNNING') startTable(written);
      },
    }),
    skippedCount: (topic) => topicOf(topic).badRecords,
    async columnsAt(place) {
      const { tableflowTopics } = controlPlane.state.confluent;
      const record = tableflowTopics.find(({ topic }) => topic.spec.storage.table_path === place);
      if (!record) return undefined;
      const { config } = record.topic.spec;
      const isPortable = config?.metadata_column_naming_scheme === 'PORTABLE';
      return avroColumns(controlPlane.latestSchema(`${tableName(record, controlPlane.state)}-value`), isPortable);
    },
    runStatement: async (statement) => {
      const spoilt = foreignCommit(statement, controlPlane.state);
      if (!spoilt) return runVirtualStatement(statement, controlPlane.state, readable);
      spoiltTables.add(spoilt.tableId);
      startTable(spoilt);
      return { state: 'SUCCEEDED', columns: [], rows: [] };
    },
  };
};

/** Plain JSON has no schema, and a topic without one cannot become a table. Source: C2.6 and C3.5. */
function registerSchemas(
  { topic, namespace }: { readonly topic: string; readonly namespace: string },
  config: Readonly<Record<string, string>>,
  controlPlane: ControlPlane,
): void {
  const id = { name: 'id', type: 'int' };
  if (schemaFormats.includes(config['output.key.format'] ?? '')) {
    controlPlane.registerSchema(`${topic}-key`, { type: 'record', name: 'Key', namespace, fields: [id] });
  }
  if (!schemaFormats.includes(config['output.data.format'] ?? '')) return;
  const fields = [id, { name: '__deleted', type: ['null', 'string'], default: null }];
  controlPlane.registerSchema(`${topic}-value`, { type: 'record', name: 'Value', namespace, fields });
}
