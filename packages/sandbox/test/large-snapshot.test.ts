import { expect, test } from 'vitest';
import { useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();
const topic = 'riverhotel.public.wide';
/** `pnpm run large-transactions` takes a million rows, and prints the memory that they need. */
const rowCount = Number(process.env.LARGE_TRANSACTION ?? 20_000);

test('a snapshot of very many rows is written chunk by chunk, and seen all at once', async () => {
  await lab.sql(
    'CREATE TABLE wide (id int PRIMARY KEY, a text, b text, c bigint, d timestamp)',
    'ALTER TABLE wide OWNER TO debezium',
    `INSERT INTO wide SELECT n, 'row ' || n, repeat('x', 50), n, now() FROM generate_series(1, ${rowCount}) AS n`,
  );
  const ends: number[] = [];
  lab.host.broker.onAppend(() => ends.push(lab.host.broker.endOffset(topic)));
  const startMs = performance.now();
  lab.start({ 'table.include.list': 'public.wide' });
  await lab.host.reaches(topic, rowCount);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const peakMegabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  process.stdout.write(`snapshot of ${rowCount} rows: ${seconds} s, peak ${peakMegabytes} MiB of memory\n`);

  // Never a part of it.
  expect(ends).toEqual([rowCount]);
  const last = await lab.host.decoded(topic, rowCount - 1, 10);
  expect(last.map(({ key }) => key)).toEqual([{ id: rowCount }]);
  await lab.sql('DROP TABLE wide');
});
