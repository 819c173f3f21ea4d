import { expect, test } from 'vitest';
import { useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();
const topic = 'riverhotel.public.bulk';
const onlyBulk = { 'table.include.list': 'public.bulk' };

/** `pnpm run large-transactions` takes a million changes, and prints the memory that they need. */
const insertedCount = Number(process.env.LARGE_TRANSACTION ?? 150_000);
const changedCount = Math.min(insertedCount, 200_000);

/** The number in the keys, or in the values, of the topic's records from an offset on, in order. */
async function readIds(part: 'key' | 'value', fromOffset: number): Promise<readonly (number | null)[]> {
  const ids: (number | null)[] = [];
  for (let offset = fromOffset; ; ) {
    const records = await lab.host.decoded(topic, offset, 10_000);
    for (const record of records) ids.push((record[part] as { id: number } | null)?.id ?? null);
    if (records.length === 0) return ids;
    offset += records.length;
  }
}

test('an insert of very many rows, an update and a delete with tombstones, each one transaction, arrive once', async () => {
  await lab.sql(
    'CREATE TABLE bulk (id int PRIMARY KEY, t text)',
    'ALTER TABLE bulk OWNER TO debezium',
    "INSERT INTO bulk VALUES (0, 'first')",
  );
  lab.start(onlyBulk);
  await lab.host.records(topic, 1);
  const startMs = performance.now();

  await lab.sql(`INSERT INTO bulk SELECT n, 'row ' || n FROM generate_series(1, ${insertedCount}) AS n`);
  const inserted = 1 + insertedCount;
  await lab.host.reaches(topic, inserted);
  await lab.sql(`UPDATE bulk SET t = 'changed' WHERE id <= ${changedCount} AND id > 0`);
  const updated = inserted + changedCount;
  await lab.host.reaches(topic, updated);
  await lab.sql(`DELETE FROM bulk WHERE id <= ${changedCount} AND id > 0`);
  await lab.host.reaches(topic, updated + 2 * changedCount);

  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const peakMegabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  process.stdout.write(
    `${insertedCount} inserts, ${changedCount} updates and deletes: ${seconds} s, peak ${peakMegabytes} MiB of memory\n`,
  );
  const keys = await readIds('key', 0);
  const changed = Array.from({ length: changedCount }, (_, index) => index + 1);
  const ascending = Array.from({ length: inserted }, (_, id) => id);
  expect(keys).toHaveLength(updated + 2 * changedCount);
  expect(keys.slice(0, inserted)).toEqual(ascending);
  expect(keys.slice(inserted, updated).sort(byNumber)).toEqual(changed);
  const deleted = keys.slice(updated);
  // The row, and then the tombstone with the same key.
  expect(deleted.filter((id, index) => index % 2 === 1 && id !== deleted[index - 1])).toEqual([]);
  expect(deleted.filter((_, index) => index % 2 === 0).sort(byNumber)).toEqual(changed);
  const values = await readIds('value', updated);
  expect(values.filter((id, index) => (index % 2 === 0) === (id === null))).toEqual([]);
  expect(lab.host.statuses).toEqual([{ state: 'RUNNING' }]);
  await lab.sql('DROP TABLE bulk');
});

function byNumber(left: number | null, right: number | null): number {
  return (left ?? 0) - (right ?? 0);
}

test('stopped in the middle of a large transaction, it leaves nothing of it, and takes all of it later', async () => {
  await lab.sql(
    'CREATE TABLE bulk (id int PRIMARY KEY, t text)',
    'ALTER TABLE bulk OWNER TO debezium',
    "INSERT INTO bulk VALUES (0, 'first')",
  );
  const { stage } = lab.host.broker;
  let added = 0;
  let onAdded = (): void => undefined;
  const atHalf = new Promise<void>((resolve) => {
    onAdded = resolve;
  });
  const watched = {
    ...lab.host,
    broker: {
      ...lab.host.broker,
      stage(connector: string) {
        const staged = stage(connector);
        return {
          ...staged,
          async add(records: Parameters<typeof staged.add>[0]) {
            await staged.add(records);
            added += records.length;
            if (added > 10_000) onAdded();
          },
        };
      },
    },
  };
  const first = lab.start(onlyBulk, watched);
  await lab.host.records(topic, 1);
  await lab.sql("INSERT INTO bulk SELECT n, 'row ' || n FROM generate_series(1, 40000) AS n");
  await atHalf;
  await first.stop();
  expect(lab.host.broker.endOffset(topic)).toBe(1);

  lab.start(onlyBulk);
  await lab.host.reaches(topic, 40_001);
  expect(await readIds('key', 0)).toEqual(Array.from({ length: 40_001 }, (_, id) => id));
  await lab.sql('DROP TABLE bulk');
});
