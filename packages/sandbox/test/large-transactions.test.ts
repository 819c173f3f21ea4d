import { expect, test } from 'vitest';
import { useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();
const topic = 'riverhotel.public.bulk';
const onlyBulk = { 'table.include.list': 'public.bulk' };

/** The number in a key, or in a value, of every record of the topic from an offset on, in order. */
async function readIds(part: 'key' | 'value', fromOffset: number): Promise<readonly (number | null)[]> {
  const records = await lab.host.records(topic, lab.host.broker.endOffset(topic));
  return records.slice(fromOffset).map((record) => (record[part] as { id: number } | null)?.id ?? null);
}

test('a transaction of 150,000 changes, then an update and a delete of as many with tombstones, arrive once', async () => {
  const count = 150_000;
  await lab.sql(
    'CREATE TABLE bulk (id int PRIMARY KEY, t text)',
    'ALTER TABLE bulk OWNER TO debezium',
    "INSERT INTO bulk VALUES (0, 'first')",
  );
  lab.start(onlyBulk);
  await lab.host.records(topic, 1);

  await lab.sql(`INSERT INTO bulk SELECT n, 'row ' || n FROM generate_series(1, ${count}) AS n`);
  await lab.host.reaches(topic, count + 1);
  await lab.sql("UPDATE bulk SET t = 'changed'");
  await lab.host.reaches(topic, 2 * (count + 1));
  await lab.sql('DELETE FROM bulk');
  await lab.host.reaches(topic, 4 * (count + 1));

  const ascending = Array.from({ length: count + 1 }, (_, id) => id);
  const keys = await readIds('key', 0);
  const values = await readIds('value', 2 * (count + 1));
  expect(keys).toHaveLength(4 * (count + 1));
  expect(keys.slice(0, count + 1)).toEqual(ascending);
  expect(new Set(keys.slice(count + 1, 2 * (count + 1)))).toEqual(new Set(ascending));
  const deleted = keys.slice(2 * (count + 1));
  expect(new Set(deleted)).toEqual(new Set(ascending));
  // The row, and then the tombstone with the same key.
  expect(deleted.filter((id, index) => index % 2 === 1 && id !== deleted[index - 1])).toEqual([]);
  expect(values.filter((id, index) => (index % 2 === 0) === (id === null))).toEqual([]);
  expect(lab.host.statuses).toEqual([{ state: 'RUNNING' }]);
  await lab.sql('DROP TABLE bulk');
});

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
      stage() {
        const staged = stage();
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
