import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../src/start-sandbox.ts';

const momentCount = Number(process.env.STOP_MATRIX_MOMENTS ?? 8);
/** What a person waits for. A machine that is busy with the whole suite may take longer, and only what hangs is a fault there. */
const limitMs = process.env.STOP_MATRIX_MOMENTS ? 5_000 : 90_000;
const reason = new Error('Stopped in the test');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stopped-start-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a start that is stopped at any moment ends within seconds and leaves no process, and the next one works', async () => {
  const dataFolder = join(folder, 'sandbox');
  const startMs = performance.now();
  await (await startSandbox({ dataFolder })).stop({ deleteData: true });
  const wholeMs = performance.now() - startMs;

  const slow: unknown[] = [];
  for (let moment = 0; moment < momentCount; moment += 1) {
    const stopping = new AbortController();
    const starting = startSandbox({ dataFolder, signal: stopping.signal });
    const outcome = starting.then(
      () => 'started',
      (error: unknown) => error,
    );
    await new Promise((resolve) => setTimeout(resolve, (wholeMs * moment) / momentCount));
    const stopMs = performance.now();
    stopping.abort(reason);
    const ended = await outcome;
    // It was ready before it was stopped.
    if (ended === 'started') await (await starting).stop();
    else expect(ended).toBe(reason);
    const tookMs = performance.now() - stopMs;
    if (tookMs > limitMs) slow.push({ moment, tookMs });
    expect(programsIn(folder)).toEqual([]);
    // Every other time, the next start goes on where this one was stopped.
    if (moment % 2 === 0) await rm(dataFolder, { recursive: true, force: true });
  }
  expect(slow).toEqual([]);

  const sandbox = await startSandbox({ dataFolder });
  await sandbox.stop({ deleteData: true });
  expect(await readdir(folder)).toEqual([]);
});

/** Programs of PostgreSQL that work in a folder. */
function programsIn(path: string): readonly string[] {
  const programs = execFileSync('ps', ['-A', '-o', 'pid=,args=']).toString('utf8').split('\n');
  return programs.filter((line) => line.includes(path) && /\b(postgres|initdb)\b/.test(line));
}
