import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runLab3 } from './run-lab3.ts';

let folder: string;
let dataFolder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-faults-'));
  dataFolder = join(folder, '.lab3/sandbox');
  sandbox = await startSandbox({
    dataFolder,
    attendees: 6,
    timeFactor: 300,
    faults: {
      wrongPassword: ['wp002'],
      missingGrant: ['wp003'],
      pausedConnector: ['wp004'],
      suspendedTopic: ['wp005'],
      lostSlot: ['wp006'],
      stoppedWarehouse: true,
    },
  });
});
afterAll(async () => {
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

/** Faults that wait for a lab strike within seconds of it. */
async function untilAllHaveStruck(): Promise<void> {
  for (;;) {
    const { struck } = JSON.parse(await readFile(join(dataFolder, 'faults.json'), 'utf8')) as { struck: string[] };
    if (struck.length === 5) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

it('each fault of a rehearsal is found with whom it was planted, and named by its cause', async () => {
  await runLab3(['fleet', 'up', '--sandbox', '--timeout', '300'], { cwd: folder });
  await untilAllHaveStruck();
  const causes = async (): Promise<readonly string[]> => {
    const { stdout } = await runLab3(['fleet', 'verify', '--sandbox', '--json'], { cwd: folder });
    const { attendees } = JSON.parse(stdout) as VerifyFleetResult;
    return attendees.map(({ prefix, findings }) => `${prefix} ${[...new Set(findings.map(({ ruleId }) => ruleId))]}`);
  };
  const found = await causes();
  expect(found).toEqual([
    'wp001 ',
    'wp002 database-authentication',
    'wp003 use-catalog',
    'wp004 connector-paused',
    'wp005 record-undecodable',
    'wp006 slot-missing',
  ]);
}, 900_000);
