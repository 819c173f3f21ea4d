import type { ControlPlane, CreateDataPlane } from './data-plane.ts';
import type { ConnectorRecord } from './state.ts';
import { type Capture, captureTables } from './virtual-capture.ts';
import { runVirtualStatement } from './virtual-sql.ts';

const schemaFormats = ['AVRO', 'JSON_SR', 'PROTOBUF'];

/**
 * A data plane without data: it checks a connector against the world's database, makes the topics and schemas that a
 * snapshot makes, and counts rows. It sets no timers, so virtual time is never kept busy.
 */
export const createVirtualDataPlane: CreateDataPlane = (controlPlane) => {
  const records = new Map<string, number>();
  const capture = (connector: ConnectorRecord): Capture =>
    captureTables(connector.config, controlPlane.state.world.database);
  const recordCount = (topic: string): number => records.get(topic) ?? 0;

  return {
    foreseesFailure: (connector) => 'problem' in capture(connector),
    startConnector(connector) {
      const captured = capture(connector);
      if ('problem' in captured) {
        controlPlane.reportConnector(connector.name, { state: 'FAILED', trace: captured.problem });
        return;
      }
      for (const { topic, rows } of captured.topics) {
        controlPlane.ensureTopic(topic);
        registerSchemas(topic, connector.config, controlPlane);
        records.set(topic, rows);
      }
      controlPlane.reportConnector(connector.name, { state: 'RUNNING' });
    },
    stopConnector: async () => {},
    startTable: (record) => controlPlane.reportTable(record.topic.spec.display_name, { kind: 'running' }),
    stopTable: async () => {},
    dropTopic: async (topic) => {
      records.delete(topic);
    },
    recordCount,
    runStatement: async (statement) => runVirtualStatement(statement, controlPlane.state, recordCount),
  };
};

/** Plain JSON has no schema, and a topic without one cannot become a table. Source: facts on Confluent Cloud, §2.6 and §3.5. */
function registerSchemas(topic: string, config: Readonly<Record<string, string>>, controlPlane: ControlPlane): void {
  const id = { name: 'id', type: 'int' };
  if (schemaFormats.includes(config['output.key.format'] ?? '')) {
    controlPlane.registerSchema(`${topic}-key`, { type: 'record', name: 'Key', namespace: topic, fields: [id] });
  }
  if (!schemaFormats.includes(config['output.data.format'] ?? '')) return;
  const fields = [id, { name: '__deleted', type: ['null', 'string'], default: null }];
  controlPlane.registerSchema(`${topic}-value`, { type: 'record', name: 'Value', namespace: topic, fields });
}
