import type { TableWriterHost } from '../tableflow/table-writer-host.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';
import { errorTopic } from './error-topic.ts';
import { knownSchemas } from './known-schemas.ts';

/** What the hosts of tables remember. */
interface TableHosts {
  hostOf(topic: string, table: { readonly tableId: string; readonly errorTopic: string }): TableWriterHost;
  /** Records of a topic that its table passed over. */
  skippedCount(topic: string): number;
}

/** The cloud around the writer of each table. A schema is the same object for the same id: it is compiled once. */
export function createTableHosts(options: DataPlaneOptions, files: TableWriterHost['files']): TableHosts {
  const { controlPlane, broker, clock, disk } = options;
  const schemaById = knownSchemas(controlPlane);
  const skipped = new Map<string, number>();
  return {
    skippedCount: (topic) => skipped.get(topic) ?? 0,
    hostOf: (topic, { tableId, errorTopic: target }) => ({
      broker,
      clock,
      files,
      schemaById,
      valueSchema: (topicName) => controlPlane.latestSchema(`${topicName}-value`),
      keySchema: (topicName) => controlPlane.latestSchema(`${topicName}-key`),
      report(event) {
        if (event.kind === 'running') skipped.set(topic, event.skippedRecords ?? 0);
        controlPlane.reportTable(topic, event);
      },
      disk,
      deadLetters: errorTopic(options, { tableId, target }),
    }),
  };
}
