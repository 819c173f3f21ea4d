import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKafkaBroker } from '../src/broker/kafka/open-kafka-broker.ts';
import { startCapture } from '../src/capture/start-capture.ts';
import { startDataFileThread } from '../src/tableflow/start-data-file-thread.ts';
import { createTestHost } from '../test/test-host.ts';
import { writeTopicTable } from '../test/write-topic-table.ts';
import type { DrainResult } from './drain.ts';

// A process of its own: drains a connector's slot into the broker, and if asked to also into a Delta table, and prints
// how long that took and what memory it needed. The first start, on a table with one row, makes slot, topic and table.

/** What is to be drained. */
export interface DrainRequest {
  readonly config: Readonly<Record<string, string>>;
  readonly topic: string;
  readonly rows: number;
  readonly isDelta: boolean;
  readonly kafka: readonly string[] | undefined;
}

const commitIntervalMs = 500;

process.once('message', (request: DrainRequest) => void drain(request));

async function drain({ config, topic, rows, isDelta, kafka }: DrainRequest): Promise<void> {
  const tableFolder = await mkdtemp(join(tmpdir(), 'bench-table-'));
  const inKafka = kafka && (await openKafkaBroker({ bootstrapServers: kafka }));
  const host = await createTestHost(undefined, inKafka && (async () => inKafka));
  const files = startDataFileThread();
  const first = startCapture({ name: 'pg', config, host });
  await host.reaches(topic, 1);
  let onRows = (_rows: number): void => undefined;
  const hasRows = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      onRows = (count) => {
        if (count >= wanted) resolve();
      };
    });
  const hasFirstRow = hasRows(1);
  const writer = isDelta
    ? writeTopicTable(host, files, { topic, tableFolder, commitIntervalMs }, (event) => {
        if (event.kind !== 'running') throw new Error(event.message);
        onRows(event.rows);
      })
    : undefined;
  if (writer) await hasFirstRow;
  await first.stop();
  process.send?.('ready');
  await new Promise((resolve) => process.once('message', resolve));

  const startMs = performance.now();
  const before = process.cpuUsage();
  const isVisible = hasRows(1 + rows);
  const capture = startCapture({ name: 'pg', config, host });
  await (writer ? isVisible : host.reaches(topic, 1 + rows));
  const seconds = (performance.now() - startMs) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  await writer?.stop();
  await files.close();
  await capture.stop();
  // The next round is a first start again.
  await inKafka?.deleteTopic(topic);
  await inKafka?.forgetSource('pg');
  await inKafka?.close();
  await host.remove();
  await rm(tableFolder, { recursive: true });
  const peakMegabytes = process.resourceUsage().maxRSS / 1_024;
  process.send?.({ seconds, peakMegabytes, cpuSeconds } satisfies DrainResult, () => process.disconnect());
}
