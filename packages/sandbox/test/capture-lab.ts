import { sleep, systemClock } from '@tableflow-workshop/client-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Capture, startCapture } from '../src/capture/start-capture.ts';
import { createTestHost, type TestHost } from './test-host.ts';
import { labConfig, startTestPostgres, type TestPostgres } from './test-postgres.ts';

export const hotels = 'riverhotel.public.hotel';
export const customers = 'riverhotel.public.customer';

type Row = Record<string, unknown>;

/** One server for a test file; a broker, and a clean slate of slots and publications, for each of its tests. */
export interface CaptureLab {
  readonly server: TestPostgres;
  readonly host: TestHost;
  /** Starts the connector `pg` with the lab's configuration, changed. It is stopped after the test. */
  start(changes?: Record<string, string>, host?: TestHost): Capture;
  /** Runs statements in one session and gives the rows of the last. */
  sql(...statements: string[]): Promise<Row[]>;
}

export function useCaptureLab(): CaptureLab {
  let server: TestPostgres | undefined;
  let host: TestHost | undefined;
  let captures: Capture[] = [];
  const lab: CaptureLab = {
    get server() {
      return present(server);
    },
    get host() {
      return present(host);
    },
    start(changes = {}, onHost = lab.host) {
      const capture = startCapture({ name: 'pg', config: labConfig(lab.server.postgres, changes), host: onHost });
      captures.push(capture);
      return capture;
    },
    sql: (...statements) =>
      lab.server.postgres.withClient(async (client) => {
        let rows: Row[] = [];
        for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
        return rows;
      }, 'workshop'),
  };
  beforeAll(async () => {
    server = await startTestPostgres();
  });
  afterAll(() => server?.remove());
  beforeEach(async () => {
    host = await createTestHost();
    captures = [];
  });
  afterEach(async () => {
    for (const capture of captures) await capture.stop();
    await lab.sql(
      'SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots',
      'DROP PUBLICATION IF EXISTS dbz_publication',
    );
    await lab.host.remove();
  });
  return lab;
}

/** Asks again until it is so; the test's own time limit ends a wait in vain. */
export async function until(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await sleep(systemClock, 5);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Only within a test');
  return value;
}
