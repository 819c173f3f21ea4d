import { expect, test } from 'vitest';
import { startPostgres } from '../src/postgres/start-postgres.ts';
import { customers, hotels, until, useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();

test('stopped and started again and again under load, nothing is lost or doubled', async () => {
  await lab.sql(
    'CREATE TABLE load (id int PRIMARY KEY)',
    'ALTER TABLE load OWNER TO debezium',
    'INSERT INTO load VALUES (0)',
  );
  const topic = 'riverhotel.public.load';
  const changes = { 'table.include.list': 'public.load' };
  const load = lab.server.postgres.withClient(async (client) => {
    for (let id = 1; id <= 400; id += 1) await client.query(`INSERT INTO load VALUES (${id})`);
  }, 'workshop');

  for (const seen of [1, 80, 160, 240]) {
    const capture = lab.start(changes);
    await lab.host.records(topic, seen);
    await capture.stop();
  }
  await load;
  lab.start(changes);
  const records = await lab.host.records(topic, 401);
  await lab.sql('INSERT INTO load VALUES (401)');
  const all = await lab.host.records(topic, 402);
  await lab.sql('DROP TABLE load');

  expect(records).toHaveLength(401);
  expect(all.map(({ key }) => key)).toEqual(Array.from({ length: 402 }, (_, id) => ({ id })));
});

test('a commit that lies right behind the acknowledged one comes through', async () => {
  await lab.sql(
    'CREATE TABLE pair (id int PRIMARY KEY)',
    'ALTER TABLE pair OWNER TO debezium',
    'INSERT INTO pair VALUES (0)',
  );
  const topic = 'riverhotel.public.pair';
  const capture = lab.start({ 'table.include.list': 'public.pair' });
  await lab.host.records(topic, 1);
  await lab.server.postgres.withClient(async (one) => {
    await lab.server.postgres.withClient(async (two) => {
      await two.query('BEGIN');
      await two.query('INSERT INTO pair VALUES (2)');
      await one.query('INSERT INTO pair VALUES (1)');
      await lab.host.records(topic, 2);
      const position = (await lab.host.broker.sourcePosition('pg')) as { lsn: string };
      await until(async () => {
        const [slot] = await lab.sql(
          `SELECT confirmed_flush_lsn >= '${position.lsn}' AS done FROM pg_replication_slots`,
        );
        return slot?.done === true;
      });
      await capture.stop();
      await two.query('COMMIT');
    }, 'workshop');
  }, 'workshop');

  lab.start({ 'table.include.list': 'public.pair' });
  const records = await lab.host.records(topic, 3);
  await lab.sql('DROP TABLE pair');

  expect(records.map(({ key }) => key)).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }]);
});

test('what reached the disk without being acknowledged is not written again', async () => {
  const { append } = lab.host.broker;
  const broken = {
    ...lab.host,
    broker: {
      ...lab.host.broker,
      async append(batch: Parameters<typeof append>[0]) {
        const firsts = await append(batch);
        if (batch.records.some((record) => record.topic === hotels) && lab.host.broker.endOffset(hotels) > 30) {
          throw new Error('The line went dead after the write');
        }
        return firsts;
      },
    },
  };
  const first = lab.start({}, broken);
  await lab.host.records(hotels, 30);
  await lab.sql("UPDATE hotel SET city = 'Once' WHERE hotel_id = 'H21000001'");
  expect(await lab.host.status('FAILED')).toEqual({
    state: 'FAILED',
    trace: 'org.apache.kafka.connect.errors.ConnectException: The line went dead after the write',
  });
  await first.stop();

  lab.start();
  await lab.sql("UPDATE hotel SET city = 'Twice' WHERE hotel_id = 'H21000001'");
  const records = await lab.host.records(hotels, 32);

  expect(records.slice(30).map(({ value }) => value)).toMatchObject([{ city: 'Once' }, { city: 'Twice' }]);
});

test('an unfinished snapshot leaves nothing behind and begins again', async () => {
  const { stage } = lab.host.broker;
  const broken = {
    ...lab.host,
    broker: {
      ...lab.host.broker,
      stage: (connector: string) => ({
        ...stage(connector),
        commit: () => Promise.reject(new Error('The line went dead')),
      }),
    },
  };
  const first = lab.start({}, broken);
  await lab.host.status('FAILED');
  await first.stop();
  expect(lab.host.broker.endOffset(customers)).toBe(0);
  expect(await lab.host.broker.sourcePosition('pg')).toEqual({ snapshot: 'started', slot: 'debezium' });

  await lab.sql("UPDATE hotel SET city = 'Between' WHERE hotel_id = 'H21000002'");
  lab.start();
  const records = await lab.host.records(hotels, 30);
  await lab.sql("UPDATE hotel SET city = 'After' WHERE hotel_id = 'H21000002'");
  const all = await lab.host.records(hotels, 31);

  expect(records.filter(({ value }) => (value as { city: string }).city === 'Between')).toHaveLength(1);
  expect(all[30]?.value).toMatchObject({ hotel_id: 'H21000002', city: 'After' });
});

test('a slot that was there before is kept, and what the snapshot has is not repeated', async () => {
  await lab.sql('CREATE PUBLICATION dbz_publication FOR TABLE customer, hotel');
  await lab.sql("SELECT pg_create_logical_replication_slot('debezium', 'pgoutput')");
  await lab.sql("UPDATE hotel SET city = 'Before' WHERE hotel_id = 'H21000003'");

  lab.start({ 'publication.autocreate.mode': 'disabled' });
  await lab.host.records(hotels, 30);
  await lab.sql("UPDATE hotel SET city = 'Later' WHERE hotel_id = 'H21000003'");
  const records = await lab.host.records(hotels, 31);

  const seen = records.filter(({ key }) => (key as { hotel_id: string }).hotel_id === 'H21000003');
  expect(seen.map(({ value }) => value)).toMatchObject([{ city: 'Before' }, { city: 'Later' }]);
  expect(lab.host.broker.endOffset(hotels)).toBe(31);
});

test('a connection that breaks is made again, also over a restart of the server', async () => {
  lab.start();
  await lab.host.records(hotels, 30);

  await lab.sql("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = 'debezium'");
  await lab.sql("UPDATE hotel SET city = 'One' WHERE hotel_id = 'H21000005'");
  await lab.host.records(hotels, 31);
  await lab.server.postgres.stop();
  lab.server.postgres = await startPostgres({ dataFolder: lab.server.folder });
  await lab.sql("UPDATE hotel SET city = 'Two' WHERE hotel_id = 'H21000005'");
  const records = await lab.host.records(hotels, 32);

  expect(records.slice(30).map(({ value }) => value)).toMatchObject([{ city: 'One' }, { city: 'Two' }]);
  expect(lab.host.statuses).toEqual([{ state: 'RUNNING' }]);
});
