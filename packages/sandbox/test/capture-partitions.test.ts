import { expect, test } from 'vitest';
import { useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();
const create = [
  'CREATE TABLE visit (id int, month int NOT NULL, v text, PRIMARY KEY (id, month)) PARTITION BY RANGE (month)',
  'CREATE TABLE visit_1 PARTITION OF visit FOR VALUES FROM (0) TO (10)',
  'CREATE TABLE visit_2 PARTITION OF visit FOR VALUES FROM (10) TO (20)',
  'ALTER TABLE visit OWNER TO debezium',
  'ALTER TABLE visit_1 OWNER TO debezium',
  'ALTER TABLE visit_2 OWNER TO debezium',
  "INSERT INTO visit VALUES (1, 5, 'a'), (2, 15, 'b')",
];
const row = (id: number, month: number, v: string | null, isDeleted = false): object => ({
  id,
  month,
  v,
  __deleted: String(isDeleted),
});

test('published by its root, a partitioned table is one topic, in the snapshot and afterwards', async () => {
  await lab.sql(...create);
  const changes = { 'table.include.list': 'public.visit', 'publish.via.partition.root': 'true' };
  const first = lab.start(changes);
  const topic = 'riverhotel.public.visit';
  await lab.host.records(topic, 2);
  await lab.sql("INSERT INTO visit VALUES (3, 5, 'c')", "UPDATE visit SET v = 'cc' WHERE id = 3");
  await lab.host.records(topic, 4);
  await first.stop();
  lab.start(changes);
  await lab.sql("INSERT INTO visit VALUES (4, 15, 'd')");
  const records = await lab.host.records(topic, 5);
  await lab.sql('DROP TABLE visit');

  expect(records.map(({ key, value }) => [key, value])).toEqual([
    [{ id: 1, month: 5 }, row(1, 5, 'a')],
    [{ id: 2, month: 15 }, row(2, 15, 'b')],
    [{ id: 3, month: 5 }, row(3, 5, 'c')],
    [{ id: 3, month: 5 }, row(3, 5, 'cc')],
    [{ id: 4, month: 15 }, row(4, 15, 'd')],
  ]);
  expect(lab.host.broker.topics()).toEqual([topic]);
});

test('published by its partitions, each of them is a topic', async () => {
  await lab.sql(...create);
  lab.start({ 'table.include.list': 'public.visit_.' });
  const [one, two] = ['riverhotel.public.visit_1', 'riverhotel.public.visit_2'];
  await lab.host.records(two, 1);
  await lab.sql("INSERT INTO visit VALUES (3, 5, 'c')", 'UPDATE visit SET month = 16 WHERE id = 3');
  const moved = await lab.host.records(two, 2);
  const left = await lab.host.records(one, 4);
  await lab.sql('DROP TABLE visit');

  expect(moved.map(({ value }) => value)).toEqual([row(2, 15, 'b'), row(3, 16, 'c')]);
  expect(left.map(({ value }) => value)).toEqual([row(1, 5, 'a'), row(3, 5, 'c'), row(3, 5, null, true), null]);
});
