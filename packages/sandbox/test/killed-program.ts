import { startCapture } from '../src/capture/start-capture.ts';
import type { WriteMode } from '../src/delta/delta-schema.ts';
import { startDataFileThread } from '../src/tableflow/start-data-file-thread.ts';
import { createTestHost } from './test-host.ts';
import { writeTopicTable } from './write-topic-table.ts';

// A process that captures a table and writes it to Delta until somebody kills it.

/** What it is to do. */
export interface KilledProgramRequest {
  readonly config: Readonly<Record<string, string>>;
  readonly topic: string;
  readonly storeFolder: string;
  readonly tableFolder: string;
  /** Default `APPEND`. */
  readonly writeMode?: WriteMode;
  /** Partitions of the topic, if this makes it. Default 1. */
  readonly partitions?: number;
}

process.once('message', (request: KilledProgramRequest) => void run(request));
process.once('disconnect', () => process.exit());
process.send?.('ready');

async function run(request: KilledProgramRequest): Promise<void> {
  const { config, topic, storeFolder, tableFolder, writeMode, partitions } = request;
  const host = await createTestHost(storeFolder);
  await host.broker.createTopic(topic, partitions);
  startCapture({ name: 'pg', config, host });
  await host.reaches(topic, 1);
  // The connector registers a schema again with the first record that it writes in this process.
  while (!host.subjects.has(`${topic}-value`)) await new Promise((resolve) => setTimeout(resolve, 5));
  const table = { topic, tableFolder, commitIntervalMs: 0, ...(writeMode && { writeMode }) };
  writeTopicTable(host, startDataFileThread(), table, () => undefined);
  process.send?.('writing');
}
