import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runLab3 } from './run-lab3.ts';

// Performs docs/instructor-guide.md: its commands in their order, on a sandbox with attendees in the place of the clouds.

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-guide-'));
  sandbox = await startSandbox({ dataFolder: join(folder, '.lab3/sandbox'), attendees: 2, timeFactor: 300 });
  await copyFile(join(folder, '.lab3/sandbox/roster.csv'), join(folder, 'roster.csv'));
}, 120_000);
afterAll(async () => {
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
}, 60_000);

it('every command of the guide for instructors does what it says', async () => {
  const guide = await readFile(join(import.meta.dirname, '../../../docs/instructor-guide.md'), 'utf8');
  const [quotas = '', prices = ''] = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  await writeFile(join(folder, 'quotas.json'), quotas);
  await writeFile(join(folder, 'prices.json'), prices);
  const commands = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, text = '']) => text.trim().split('\n'));
  const ends: string[] = [];
  for (const command of commands) {
    const [program, ...args] = command.split(' ');
    expect(program).toBe('lab3');
    // It would go on for a day.
    const once = args[1] === 'watch' ? ['--times', '1'] : [];
    const { code, stdout, stderr } = await runLab3([...args, '--sandbox', ...once], { cwd: folder });
    const notes = stderr.replace(/^note: the page is on http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/\n$/, '');
    expect([command, code, notes]).toEqual([command, 0, '']);
    ends.push(`${args[1]}: ${/^complete: .*$|(?<=^[\d:]{8} · ).*$/m.exec(stdout)?.[0]}`);
  }
  expect(ends).toEqual([
    'plan: complete: 2 attendees: 2 ready',
    'up: complete: 2 attendees: 2 complete',
    'cost: complete: 2 attendees: 2 counted',
    'verify: complete: 2 attendees: 2 complete',
    'watch: 2 attendees: 2 complete',
    'fix: complete: 2 attendees: 2 complete',
    'report: complete: 2 attendees: 2 complete; the receipt is in receipt.html and receipt.csv',
    'cost: complete: 2 attendees: 2 counted',
    'down: complete: 2 attendees: 2 gone',
    'audit: complete: 2 attendees: 2 clean',
  ]);
}, 240_000);
