import type { DataPlane } from '@tableflow-workshop/simulator';
import { startCapture } from './capture/start-capture.ts';
import { captureHostOf } from './data-plane/capture-host-of.ts';
import { columnReader } from './data-plane/column-reader.ts';
import { createTableHosts } from './data-plane/create-table-hosts.ts';
import type { DataPlaneOptions } from './data-plane/data-plane-options.ts';
import { recordProducer } from './data-plane/record-producer.ts';
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
  const tables = createTableHosts(options, files);
  const sql = createSqlEngine(sqlNames(controlPlane.state, storageFolder));

  return {
    startConnector({ name, config }) {
      void captures.start(name, () => startCapture({ name, config, host: captureHostOf(name, options) }));
    },
    async stopConnector(name, forget) {
      await captures.stop(name);
      if (forget) await broker.forgetSource(name);
    },
    startTable({ topic, tableId }) {
      const name = topic.spec.display_name;
      const { config, storage } = topic.spec;
      const handling = config?.error_handling;
      const started = writers.start(name, () =>
        startTableWriter({
          topic: name,
          tableId,
          tableFolder: resolveStoragePath(storageFolder, storage.table_path ?? ''),
          metadataColumns: config?.metadata_column_naming_scheme === 'PORTABLE' ? 'PORTABLE' : 'DEFAULT',
          errorHandling: { mode: handling?.mode ?? 'SUSPEND' },
          commitIntervalMs,
          retentionMs: Number(config?.retention_ms ?? defaultRetentionMs),
          host: tables.hostOf(name, {
            tableId,
            errorTopic: (handling?.mode === 'LOG' && handling.target) || 'error_log',
          }),
        }),
      );
      // A place that cannot be is the table's failure, not the sandbox's.
      started.catch((error: unknown) => controlPlane.reportTable(name, { kind: 'failed', message: messageOf(error) }));
    },
    stopTable: (name) => writers.stop(name),
    dropTopic: (topic) => broker.deleteTopic(topic),
    skippedCount: tables.skippedCount,
    recordCount: (topic) => broker.endOffset(topic),
    produce: recordProducer(options),
    columnsAt: columnReader(storageFolder),
    runStatement: statementRunner(sql),
    async close() {
      await Promise.all([captures.stopAll(), writers.stopAll(), sql.close()]);
      await files.close();
    },
  };
}
