import type { TableWriterHost } from '../tableflow/table-writer-host.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';

/** The cloud around the writer of each table. A schema is the same object for the same id: it is compiled once. */
export function createTableHosts(
  options: DataPlaneOptions,
  files: TableWriterHost['files'],
): (topic: string) => TableWriterHost {
  const { controlPlane, broker, clock, disk } = options;
  const schemas = new Map<number, object>();
  const schemaById = (id: number): object => {
    const schema = schemas.get(id) ?? controlPlane.schemaById(id);
    schemas.set(id, schema);
    return schema;
  };
  return (topic) => ({
    broker,
    clock,
    files,
    schemaById,
    valueSchema: (topicName) => controlPlane.latestSchema(`${topicName}-value`),
    keySchema: (topicName) => controlPlane.latestSchema(`${topicName}-key`),
    report: (event) => controlPlane.reportTable(topic, event),
    disk,
  });
}
