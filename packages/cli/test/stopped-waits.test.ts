import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SilentClouds, startSilentClouds } from './silent-clouds.ts';

// Each command while it waits for clouds that never answer: Ctrl-C ends it long before any limit of a call or a wait does.

let folder: string;
let clouds: SilentClouds;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-stopped-waits-'));
  await writeFile(join(folder, 'roster.csv'), 'attendee,prefix\nriver@example.com,river\n');
  clouds = await startSilentClouds();
});
afterAll(async () => {
  await clouds.close();
  await rm(folder, { recursive: true, force: true });
});

/** A call is given up after 30 s at the earliest: what ends sooner ended by the signal. */
const limitMs = 10_000;
const nothing = 'nothing was changed: run it again';
const going = (done: string): string =>
  `Tableflow may be ${done} already, and goes on by itself: run it again to wait for it`;
const deleted = 'what is deleted already stays deleted: run it again to continue';
const roster = ['--roster', 'roster.csv'];

const waits: readonly (readonly [args: readonly string[], whenStopped: string])[] = [
  [['doctor'], nothing],
  [['plan'], nothing],
  [['verify'], nothing],
  [['verify', '--wait'], nothing],
  [['status'], nothing],
  [['diagnose', 'connector'], nothing],
  [['report'], nothing],
  [['audit'], nothing],
  [['up'], 'resources already created are kept: run it again to continue, or lab3 down to remove them'],
  [['enable', 'clicks'], going('enabled')],
  [['resume', 'clicks'], going('resumed')],
  [['repair', 'riverhotel.public.hotel'], 'run it again: a repair that has begun goes on with its plan'],
  [['rotate'], 'a secret that was taken already stays: run it again to give the other one'],
  [['grant'], 'what is granted already stays: run it again to grant the rest'],
  [
    ['storage', '--role', 'arn:aws:iam::123456789012:role/river'],
    'what is created already is kept: run it again with the same options to continue',
  ],
  [['down'], deleted],
  [['fleet', 'plan', ...roster], nothing],
  [['fleet', 'verify', ...roster], nothing],
  [['fleet', 'report', ...roster], nothing],
  [['fleet', 'audit', ...roster], nothing],
  [
    ['fleet', 'up', ...roster],
    'labs that are up are kept: run it again to continue, or lab3 fleet down to remove them',
  ],
  [['fleet', 'down', ...roster], deleted],
];

/** Starts a command, and sends it these signals once it waits. */
async function stopped(
  args: readonly string[],
  signals: readonly NodeJS.Signals[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; stdout: string; stderr: string; tookMs: number }> {
  const connected = clouds.connected();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/lab3.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...clouds.environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const early = ended.then((code) =>
    Promise.reject(new Error(`${args.join(' ')} ended with ${code} before it waited: ${stdout}${stderr}`)),
  );
  await Promise.race([connected, early]);
  early.catch(() => undefined);
  const begunMs = performance.now();
  for (const signal of signals) child.kill(signal);
  const code = await ended;
  return { code, stdout, stderr, tookMs: performance.now() - begunMs };
}

describe('Ctrl-C ends the wait of', () => {
  it.each(waits)('lab3 %j', async (args, whenStopped) => {
    const { code, stderr, tookMs } = await stopped(args, ['SIGINT']);
    expect([code, stderr, tookMs < limitMs]).toEqual([130, `\n✗ stopped by SIGINT; ${whenStopped}\n`, true]);
  });

  it.each(waits)('lab3 %j --json, with a document', async (args, whenStopped) => {
    const { code, stdout, tookMs } = await stopped([...args, '--json'], ['SIGINT']);
    expect([code, JSON.parse(stdout), tookMs < limitMs]).toEqual([
      130,
      {
        error: {
          name: 'StoppedBySignal',
          code: 'stopped',
          isRetryable: false,
          message: `stopped by SIGINT; ${whenStopped}`,
        },
      },
      true,
    ]);
  });

  it.each([[['watch']], [['fleet', 'watch', ...roster]]])('lab3 %j, which has shown what was wanted', async (args) => {
    const { code, stderr, tookMs } = await stopped(args, ['SIGINT']);
    expect([code, stderr, tookMs < limitMs]).toEqual([130, '', true]);
  });
});

it('a second signal ends it at once, without another word', async () => {
  // Two of the same kind may come as one, where the machine is busy; of two kinds either may be the last.
  const { code, stdout, stderr } = await stopped(['audit'], ['SIGINT', 'SIGTERM']);
  expect([130, 143]).toContain(code);
  expect([stdout, stderr]).toEqual(['', '']);
});

describe('a temporary key whose cloud does not answer', () => {
  const none = { TABLEFLOW_API_KEY: '', TABLEFLOW_API_SECRET: '' };

  it.each(['up', 'enable', 'down'])('does not hold up Ctrl-C of %s', async (command) => {
    const { code, tookMs } = await stopped(command === 'enable' ? [command, 'clicks'] : [command], ['SIGINT'], none);
    expect([code, tookMs < limitMs]).toEqual([130, true]);
  });
});
