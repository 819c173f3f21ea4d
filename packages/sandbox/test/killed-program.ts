import { startCapture } from '../src/capture/start-capture.ts';
import type { WriteMode } from '../src/delta/delta-schema.ts';
import { startDerivedTopics } from '../src/derived/start-derived-topics.ts';
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
  /** Whether the topic is one that is derived from those of schema `cdc`. */
  readonly isDerived?: boolean;
}

process.once('message', (request: KilledProgramRequest) => void run(request));
process.once('disconnect', () => process.exit());
process.send?.('ready');

async function run(request: KilledProgramRequest): Promise<void> {
  const { config, topic, storeFolder, tableFolder, writeMode, partitions, isDerived } = request;
  const host = await createTestHost(storeFolder);
  if (isDerived) startDerivedTopics({ ...host, onProblem: (text) => process.stderr.write(`${text}\n`) });
  else await host.broker.createTopic(topic, partitions);
  startCapture({ name: 'pg', config, host });
  await host.reaches(topic, 1);
  // A start on a folder without them registers the schemas with the first record that is written.
  while (!host.subjects.has(`${topic}-value`)) await new Promise((resolve) => setTimeout(resolve, 5));
  const table = { topic, tableFolder, commitIntervalMs: 0, ...(writeMode && { writeMode }) };
  writeTopicTable(host, startDataFileThread(), table, () => undefined);
  process.send?.('writing');
}
