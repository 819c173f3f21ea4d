import { type DataPlane, qualifiedName, splitName, tableName } from '@tableflow-workshop/simulator';
import { startCapture } from './capture/start-capture.ts';
import { captureHostOf } from './data-plane/capture-host-of.ts';
import { createClusterPlanes } from './data-plane/cluster-planes.ts';
import { columnReader } from './data-plane/column-reader.ts';
import { createKnownTopic } from './data-plane/create-known-topic.ts';
import type { DataPlaneOptions } from './data-plane/data-plane-options.ts';
import { derivedTopicsOf } from './data-plane/derived-topics-of.ts';
import { sqlCatalog } from './data-plane/sql-catalog.ts';
import { sqlNames } from './data-plane/sql-names.ts';
import { statementRunner } from './data-plane/statement-runner.ts';
import { messageOf } from './delta/message-of.ts';
import { resolveStoragePath } from './delta/storage-path.ts';
import { createSqlEngine } from './sql/sql-engine.ts';
import { startDataFileThread } from './tableflow/start-data-file-thread.ts';
import { startTableWriter } from './tableflow/table-writer.ts';
import { createWorkers } from './workers.ts';

/** Rows are seen within seconds, and a load of many rows still makes few files. */
const commitIntervalMs = 500;
/** What the service has by default: seven days. */
const defaultRetentionMs = 604_800_000;

/** The real data plane: change capture from PostgreSQL, a durable broker, Delta files on disk, SQL over them. */
export function createRealDataPlane(options: DataPlaneOptions): DataPlane & { close(): Promise<void> } {
  const { controlPlane, broker, storageFolder } = options;
  const captures = createWorkers();
  const writers = createWorkers();
  const files = startDataFileThread();
  const planeOf = createClusterPlanes(options, files);
  const derivedTopics = derivedTopicsOf(options);
  const { refuseReading, grantsOn } = controlPlane.relations;
  const sql = createSqlEngine({
    ...sqlNames(controlPlane.state, storageFolder),
    catalog: sqlCatalog(options),
    refuseReading,
    grants: grantsOn,
  });

  return {
    startConnector(connector) {
      const { clusterId, name, config } = connector;
      const { options: own } = planeOf(clusterId);
      void captures.start(qualifiedName(connector), () =>
        startCapture({ name, config, host: captureHostOf(name, own) }),
      );
    },
    async stopConnector(name, forget) {
      await captures.stop(name);
      if (forget) await broker.forgetSource(name);
    },
    startTable(record) {
      const { topic, tableId } = record;
      const qualified = tableName(record, controlPlane.state);
      const { clusterId, name } = splitName(controlPlane.state, qualified);
      const { config, storage } = topic.spec;
      const handling = config?.error_handling;
      const started = writers.start(qualified, () =>
        startTableWriter({
          topic: name,
          tableId,
          tableFolder: resolveStoragePath(storageFolder, storage.table_path ?? ''),
          metadataColumns: config?.metadata_column_naming_scheme === 'PORTABLE' ? 'PORTABLE' : 'DEFAULT',
          writeMode: topic.status.write_mode === 'UPSERT' ? 'UPSERT' : 'APPEND',
          errorHandling: { mode: handling?.mode ?? 'SUSPEND' },
          commitIntervalMs,
          retentionMs: () => Number(config?.retention_ms ?? defaultRetentionMs),
          dataRetentionMs: () => (config?.data_retention_ms ? Number(config.data_retention_ms) : undefined),
          host: planeOf(clusterId).tables.hostOf(name, {
            tableId,
            errorTopic: (handling?.mode === 'LOG' && handling.target) || 'error_log',
          }),
        }),
      );
      // A place that cannot be is the table's failure, not the sandbox's.
      started.catch((error: unknown) =>
        controlPlane.reportTable(qualified, { kind: 'failed', message: messageOf(error) }),
      );
    },
    stopTable: (name) => writers.stop(name),
    putTopic(topic) {
      const { clusterId, name } = splitName(controlPlane.state, topic);
      return createKnownTopic(planeOf(clusterId).options, name);
    },
    async dropTopic(topic) {
      await broker.deleteTopic(topic);
      await derivedTopics?.forget(topic);
    },
    skippedCount(topic) {
      const { clusterId, name } = splitName(controlPlane.state, topic);
      return planeOf(clusterId).tables.skippedCount(name);
    },
    recordCount: broker.recordCount,
    produce(topic, records) {
      const { clusterId, name } = splitName(controlPlane.state, topic);
      return planeOf(clusterId).produce(name, records);
    },
    columnsAt: columnReader(storageFolder),
    checksPrivileges: true,
    runStatement: statementRunner(sql),
    async close() {
      await Promise.all([captures.stopAll(), writers.stopAll(), derivedTopics?.stop(), sql.close()]);
      await files.close();
    },
  };
}
