import { expect, test } from 'vitest';
import { useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();
/** `pnpm run large-transactions` takes a million rows, and three of the narrow ones, and prints the memory that they need. */
const rowCount = Number(process.env.LARGE_TRANSACTION ?? 20_000);

test.each([
  {
    name: 'wide',
    columns: 'a text, b text, c bigint, d timestamp',
    values: "'row ' || n, repeat('x', 50), n, now()",
    count: rowCount,
  },
  { name: 'narrow', columns: 'a text', values: "'row ' || n", count: 3 * rowCount },
])('a snapshot of very many $name rows is written chunk by chunk, and seen all at once', async (table) => {
  const { name, columns, values, count } = table;
  const topic = `riverhotel.public.${name}`;
  await lab.sql(
    `CREATE TABLE ${name} (id int PRIMARY KEY, ${columns})`,
    `ALTER TABLE ${name} OWNER TO debezium`,
    `INSERT INTO ${name} SELECT n, ${values} FROM generate_series(1, ${count}) AS n`,
  );
  const ends: number[] = [];
  lab.host.broker.onAppend(() => ends.push(lab.host.broker.endOffset(topic)));
  const startMs = performance.now();
  lab.start({ 'table.include.list': `public.${name}` });
  await lab.host.reaches(topic, count);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  const peakMegabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  process.stdout.write(`snapshot of ${count} ${name} rows: ${seconds} s, peak ${peakMegabytes} MiB of memory\n`);

  // Never a part of it.
  expect(ends).toEqual([count]);
  const last = await lab.host.decoded(topic, count - 1, 10);
  expect(last.map(({ key }) => key)).toEqual([{ id: count }]);
  await lab.sql(`DROP TABLE ${name}`);
});
