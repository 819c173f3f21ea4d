import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { avroType } from '../src/avro/avro-type.ts';
import { encodeAvro } from '../src/avro/encode-avro.ts';
import { packRecords } from '../src/broker/record-codec.ts';
import { nullableField } from '../src/delta/delta-type.ts';
import type { DataFileRequest, DataFileWriter } from '../src/tableflow/data-file.ts';
import { startDataFileThread } from '../src/tableflow/start-data-file-thread.ts';

const schema = { type: 'record', name: 'Value', fields: [{ name: 'a', type: 'string' }] };
let folder: string;
let files: DataFileWriter;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-file-thread-'));
  files = startDataFileThread();
});
afterEach(async () => {
  await files.close();
  await rm(folder, { recursive: true });
});

function request(...values: readonly (Buffer | null)[]): DataFileRequest {
  const records = values.map((value) => ({ topic: 't', key: null, value, timestampMs: 0 }));
  return {
    topic: 't',
    tableFolder: folder,
    table: { type: 'struct', fields: [nullableField('a', 'string')] },
    metadataColumns: 'DEFAULT',
    fromKey: new Set(),
    isRawKey: false,
    mode: 'SKIP',
    batches: packRecords(records).map(({ bytes }) => ({ partition: 0, baseOffset: 0, bytes })),
    fromOffsets: [0],
    schemas: new Map([[1, schema]]),
  };
}
const row = (a: string): Buffer => encodeAvro(1, avroType(schema), { a });

test('a file is written, and what could not become a row comes back as it was', async () => {
  const result = await files.write(request(row('x'), null, Buffer.from([0, 0, 0, 0, 9, 1]), row('y')));
  expect(result).toEqual({
    added: [
      {
        name: expect.stringMatching(/^part-00000-[0-9a-f-]{36}-c000\.snappy\.parquet$/),
        sizeBytes: expect.any(Number),
        rowCount: 2,
        statistics: '{"numRecords":2,"minValues":{"a":"x"},"maxValues":{"a":"y"},"nullCount":{"a":0}}',
      },
    ],
    removed: [],
    skipped: [
      {
        record: { topic: 't', partition: 0, offset: 1, timestampMs: 0, key: null, value: null },
        reason: 'its value is null (a tombstone), and the table only takes rows',
      },
      {
        record: {
          topic: 't',
          partition: 0,
          offset: 2,
          timestampMs: 0,
          key: null,
          value: Buffer.from([0, 0, 0, 0, 9, 1]),
        },
        reason: 'there is no schema 9',
      },
    ],
    stoppedBy: undefined,
    nextOffsets: [4],
  });
  expect(await readdir(folder)).toEqual([result.added[0]?.name]);
});

test('a file that cannot be written is an error in words, and the next one is written', async () => {
  await expect(files.write({ ...request(row('x')), tableFolder: '/nowhere/at/all' })).rejects.toThrow(
    /No such file or directory/,
  );
  expect((await files.write(request(row('x')))).added).toMatchObject([{ rowCount: 1 }]);
});
