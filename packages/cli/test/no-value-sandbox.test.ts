import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLab3 } from './run-lab3.ts';
import { startLab3, startSandboxProcess } from './sandbox-process.ts';

// `--sandbox` without a value: the sandbox of this folder where one runs, and otherwise one for this run, which leaves
// nothing behind even when it is killed.

let folder: string;
let temporary: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-no-value-'));
  temporary = await mkdtemp(join(tmpdir(), 'lab3-temporary-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(temporary, { recursive: true, force: true });
});

const throwAways = async (): Promise<readonly string[]> =>
  (await readdir(temporary)).filter((name) => name.startsWith('lab3-sandbox-'));

describe('in a folder where a sandbox runs', () => {
  it('joins it, says so, and verify and down find there what up made', async () => {
    const sandbox = await startSandboxProcess(['--time-factor', '300'], folder);
    const { baseUrl } = sandbox.description.confluent;
    const note = `note: uses the sandbox of .lab3/sandbox (${baseUrl})\n`;
    for (const command of ['up', 'verify', 'down']) {
      const { code, stderr } = await runLab3([command, '--json', '--sandbox'], { cwd: folder });
      expect([command, code, stderr]).toEqual([command, 0, note]);
    }
    await sandbox.end('SIGTERM');
    const { code, stderr } = await runLab3(['verify', '--sandbox'], { cwd: folder });
    expect([code, stderr]).toEqual([1, expect.stringContaining('no sandbox runs in this folder')]);
  });
});

describe('in a folder where none runs', () => {
  it('up starts one for its run; killed, it is removed by the next up, which leaves nothing either', async () => {
    const env = { TMPDIR: temporary };
    const args = ['up', '--sandbox', '--time-factor', '300'];
    const killed = await startLab3(args, { cwd: folder, env, until: 'run PostgreSQL CDC connector' });
    await killed.end('SIGKILL');
    const left = await throwAways();
    expect(left).toHaveLength(1);
    const { code, stderr } = await runLab3(args, { cwd: folder, env });
    expect([code, stderr]).toEqual([
      0,
      `note: removed ${join(temporary, left[0] ?? '')}, the sandbox of a run that was killed\nnote: starts a sandbox for this run; \`lab3 sandbox\` starts one that stays\n`,
    ]);
    expect(await throwAways()).toEqual([]);
  });

  it.each(['SIGHUP', 'SIGQUIT'] as const)('%s takes it away with the run', async (signal) => {
    const env = { TMPDIR: temporary };
    const run = await startLab3(['up', '--sandbox'], { cwd: folder, env, until: 'run PostgreSQL CDC connector' });
    expect(await throwAways()).toHaveLength(1);
    await run.end(signal);
    expect(await throwAways()).toEqual([]);
  });
});
