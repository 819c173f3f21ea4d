import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askWrongly, nobodyGetsIn } from './ask.ts';
import { runLab3 } from './run-lab3.ts';
import { startLab3 } from './sandbox-process.ts';

// The page of a lab, as a file and live.

let folder: string;
let sandbox: Sandbox;
let where: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-report-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
  where = ['--sandbox', sandbox.description.dataFolder];
  expect((await runLab3(['up', '--json', ...where], { cwd: folder })).code).toBe(0);
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

describe('lab3 report', () => {
  it('writes a page with the lab on it, and no secret', async () => {
    const { code, stdout, stderr } = await runLab3(['report', ...where], { cwd: folder });
    expect([code, stdout, stderr]).toEqual([0, 'the report is in .lab3/report.html\n', '']);
    const page = await readFile(join(folder, '.lab3/report.html'), 'utf8');
    expect(/<p class="verdict"[^>]*>.*?<\/p>/.exec(page)?.[0]).toContain('</span> healthy');
    expect(page).toContain('<h3 id="table-2">riverhotel.public.customer</h3>');
    expect(page).toContain('When each of 12 steps ran');
    const secrets = Object.entries(sandbox.description.environment).filter(([name]) => /SECRET|PASSWORD/.test(name));
    expect(secrets.length).toBeGreaterThan(4);
    expect(secrets.filter(([, secret]) => page.includes(secret))).toEqual([]);
  });

  it('gives the same to a program, with commits of the Delta log, schemas, and when each step began', async () => {
    const { stdout } = await runLab3(['report', '--json', ...where], { cwd: folder });
    const { tables, run, parts } = JSON.parse(stdout);
    expect(parts.map(({ part }: { part: string }) => part)).toEqual([
      'connector',
      'riverhotel.public.hotel',
      'riverhotel.public.customer',
      'integration',
    ]);
    const rows = tables.map(({ commits }: { commits: { rows: number | null }[] }) =>
      commits.reduce((sum, commit) => sum + (commit.rows ?? 0), 0),
    );
    expect(rows).toEqual([30, 1_000]);
    expect(tables[0].schemaVersions[0].fields).toContain('hotel_id');
    const begun = run.steps.map(({ startedMs }: { startedMs: number }) => startedMs);
    expect([begun.length, begun.every((ms: number) => ms >= 0), Math.min(...begun) < 1_000]).toEqual([12, true, true]);
  });

  it('writes where it is asked to, also through a link of the person, and says why it cannot', async () => {
    const out = join(folder, 'page.html');
    await symlink(join(folder, 'target.html'), out);
    const { stdout } = await runLab3(['report', '--out', out, ...where], { cwd: folder });
    expect(stdout).toBe(`the report is in ${out}\n`);
    expect(await readFile(join(folder, 'target.html'), 'utf8')).toMatch(/^<!doctype html>/);
    const refused = await runLab3(['report', '--out', folder, ...where], { cwd: folder });
    expect([refused.code, refused.stderr]).toEqual([
      1,
      `\n✗ Could not write the report:\n  - --out: ${folder} cannot be written: it is a folder (EISDIR). Choose another file.\n`,
    ]);
  });
});

describe('lab3 watch --web', () => {
  it('serves the page to who has its address, and its next states, until Ctrl-C', async () => {
    const watching = await startLab3(['watch', '--web', '--every', '1s', ...where], {
      cwd: folder,
      env: {},
      until: 'verdict',
    });
    const url = new URL(/note: the page is on (\S+)/.exec(watching.printed())?.[1] ?? '');
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);

    const page = await ask(url);
    expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    expect(page.text).toContain("connect-src 'self'");
    expect(page.text).toContain('<span id="live">live</span>');

    expect(await askWrongly(url)).toEqual(nobodyGetsIn);

    const states = await seenStates(new URL('events', url), 3);
    expect(new Set(states).size).toBeGreaterThan(1);

    await watching.end('SIGINT');
    expect(await watching.finish()).not.toContain('Error');
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
  });
});

/** When each of so many pages that the server sends was seen. */
function seenStates(url: URL, wanted: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const asked = get(url, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
        const seen = [...text.matchAll(/id="seen"[^>]*>Seen ([^<]+)</g)].map(([, at = '']) => at);
        if (seen.length < wanted) return;
        asked.destroy();
        resolve(seen);
      });
    });
    asked.on('error', reject);
  });
}
