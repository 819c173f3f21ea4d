import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** `pnpm run stop-matrix` takes 50. */
const momentCount = Number(process.env.STOP_MATRIX_MOMENTS ?? 6);
/** What a person waits for. A machine that is busy with the whole suite may take longer, and only what hangs is a fault there. */
const limitMs = process.env.STOP_MATRIX_MOMENTS ? 5_000 : 90_000;
const command = join(import.meta.dirname, '../dist/lab3.js');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-stopped-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a throw-away sandbox that gets SIGTERM at any moment of its start leaves no process and no folder', async () => {
  // The first run also stages the programs of PostgreSQL: the later ones are shorter.
  await run(Number.POSITIVE_INFINITY);
  const wholeMs = (await run(Number.POSITIVE_INFINITY)).totalMs;
  const stops: { afterMs: number; tookMs: number }[] = [];
  for (let moment = 0; moment < momentCount; moment += 1) {
    const afterMs = (wholeMs * moment) / momentCount;
    const { tookMs, code } = await run(afterMs);
    stops.push({ afterMs, tookMs });
    expect([0, 143, 'SIGTERM']).toContain(code);
    expect(await programsIn(folder)).toEqual([]);
    // The programs of PostgreSQL are kept for the next run.
    const left = (await readdir(folder)).filter((name) => !name.startsWith('tableflow-workshop-postgres-'));
    expect(left).toEqual([]);
  }
  const times = stops.map(({ tookMs }) => tookMs).sort((left, right) => left - right);
  process.stdout.write(
    `${stops.length} starts of ${Math.round(wholeMs)} ms stopped: median ${Math.round(times[times.length >> 1] ?? 0)} ms, longest ${Math.round(times.at(-1) ?? 0)} ms\n`,
  );
  expect(stops.filter(({ tookMs }) => tookMs > limitMs)).toEqual([]);
});

/** Runs `lab3 plan` with a sandbox of its own, and sends SIGTERM after a while. */
async function run(afterMs: number): Promise<{ totalMs: number; tookMs: number; code: number | string | null }> {
  const startMs = performance.now();
  const child = spawn(process.execPath, [command, 'plan', '--sandbox'], {
    cwd: folder,
    env: { PATH: process.env.PATH, TMPDIR: folder },
    stdio: 'ignore',
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  let stopMs = Number.NaN;
  const timer = Number.isFinite(afterMs)
    ? setTimeout(() => {
        stopMs = performance.now();
        child.kill('SIGTERM');
      }, afterMs)
    : undefined;
  const code = await ended;
  clearTimeout(timer);
  const endMs = performance.now();
  return { totalMs: endMs - startMs, tookMs: Number.isNaN(stopMs) ? 0 : endMs - stopMs, code };
}

/** Programs that have a folder in their command line, by what the system shows of them. */
async function programsIn(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    const text = await readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => '');
    if (text.includes(path)) found.push(text.replaceAll('\0', ' '));
  }
  return found;
}
