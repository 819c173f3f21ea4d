import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@tableflow-workshop/sandbox';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { connectSource, selectRows } from './query-sandbox.ts';
import { runLab3 } from './run-lab3.ts';
import { startSandboxProcess } from './sandbox-process.ts';

let folder: string;
const dataFolder = (): string => join(folder, 'sandbox');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-kill-'));
});

afterAll(async () => {
  // Opening it once more in this process is how its database cluster is found and deleted, wherever it lives.
  const sandbox = await startSandbox({ dataFolder: dataFolder() });
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

it('killed in the middle of a stream and started again, it loses no row and doubles none', async () => {
  const args = ['--data-folder', dataFolder(), '--time-factor', '300'];
  let sandbox = await startSandboxProcess(args, folder);
  const up = await runLab3(['up', '--json', '--sandbox', sandbox.description.dataFolder], { cwd: folder });
  expect(up.code).toBe(0);

  for (let round = 0; round < 3; round += 1) {
    const client = await connectSource(sandbox.description);
    const loading = insertUntilItBreaks(client, round);
    await vi.waitFor(
      async () => expect(await committed(sandbox.description)).toBeGreaterThan(1_000 + 60 * (round + 1)),
      { timeout: 120_000, interval: 50 },
    );
    await sandbox.end('SIGKILL');
    const before = sandbox.description;
    // PostgreSQL outlives the kill and goes on taking rows; the restart ends it and starts it again.
    sandbox = await startSandboxProcess(args, folder);
    await loading;
    expect(sandbox.description).toEqual(before);
  }

  const client = await connectSource(sandbox.description);
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM customer');
  await client.end();
  const count = rows[0]?.count ?? '';
  const statement =
    'SELECT count(*), count(DISTINCT customer_id), max(`$$offset`) + 1 FROM `river-hotels`.`lkc-river1`.riverhotel_public_customer';
  await vi.waitFor(
    async () => expect(await selectRows(sandbox.description, statement)).toEqual([[count, count, count]]),
    { timeout: 120_000, interval: 200 },
  );
  await sandbox.end('SIGTERM');
});

/** One row a transaction, as fast as it goes, until the server is gone. */
async function insertUntilItBreaks(client: pg.Client, round: number): Promise<void> {
  for (let row = 0; ; row += 1) {
    const id = `K-${round}-${row}`;
    try {
      await client.query('INSERT INTO customer (customer_id, email) VALUES ($1, $1)', [id]);
    } catch {
      return;
    }
  }
}

async function committed(description: Parameters<typeof selectRows>[0]): Promise<number> {
  const rows = await selectRows(
    description,
    'SELECT count(*) FROM `river-hotels`.`lkc-river1`.riverhotel_public_customer',
  );
  return Number((rows as string[][])[0]?.[0] ?? 0);
}
