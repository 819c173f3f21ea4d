import type { ControlPlane, CreateDataPlane } from './data-plane.ts';
import { foreignCommit, foreignCommitMessage } from './foreign-commit.ts';
import type { ConnectorRecord, TableflowTopicRecord } from './state.ts';
import { type Capture, captureTables } from './virtual-capture.ts';
import { runVirtualStatement } from './virtual-sql.ts';

const schemaFormats = ['AVRO', 'JSON_SR', 'PROTOBUF'];

/**
 * A data plane without data: it checks a connector against the world's database, makes the topics and schemas that a
 * snapshot makes, and counts rows. Nothing in it repeats, so virtual time is never kept busy.
 */
export const createVirtualDataPlane: CreateDataPlane = (controlPlane) => {
  const records = new Map<string, number>();
  /** Tables with a commit of somebody else in their Delta log: only a new table is free of it. */
  const spoiltTables = new Set<string>();
  const capture = (connector: ConnectorRecord): Capture =>
    captureTables(connector.config, controlPlane.state.world.database);
  /** What connectors will still make, by connector. */
  const underway = new Map<string, Set<() => void>>();
  const recordCount = (topic: string): number => records.get(topic) ?? 0;
  const later = (connector: ConnectorRecord, delayMs: number, run: () => void): void => {
    if (delayMs === 0) {
      run();
      return;
    }
    const timers = underway.get(connector.name) ?? new Set();
    underway.set(connector.name, timers);
    const cancel = controlPlane.clock.setTimer(delayMs, () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  };
  const startTable = ({ topic, tableId }: TableflowTopicRecord): void =>
    controlPlane.reportTable(
      topic.spec.display_name,
      spoiltTables.has(tableId) ? { kind: 'suspended', message: foreignCommitMessage } : { kind: 'running' },
    );

  return {
    foreseesFailure: (connector) => 'problem' in capture(connector),
    startConnector(connector) {
      const captured = capture(connector);
      if ('problem' in captured) {
        controlPlane.reportConnector(connector.name, { state: 'FAILED', trace: captured.problem });
        return;
      }
      for (const { topic, rows } of captured.topics) {
        // The topic comes with the first record, and a table without rows has none.
        if (rows === 0) continue;
        const { topicCreationMs, schemaRegistrationMs } = controlPlane.timingsOf(topic);
        later(connector, topicCreationMs, () => {
          controlPlane.ensureTopic(topic);
          later(connector, schemaRegistrationMs, () => {
            registerSchemas(topic, connector.config, controlPlane);
            records.set(topic, rows);
          });
        });
      }
      controlPlane.reportConnector(connector.name, { state: 'RUNNING' });
    },
    async stopConnector(name) {
      for (const cancel of underway.get(name) ?? []) cancel();
      underway.delete(name);
    },
    startTable,
    stopTable: async () => {},
    dropTopic: async (topic) => {
      records.delete(topic);
    },
    recordCount,
    runStatement: async (statement) => {
      const spoilt = foreignCommit(statement, controlPlane.state);
      if (!spoilt) return runVirtualStatement(statement, controlPlane.state, recordCount);
      spoiltTables.add(spoilt.tableId);
      startTable(spoilt);
      return { state: 'SUCCEEDED', columns: [], rows: [] };
    },
  };
};

/** Plain JSON has no schema, and a topic without one cannot become a table. Source: C2.6 and C3.5. */
function registerSchemas(topic: string, config: Readonly<Record<string, string>>, controlPlane: ControlPlane): void {
  const id = { name: 'id', type: 'int' };
  if (schemaFormats.includes(config['output.key.format'] ?? '')) {
    controlPlane.registerSchema(`${topic}-key`, { type: 'record', name: 'Key', namespace: topic, fields: [id] });
  }
  if (!schemaFormats.includes(config['output.data.format'] ?? '')) return;
  const fields = [id, { name: '__deleted', type: ['null', 'string'], default: null }];
  controlPlane.registerSchema(`${topic}-value`, { type: 'record', name: 'Value', namespace: topic, fields });
}
