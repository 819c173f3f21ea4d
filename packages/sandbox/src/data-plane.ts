import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import type { ControlPlane, DataPlane } from '@tableflow-workshop/simulator';
import type { Broker } from './broker/broker.ts';
import { startCapture } from './capture/start-capture.ts';
import { messageOf } from './delta/message-of.ts';
import { resolveStoragePath, StoragePathError } from './delta/storage-path.ts';
import type { DiskNotice } from './disk-full.ts';
import { createSqlEngine } from './sql/sql-engine.ts';
import { SqlError } from './sql/sql-error.ts';
import { startTableWriter } from './tableflow/table-writer.ts';
import { createWorkers } from './workers.ts';

/** Rows are seen within seconds, and a load of many rows still makes few files. */
const commitIntervalMs = 500;

/** The real data plane: change capture from PostgreSQL, a durable broker, Delta files on disk, SQL over them. */
export function createRealDataPlane(options: {
  readonly controlPlane: ControlPlane;
  readonly broker: Broker;
  /** Holds a folder for each bucket. */
  readonly storageFolder: string;
  /** Resolves when the control planes' state is on disk. */
  readonly saved: () => Promise<void>;
  /** Whether a connector may connect to this server. */
  readonly allowsDatabase: (host: string, port: number) => boolean;
  /** Says that the disk is full, and that it is not any more. */
  readonly disk: DiskNotice;
  readonly clock?: Clock;
}): DataPlane & { close(): Promise<void> } {
  const { controlPlane, broker, storageFolder, saved, allowsDatabase, disk, clock = systemClock } = options;
  const { state } = controlPlane;
  const captures = createWorkers();
  const writers = createWorkers();
  const schemas = new Map<number, object>();
  const sql = createSqlEngine({
    tables: () =>
      state.databricks.tables.flatMap(
        ({ catalog_name: catalog = '', schema_name: schema = '', name = '', storage_location: url }) => {
          const tableFolder = folderOf(url);
          return tableFolder ? [{ catalog, schema, name, tableFolder }] : [];
        },
      ),
    catalogs: () =>
      state.databricks.catalogs.map((catalog) => ({
        name: catalog.name ?? '',
        schemas: state.databricks.schemas
          .filter((schema) => schema.catalog_name === catalog.name)
          .map((schema) => schema.name ?? ''),
      })),
  });

  return {
    startConnector({ name, config }) {
      void captures.start(name, () =>
        startCapture({
          name,
          config,
          host: {
            broker,
            clock,
            async ensureTopic(topic) {
              controlPlane.ensureTopic(topic);
              await Promise.all([broker.createTopic(topic), saved()]);
            },
            async registerSchema(subject, schema) {
              const id = controlPlane.registerSchema(subject, schema);
              // A record must never be on disk with a schema that is not.
              await saved();
              return id;
            },
            report: (status) => controlPlane.reportConnector(name, status),
            allowsDatabase,
          },
        }),
      );
    },
    async stopConnector(name, forget) {
      await captures.stop(name);
      if (forget) await broker.forgetSource(name);
    },
    startTable({ topic, tableId }) {
      const name = topic.spec.display_name;
      const { config, storage } = topic.spec;
      const started = writers.start(name, () =>
        startTableWriter({
          topic: name,
          tableId,
          tableFolder: resolveStoragePath(storageFolder, storage.table_path ?? ''),
          metadataColumns: config?.metadata_column_naming_scheme === 'PORTABLE' ? 'PORTABLE' : 'DEFAULT',
          errorHandling: { mode: config?.error_handling?.mode ?? 'SUSPEND' },
          commitIntervalMs,
          host: {
            broker,
            clock,
            schemaById,
            valueSchema: (topicName) => controlPlane.latestSchema(`${topicName}-value`),
            keySchema: (topicName) => controlPlane.latestSchema(`${topicName}-key`),
            report: (event) => controlPlane.reportTable(name, event),
            disk,
          },
        }),
      );
      // A place that cannot be is the table's failure, not the sandbox's.
      started.catch((error: unknown) => controlPlane.reportTable(name, { kind: 'failed', message: messageOf(error) }));
    },
    stopTable: (name) => writers.stop(name),
    dropTopic: (topic) => broker.deleteTopic(topic),
    recordCount: (topic) => broker.endOffset(topic),
    async runStatement(statement, signal) {
      try {
        const { columns, rows } = await sql.run(
          {
            text: statement.text,
            parameters: statement.parameters,
            ...(statement.catalog ? { catalog: statement.catalog } : {}),
            ...(statement.schema ? { schema: statement.schema } : {}),
            ...(statement.rowLimit ? { rowLimit: statement.rowLimit } : {}),
          },
          signal,
        );
        return { state: 'SUCCEEDED', columns, rows };
      } catch (error) {
        if (!(error instanceof SqlError))
          return { state: 'FAILED', errorCode: 'INTERNAL_ERROR', message: String(error) };
        return { state: 'FAILED', errorCode: error.errorCode, message: error.message, sqlState: error.sqlState };
      }
    },
    async close() {
      await Promise.all([captures.stopAll(), writers.stopAll(), sql.close()]);
    },
  };

  /** Where a table lies on this disk; `undefined` for one that somebody registered with a place outside the lab. */
  function folderOf(url: string | undefined): string | undefined {
    try {
      return url && resolveStoragePath(storageFolder, url);
    } catch (error) {
      if (error instanceof StoragePathError) return undefined;
      throw error;
    }
  }

  /** The same object for the same id: it is compiled once. */
  function schemaById(id: number): object {
    const schema = schemas.get(id) ?? controlPlane.schemaById(id);
    schemas.set(id, schema);
    return schema;
  }
}
