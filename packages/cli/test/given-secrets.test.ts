import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab3 } from './sandbox-process.ts';

// A rehearsal is started by people who have the real lab's variables in their shell. None of their secrets may be in
// what the run prints, in a file of the sandbox or of its PostgreSQL, or in the receipt.

const secrets = {
  CONFLUENT_CLOUD_API_SECRET: 'cflt7Canary1CloudXr0Pq8VtNz4KdWm2LbHs6YjAe9GuTf3Ci5Ro7',
  TABLEFLOW_API_SECRET: 'cflt7Canary2TableflowPq8VtNz4KdWm2LbHs6YjAe9GuTf3Ci5R',
  KAFKA_API_SECRET: 'cflt7Canary3KafkaXr0Pq8VtNz4KdWm2LbHs6YjAe9GuTf3Ci5Ro',
  DATABRICKS_CLIENT_SECRET: 'dose7canary4a1b2c3d4e5f60718293a4b5c6d7e8f',
  LAB3_DATABASE_PASSWORD: 'canary5-p@ss word/with?marks',
} as const;
const ids = {
  CONFLUENT_CLOUD_API_KEY: 'REALCLOUDKEY0001',
  TABLEFLOW_API_KEY: 'REALTABLEFLOW001',
  KAFKA_API_KEY: 'REALKAFKAKEY0001',
  DATABRICKS_CLIENT_ID: '9f6c1d2e-1111-4222-8333-444455556666',
} as const;

let folder: string;
let temporary: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-given-'));
  temporary = await mkdtemp(join(tmpdir(), 'lab3-given-temporary-'));
  // Under root, PostgreSQL runs as another user; it keeps its files here only if that user can reach them.
  await chmod(temporary, 0o755);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(temporary, { recursive: true, force: true });
});

/** Names of the files below a folder in which a secret can be read, and how many files there are. */
async function readable(root: string): Promise<{ readonly files: number; readonly withSecret: readonly string[] }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const withSecret: string[] = [];
  for (const name of names) {
    // A file of a running database may be gone by now.
    const text = await readFile(name, 'latin1').catch(() => '');
    if (Object.values(secrets).some((secret) => text.includes(secret))) withSecret.push(name);
  }
  return { files: names.length, withSecret };
}

describe('`lab3 up --sandbox` with the variables of the real lab', () => {
  it('has none of their secrets in its output, its files or its receipt', async () => {
    const run = await startLab3(['up', '--sandbox', '--time-factor', '300'], {
      cwd: folder,
      env: { TMPDIR: temporary, ...ids, ...secrets },
      until: 'enable Tableflow on',
    });
    const during = await readable(temporary);
    const printed = await run.finish();
    expect(printed).toContain('complete');
    expect(Object.values(secrets).filter((secret) => printed.includes(secret))).toEqual([]);
    expect([during.files > 500, during.withSecret]).toEqual([true, []]);
    expect(await readable(folder)).toEqual({ files: 1, withSecret: [] });
  });
});
