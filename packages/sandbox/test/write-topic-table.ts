import type { WriteMode } from '../src/delta/delta-schema.ts';
import { createDiskNotice } from '../src/disk-full.ts';
import type { DataFileWriter } from '../src/tableflow/data-file.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import type { TableWriterEvent } from '../src/tableflow/table-writer-host.ts';
import type { TestHost } from './test-host.ts';

/** What is to be written where. */
interface TopicTable {
  readonly topic: string;
  readonly tableFolder: string;
  readonly commitIntervalMs: number;
  readonly writeMode?: WriteMode;
}

/** Starts the writer of a topic's table over a test host, whose connector has registered the schemas. */
export function writeTopicTable(
  host: TestHost,
  files: DataFileWriter,
  { topic, tableFolder, commitIntervalMs, writeMode = 'APPEND' }: TopicTable,
  report: (event: TableWriterEvent) => void,
): { stop(): Promise<void> } {
  const newest = (part: 'key' | 'value'): object | undefined => host.subjects.get(`${topic}-${part}`)?.at(-1);
  return startTableWriter({
    topic,
    tableId: `table of ${topic}`,
    tableFolder,
    metadataColumns: 'DEFAULT',
    errorHandling: { mode: 'SUSPEND' },
    commitIntervalMs,
    retentionMs: () => 604_800_000,
    dataRetentionMs: () => undefined,
    writeMode,
    host: {
      broker: host.broker,
      clock: host.clock,
      files,
      disk: createDiskNotice(tableFolder, () => undefined),
      schemaById: host.schemaById,
      valueSchema: () => newest('value'),
      keySchema: () => newest('key'),
      report,
    },
  });
}
