import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecret } from '@tableflow-workshop/client-core';
import { removeCluster } from '../src/postgres/cluster-folder.ts';
import { seedRiverHotels } from '../src/postgres/seed-river-hotels.ts';
import { type RunningPostgres, startPostgres } from '../src/postgres/start-postgres.ts';

export const debeziumPassword = 'kingfisher-42';

/** A seeded server in a temporary folder. `remove` stops it and leaves nothing behind. */
export interface TestPostgres {
  readonly folder: string;
  postgres: RunningPostgres;
  remove(): Promise<void>;
}

export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-postgres-'));
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataFolder: folder });
  await seedRiverHotels(postgres, { password: createSecret(debeziumPassword) });
  const test: TestPostgres = {
    folder,
    postgres,
    async remove() {
      await test.postgres.stop();
      await removeCluster(folder);
      await rm(folder, { recursive: true });
    },
  };
  return test;
}

/** A configuration as the lab sends it. */
export function labConfig(postgres: RunningPostgres, changes: Record<string, string> = {}): Record<string, string> {
  return {
    'connector.class': 'PostgresCdcSourceV2',
    'database.hostname': postgres.host,
    'database.port': String(postgres.port),
    'database.user': 'debezium',
    'database.password': debeziumPassword,
    'database.dbname': 'workshop',
    'database.sslmode': 'disable',
    'table.include.list': 'public.hotel, public.customer',
    'publication.autocreate.mode': 'filtered',
    'snapshot.mode': 'initial',
    'output.data.format': 'AVRO',
    'output.key.format': 'AVRO',
    'after.state.only': 'true',
    'topic.prefix': 'riverhotel',
    'decimal.handling.mode': 'double',
    'time.precision.mode': 'connect',
    'tombstones.on.delete': 'true',
    'tasks.max': '1',
    ...changes,
  };
}
