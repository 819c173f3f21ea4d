import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { readDeltaLog } from '../src/delta/delta-log.ts';

/** All rows of a Delta table, in the order of their records, read without any code that wrote them. */
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
  const place = (row: Record<string, unknown>, name: string): number =>
    Number(row[`$$${name}`] ?? row[`cflt_metadata_${name}`]);
  return rows
    .flat()
    .sort(
      (one, other) =>
        place(one, 'partition') - place(other, 'partition') || place(one, 'offset') - place(other, 'offset'),
    );
}

/** One column of the table. */
export async function readColumn(tableFolder: string, name: string): Promise<unknown[]> {
  return (await readTable(tableFolder)).map((row) => row[name]);
}
