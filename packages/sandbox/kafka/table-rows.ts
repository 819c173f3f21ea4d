import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parquetReadObjects } from 'hyparquet';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { resolveStoragePath } from '../src/delta/storage-path.ts';
import type { SandboxDescription } from '../src/index.ts';
import { rest } from './rest.ts';

/** All rows of the table of a topic, once it has as many or more; after two minutes those that it has. */
export async function tableRows(
  description: SandboxDescription,
  topic: string,
  hasAll: (rows: readonly Record<string, unknown>[]) => boolean,
): Promise<readonly Record<string, unknown>[]> {
  const { environmentId, kafkaClusterId } = description.ids;
  const path = `/tableflow/v1/tableflow-topics/${topic}?environment=${environmentId}&spec.kafka_cluster=${kafkaClusterId}`;
  const { spec } = (await rest(description, 'tableflow', path)) as { spec: { storage: { table_path: string } } };
  const folder = resolveStoragePath(description.storageFolder, spec.storage.table_path);
  for (let attempt = 0; ; attempt += 1) {
    const rows = await read(folder).catch(() => []);
    if (hasAll(rows) || attempt >= 120) return rows;
    await pause(1_000);
  }
}

async function read(folder: string): Promise<readonly Record<string, unknown>[]> {
  const snapshot = await readDeltaLog(folder);
  const files = (snapshot?.liveFiles ?? []).map(async ({ path }) => {
    const content = await readFile(join(folder, decodeURIComponent(path)));
    const file = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
    return parquetReadObjects({ file });
  });
  return (await Promise.all(files)).flat();
}
