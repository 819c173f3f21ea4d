import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { readDeltaLog } from '../src/delta/delta-log.ts';

/** All rows of a Delta table, in the order of its commits, read without any code that wrote them. */
export async function readTable(tableFolder: string): Promise<Record<string, unknown>[]> {
  const snapshot = await readDeltaLog(tableFolder);
  const files = await Promise.all(
    (snapshot?.liveFiles ?? []).map((file) => readFile(path.join(tableFolder, decodeURIComponent(file.path)))),
  );
  const rows = await Promise.all(
    files.map((content) =>
      parquetReadObjects({
        file: content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength),
        utf8: false,
      }),
    ),
  );
  return rows.flat();
}

/** One column of the table. */
export async function readColumn(tableFolder: string, name: string): Promise<unknown[]> {
  return (await readTable(tableFolder)).map((row) => row[name]);
}
