import { describe, expect, it } from 'vitest';
import { captureTables } from './virtual-capture.ts';
import { riverHotels } from './world.ts';

const { database } = riverHotels;
const config = {
  'database.hostname': 'river-postgres.us-west-2.compute.amazonaws.com',
  'database.port': '5432',
  'database.user': 'debezium',
  'database.password': 'river-database-secret',
  'database.dbname': 'workshop',
  'topic.prefix': 'riverhotel',
};
const customer = { topic: 'riverhotel.public.customer', rows: 1_000 };
const hotel = { topic: 'riverhotel.public.hotel', rows: 30 };

describe('captureTables', () => {
  it.each([
    [{}, [customer, hotel]],
    [{ 'table.include.list': ' public.customer , public.hotel ' }, [customer, hotel]],
    [{ 'table.include.list': 'public\\.(customer|review)' }, [customer]],
    [{ 'table.exclude.list': 'public.customer' }, [hotel]],
    [{ 'snapshot.mode': 'no_data' }, []],
  ])('%j', (change, topics) => {
    expect(captureTables({ ...config, ...change }, database)).toEqual({ topics });
  });

  it.each([
    [{ 'database.hostname': 'nowhere' }, 'The connection attempt failed: java.net.UnknownHostException: nowhere'],
    [
      { 'database.port': '5433' },
      'Unable to connect: Connection to river-postgres.us-west-2.compute.amazonaws.com:5433 refused. Check that the hostname and port are correct.',
    ],
    [{ 'database.user': 'postgres' }, 'FATAL: password authentication failed for user "postgres"'],
    [{ 'database.password': 'wrong' }, 'FATAL: password authentication failed for user "debezium"'],
    [{ 'database.dbname': 'other' }, 'FATAL: database "other" does not exist'],
    [{ 'table.include.list': 'customer' }, 'No table filters match a table of database "workshop"'],
    [{ 'table.include.list': 'public.(' }, 'No table filters match a table of database "workshop"'],
  ])('%j fails', (change, problem) => {
    expect(captureTables({ ...config, ...change }, database)).toEqual({ problem });
  });

  it('needs logical changes', () => {
    expect(captureTables(config, { ...database, walLevel: 'replica' })).toEqual({
      problem: "Postgres server wal_level property must be 'logical' but is: 'replica'",
    });
  });
});
