import { type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLab3 } from './run-lab3.ts';

// What a command does where it finds itself: in a pipe that breaks, without a home, on a terminal that can do little.

const command = join(import.meta.dirname, '../dist/lab3.js');
let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab3-surroundings-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  rmSync(folder, { recursive: true, force: true });
});

const inSandbox = (): readonly string[] => ['--sandbox', sandbox.description.dataFolder];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with streams of one's own. The sandbox runs in this process: it must not be blocked. */
function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<Ended> {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('exit code', () => {
  it.each([
    ['0 of a command that is told to help', ['plan', '--help'], 0],
    ['0 of the version', ['--version'], 0],
    ['0 without anything', [], 0],
    ['1 of an unknown command', ['pln'], 1],
    ['1 of an unknown option', ['plan', '--timeuot', '5'], 1],
    ['1 of an option without its value', ['plan', '--timeout'], 1],
    ['1 of an argument that is missing', ['diagnose'], 1],
    ['1 of an argument too many', ['plan', 'now'], 1],
    ['1 of a value that is not one of those it may be', ['grant', '--only', 'nobody'], 1],
    ['1 of a number that is none', ['up', '--timeout', 'soon'], 1],
    ['1 of an unknown command of fleet', ['fleet', 'pln'], 1],
    ['1 of fleet without a command', ['fleet'], 1],
    ['1 of values that are missing', ['up'], 1],
    ['1 of a configuration that is not complete', ['config'], 1],
  ] as const)('%s', async (_what, args, code) => {
    const { code: found, stderr } = await runLab3(args, { cwd: folder });
    expect([found, /\n {4}at /.test(stderr)]).toEqual([code, false]);
  });

  it('0 of credentials that are explained, none of them with its secret', async () => {
    const { environment } = sandbox.description;
    const { code, stdout } = await runLab3(['config', '--explain', '--json'], { cwd: folder, env: environment });
    const credentials: readonly { readonly id: string; readonly hasSecret: boolean }[] = JSON.parse(stdout).credentials;
    expect([code, credentials.map(({ hasSecret }) => hasSecret)]).toEqual([0, [true, true, true, true, true, true]]);
    const secrets = Object.entries(environment).filter(([name]) => /SECRET|PASSWORD/.test(name));
    expect(secrets.filter(([, secret]) => stdout.includes(secret)).map(([name]) => name)).toEqual([]);
  });

  it('1 of a plan that is refused, and 0 of one that is not', async () => {
    const { environment } = sandbox.description;
    expect((await runLab3(['plan'], { cwd: folder, env: environment })).code).toBe(0);
    const wrong = await runLab3(['plan'], { cwd: folder, env: { ...environment, LAB3_TABLES: 'public.guest' } });
    expect([wrong.code, `${wrong.stdout}${wrong.stderr}`.includes('public.guest')]).toEqual([1, true]);
  });
});

describe.skipIf(process.platform === 'win32')('streams', () => {
  it.each([
    ['standard output', ['plan'], '| head -1'],
    ['the document', ['plan', '--json'], '| head -c 1'],
    ['standard error', ['verify', '--timeout', 'x'], '2>&1 >/dev/null | head -c 1'],
    ['help', ['--help'], '| head -1'],
  ])('%s whose reader goes away does not crash it', async (_what, args, pipe) => {
    const place = args[0] === 'plan' ? inSandbox() : [];
    const line = `set -o pipefail; "$0" "$@" ${pipe}`;
    const { code, stderr } = await run('bash', ['-c', line, process.execPath, command, ...args, ...place]);
    expect([code, stderr.includes('EPIPE')]).toEqual([args[0] === 'verify' ? 1 : 0, false]);
  });

  it('a watch ends when its reader is gone', async () => {
    const line = 'set -o pipefail; "$0" "$@" | head -1';
    const watch = ['watch', '--every', '1s', '--json', ...inSandbox()];
    const { code, stdout } = await run('bash', ['-c', line, process.execPath, command, ...watch]);
    expect([code, stdout.trim().split('\n').length]).toEqual([0, 1]);
  });

  it('that are closed are no matter', async () => {
    const line = '"$0" "$@" <&- >&- 2>&-';
    const { code } = await run('bash', ['-c', line, process.execPath, command, 'plan', ...inSandbox()]);
    expect(code).toBe(0);
  });

  it('input that is closed is no answer: a question is answered with no', async () => {
    const columns = 80;
    const { environment } = sandbox.description;
    const asked = await runLab3(['down'], { cwd: folder, columns, env: environment, input: '' });
    expect([asked.code, asked.stdout.includes('Tear it down? [y/N] '), asked.stderr]).toEqual([
      1,
      true,
      '\n✗ not agreed to; nothing was changed\n',
    ]);
  });

  it('without a terminal, in CI, with --json and with --yes nobody is asked', async () => {
    const { environment: env } = sandbox.description;
    const runs = [
      await runLab3(['down'], { cwd: folder, env }),
      await runLab3(['down'], { cwd: folder, columns: 80, env: { ...env, CI: 'true' } }),
      await runLab3(['down', '--json'], { cwd: folder, columns: 80, env }),
      await runLab3(['down', '--yes'], { cwd: folder, columns: 80, env }),
    ];
    expect(runs.map(({ code, stdout }) => [code, stdout.includes('[y/N]')])).toEqual([
      [0, false],
      [0, false],
      [0, false],
      [0, false],
    ]);
  });
});

describe('a terminal', () => {
  const shown = async (env: Readonly<Record<string, string>>, columns?: number): Promise<string> =>
    (await runLab3(['up', ...inSandbox()], { cwd: folder, env, columns })).stdout;

  it('gets frames, and one that is dumb, the log of a CI and a file get lines', async () => {
    const control = '\u001b[';
    expect(await shown({}, 80)).toContain(control);
    expect(await shown({ TERM: 'dumb' }, 80)).not.toContain(control);
    expect(await shown({ CI: 'true' }, 80)).not.toContain(control);
    expect(await shown({})).not.toContain(control);
  });

  it.each([{ NO_COLOR: '1' }, { FORCE_COLOR: '3' }, { FORCE_COLOR: '0' }, { NO_COLOR: '1', FORCE_COLOR: '1' }])(
    'shows no colour, whatever %j says',
    async (env) => {
      const [, ...controls] = (await shown(env, 80)).split('\u001b[');
      // Up so many lines, and clear what is below.
      expect(controls.filter((text) => !/^\d+[AJ]/.test(text))).toEqual([]);
      const { stdout, stderr } = await runLab3(['--help'], { cwd: folder, env, columns: 80 });
      expect(`${stdout}${stderr}`).not.toContain('\u001b[');
    },
  );
});

describe('--quiet', () => {
  it.each([['up'], ['down']])('%s prints its result alone', async (name) => {
    const { code, stdout, stderr } = await runLab3([name, '--quiet', ...inSandbox()], { cwd: folder });
    expect([code, stderr, /^[…✓-] /m.test(stdout)]).toEqual([0, '', false]);
    expect(stdout.split('\n')[0]).toMatch(name === 'up' ? /^topic {2,}table/ : /^done; kept: /);
  });

  it('says what went wrong', async () => {
    const { code, stdout, stderr } = await runLab3(['enable', 'nothing', '--quiet', '--timeout', '1', ...inSandbox()], {
      cwd: folder,
    });
    expect([code, stdout, stderr.startsWith('\n✗ ')]).toEqual([1, '', true]);
  });
});

describe('a place', () => {
  it('without HOME is as good as any other', async () => {
    const none = { HOME: '', XDG_CONFIG_HOME: '', USERPROFILE: '' };
    expect((await runLab3(['plan', ...inSandbox()], { cwd: folder, env: none })).code).toBe(0);
    const { PATH } = process.env;
    const { code } = await run(process.execPath, [command, 'plan', ...inSandbox()], { env: { PATH } });
    expect(code).toBe(0);
  });

  it('that cannot be written to takes nothing away from what up found', async () => {
    const place = mkdtempSync(join(folder, 'read-only-'));
    // As good as a folder without the right to write, which the root user always has.
    writeFileSync(join(place, '.lab3'), '');
    const { code, stdout, stderr } = await runLab3(['up', ...inSandbox()], { cwd: place });
    expect([code, stdout.endsWith('\ncomplete\n'), stderr]).toEqual([
      0,
      true,
      expect.stringMatching(/^note: the receipt was not written: \.lab3\/receipt\.json cannot be written: .+\n$/),
    ]);
    const written = await runLab3(['report', ...inSandbox()], { cwd: place });
    expect([written.code, written.stderr]).toEqual([1, expect.stringContaining('.lab3/report.html cannot be written')]);
  });

  it.skipIf(process.platform !== 'linux')('whose disk is full for the output is a failure, and says so', async () => {
    const full = openSync('/dev/full', 'w');
    const args = [command, 'plan', ...inSandbox()];
    const { code, stderr } = await run(process.execPath, args, { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect([code, stderr]).toEqual([
      1,
      '\n✗ standard output cannot be written: ENOSPC: no space left on device, write\n',
    ]);
  });
});
