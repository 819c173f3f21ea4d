import { startDataFileThread } from '../src/tableflow/start-data-file-thread.ts';
import type { TestHost } from './test-host.ts';
import { writeTopicTable } from './write-topic-table.ts';

/** Writes a topic's table until it has so many rows, and stops. @throws Error with what ended it before */
export async function writeTableUntil(
  host: TestHost,
  table: { readonly topic: string; readonly tableFolder: string },
  rows: number,
): Promise<void> {
  const files = startDataFileThread();
  let writer: { stop(): Promise<void> } | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      writer = writeTopicTable(host, files, { ...table, commitIntervalMs: 0 }, (event) => {
        if (event.kind !== 'running') reject(new Error(event.message));
        else if (event.rows >= rows) resolve();
      });
    });
  } finally {
    await writer?.stop();
    await files.close();
  }
}
