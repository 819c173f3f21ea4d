import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  ReadFleetCostResult,
  SetUpFleetResult,
  TearDownFleetResult,
} from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetDocument } from '@tableflow-workshop/report';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, askWrongly, nobodyGetsIn } from './ask.ts';
import { runLab3 } from './run-lab3.ts';
import { startLab3 } from './sandbox-process.ts';

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-fleet-'));
  sandbox = await startSandbox({ dataFolder: join(folder, '.lab3/sandbox'), attendees: 3, timeFactor: 300 });
});
afterAll(async () => {
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

const attendees = ['wp001@example.com', 'wp002@example.com', 'wp003@example.com'];

function documentsOf(stdout: string): readonly FleetDocument[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FleetDocument);
}

describe('lab3 fleet', { timeout: 240_000 }, () => {
  it('refuses a quota that is too small before the first change', async () => {
    await writeFile(join(folder, 'quotas.json'), '{"connectors": {"limit": 4, "used": 2}}');
    const { code, stderr } = await runLab3(['fleet', 'up', '--sandbox', '--quotas', 'quotas.json'], {
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('quota: of connectors allows 4, of which 2 are in use, and 3 are needed.');
  });

  it('plans, sets up and verifies the labs of all attendees, and a second time asks nobody', async () => {
    const planned = await runLab3(['fleet', 'plan', '--sandbox'], { cwd: folder });
    expect([planned.code, planned.stderr]).toEqual([0, '']);
    expect(planned.stdout).toContain('\n12 to create, 0 to update, 0 unchanged, 0 adopted\n');

    const unbegun = await runLab3(['fleet', 'watch', '--sandbox', '--times', '1'], { cwd: folder });
    expect([unbegun.code, unbegun.stderr]).toEqual([0, '']);
    expect(unbegun.stdout.replace(/^[\d:]{8}/, '09:00:00')).toBe(
      ['09:00:00 · 3 attendees: 3 not started', ...attendees.map((one) => `· ${one}: not started`), ''].join('\n'),
    );

    const up = await runLab3(['fleet', 'up', '--sandbox'], { cwd: folder });
    expect([up.code, up.stderr]).toEqual([0, '']);
    for (const one of attendees) expect(up.stdout).toMatch(new RegExp(`^✓ ${one}: complete \\([0-9.]+ s\\)$`, 'm'));
    expect(up.stdout).toMatch(/\ncomplete: 3 attendees: 3 complete\n$/);

    sandbox.forgetCalls();
    const again = await runLab3(['fleet', 'up', '--sandbox', '--json'], { cwd: folder });
    const result = JSON.parse(again.stdout) as SetUpFleetResult;
    expect(result.attendees.map(({ attendee, isRemembered }) => [attendee, isRemembered])).toEqual(
      attendees.map((one) => [one, true]),
    );
    expect(sandbox.calls).toEqual([]);

    // Its three connectors are in use now, and no more is needed.
    await writeFile(join(folder, 'quotas.json'), '{"connectors": {"limit": 3, "used": 3}}');
    const recheck = ['fleet', 'up', '--sandbox', '--recheck', '--quotas', 'quotas.json'];
    expect((await runLab3(recheck, { cwd: folder })).stdout).toMatch(/\ncomplete: 3 attendees: 3 complete\n$/);

    const verified = await runLab3(['fleet', 'verify', '--sandbox', '--json'], { cwd: folder });
    const proof = JSON.parse(verified.stdout) as SetUpFleetResult;
    expect([verified.code, proof.verdict]).toEqual([0, 'complete']);
    expect(proof.attendees.flatMap(({ details }) => details?.tables.map(({ deltaRows }) => deltaRows) ?? [])).toEqual(
      Array(3).fill([30, 1_000]).flat(),
    );
    const printed = [planned, up, again, verified].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    for (const { environment } of sandbox.description.attendees)
      for (const [name, value] of Object.entries(environment))
        if (/SECRET|PASSWORD/.test(name)) expect(printed).not.toContain(value);
  });

  it('watches all, prints a document for each check, and asks less for labs that are complete', async () => {
    sandbox.forgetCalls();
    const once = await runLab3(['fleet', 'watch', '--sandbox', '--times', '1', '--json'], { cwd: folder });
    const callsOfAll = sandbox.calls.length;
    const [first] = documentsOf(once.stdout);
    expect([once.code, once.stderr, first?.counts]).toEqual([
      0,
      '',
      { stuck: 0, 'on the way': 0, 'not started': 0, 'not checked': 0, complete: 3 },
    ]);
    expect(first?.attendees.map(({ attendee, rows, state }) => [attendee, state, rows])).toEqual(
      attendees.map((one) => [one, 'complete', 1_030]),
    );

    sandbox.forgetCalls();
    const five = await runLab3(['fleet', 'watch', '--sandbox', '--times', '6', '--every', '1s', '--json'], {
      cwd: folder,
    });
    const seen = documentsOf(five.stdout);
    expect(seen.map(({ counts }) => counts.complete)).toEqual([3, 3, 3, 3, 3, 3]);
    // All at first, and each once more in the five checks after it.
    expect(sandbox.calls.length).toBeLessThan(callsOfAll * 2.2);
    const checkedAgain = seen
      .at(-1)
      ?.attendees.filter(({ checkedAt }, index) => checkedAt !== seen[0]?.attendees[index]?.checkedAt);
    expect(checkedAgain).toHaveLength(3);
  });

  it('shows them on a page of this machine to who has its address, until Ctrl-C', async () => {
    const watching = await startLab3(['fleet', 'watch', '--sandbox', '--web', '--every', '1s'], {
      cwd: folder,
      env: {},
      until: '3 complete',
    });
    const url = new URL(/note: the page is on (\S+)/.exec(watching.printed())?.[1] ?? '');
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    const page = await ask(url);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<title>LAB 3: 3 of 3 complete</title>');
    for (const { environment } of sandbox.description.attendees)
      for (const [name, value] of Object.entries(environment))
        if (/SECRET|PASSWORD/.test(name)) expect(page.text).not.toContain(value);
    expect(await askWrongly(url)).toEqual(nobodyGetsIn);
    await watching.end('SIGINT');
    expect(await watching.finish()).not.toContain('Error');
    await expect(ask(url)).rejects.toThrow('ECONNREFUSED');
  });

  it('gives a check up that takes too long, says who was not checked, and ends when its time is over', async () => {
    const { code, stdout } = await runLab3(
      ['fleet', 'watch', '--sandbox', '--timeout', '0.001', '--every', '1s', '--for', '1s'],
      { cwd: folder },
    );
    expect(code).toBe(0);
    expect(stdout.replace(/^[\d:]{8}/, '09:00:00')).toBe(
      [
        '09:00:00 · 3 attendees: 3 not checked',
        ...attendees.map((one) => `· ${one}: not checked`),
        'note: 3 of 3 labs were not checked within 0.001 s: give a longer --timeout, or check less often (--every).',
        '',
      ].join('\n'),
    );
  });

  it('reads the roster that the sandbox wrote, and of a row takes what a person may choose', async () => {
    const text = await readFile(join(folder, '.lab3/sandbox/roster.csv'), 'utf8');
    const [columns = '', first = ''] = text.split('\n');
    await writeFile(join(folder, 'one.csv'), `${columns},LAB3_TABLES\n${first},public.hotel\n`);
    const { code, stdout, stderr } = await runLab3(['fleet', 'verify', '--sandbox', '--roster', 'one.csv', '--json'], {
      cwd: folder,
    });
    expect([code, stderr]).toEqual([0, '']);
    const [only] = (JSON.parse(stdout) as SetUpFleetResult).attendees;
    expect([only?.attendee, only?.details?.tables.map(({ topic }) => topic)]).toEqual([
      'wp001@example.com',
      ['riverhotel.public.hotel'],
    ]);
  });

  it('says what is wrong with a roster, once for all, and shows no secret', async () => {
    await writeFile(join(folder, 'wrong.csv'), 'attendee,prefix,kafkaApiSecret\nann,wp1,hidden-1\nbob,wp1,hidden-2\n');
    await writeFile(join(folder, 'wrong.json'), '{"unknown": 1}');
    const { code, stdout, stderr } = await runLab3(['fleet', 'up', '--roster', 'wrong.csv'], { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('✗ Could not read the roster wrong.csv:');
    expect(stderr).toContain('  - every row: kafkaApiKey: is missing.');
    expect(stderr).toContain('  - row 3 (bob): has the same prefix as row 2 (ann).');
    expect(stderr).not.toContain('hidden');
  });

  it.each([
    [['fleet', 'up'], '--roster: is missing. Give --roster <csv, json or folder>'],
    [['fleet', 'up', '--sandbox', '--roster', 'wrong.csv'], 'is not an environment of an attendee of the sandbox.'],
    [['fleet', 'up', '--roster', 'none.csv'], 'none.csv: does not exist.'],
    [['fleet', 'watch', '--sandbox', '--every', 'soon'], '--every: "soon" is not a duration.'],
    [['fleet', 'watch', '--sandbox', '--for', '0s'], '--for: "0s" is not a duration.'],
    [['fleet', 'watch', '--sandbox', '--times', '0'], '--times: "0" is not a number from 1 on.'],
    [['fleet', 'watch', '--sandbox', '--timeout', 'x'], '--timeout: "x" is not a number of seconds above 0.'],
    [['fleet', 'up', '--sandbox', '--quotas', 'none.json'], 'none.json: does not exist.'],
    [['fleet', 'up', '--sandbox', '--quotas', 'wrong.csv'], 'wrong.csv: is not JSON: see line 1, column 1.'],
    [['fleet', 'up', '--sandbox', '--quotas', 'wrong.json'], 'wrong.json: is not a JSON file with limits.'],
  ])('%j says what is missing', async (args, expected) => {
    const { code, stdout, stderr } = await runLab3(args, { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(expected);
  });

  it('writes the receipt of all as a page and for a spreadsheet', async () => {
    const { code, stdout } = await runLab3(['fleet', 'report', '--sandbox', '--html', 'receipt.html'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\ncomplete: 3 attendees: 3 complete; the receipt is in receipt.html and .lab3\/fleet.csv\n$/,
    );
    expect(await readFile(join(folder, 'receipt.html'), 'utf8')).toContain(
      '<h1 id="title" data-live>LAB 3: 3 of 3 attendees complete</h1>',
    );
    expect((await readFile(join(folder, '.lab3/fleet.csv'), 'utf8')).split('\r\n')).toEqual([
      'Attendee,Prefix,Outcome,Tables,Rows,Where,Finding,Remedy',
      ...attendees.map((one) => `${one},${one.slice(0, 5)},complete,2 of 2,1030,,,`),
      '',
    ]);
  });

  it('says what the labs hold and cost, warns of a budget, and reads prices of a contract', async () => {
    const listed = await runLab3(['fleet', 'cost', '--sandbox'], { cwd: folder });
    expect([listed.code, listed.stderr]).toEqual([0, '']);
    expect(listed.stdout).toContain('- connectorTask: no price is known (3 of these)\n');
    expect(listed.stdout).toMatch(/^connectorTask {2,}3 {2}not known /m);
    const contract = { amount: '0.5', asOf: '2026-11-20', source: 'our contract' };
    await writeFile(
      join(folder, 'prices.json'),
      JSON.stringify({ units: { connectorTask: contract, tableflowTopic: { ...contract, amount: '0.1' } } }),
    );
    const args = ['fleet', 'cost', '--sandbox', '--prices', 'prices.json', '--until', '8h', '--budget'];
    const within = await runLab3([...args, '1000'], { cwd: folder });
    expect(within.code).toBe(0);
    expect(within.stdout).toMatch(/\n✓ [\d.]+ of the budget of 1000 USD; what is not in the sums comes on top\n/);
    const over = await runLab3([...args, '1', '--json'], { cwd: folder });
    const { attendees: counted, budget, total } = JSON.parse(over.stdout) as ReadFleetCostResult;
    expect([over.code, budget?.isExceeded]).toEqual([1, true]);
    // A Standard cluster, a connector task and two Tableflow topics.
    expect(counted.map(({ details }) => [details?.perHour, details?.toCome])).toEqual(Array(3).fill(['1.45', '11.6']));
    expect(Number(total.perHour)).toBeGreaterThanOrEqual(4.35);
  });

  it.each([
    [['--prices', 'wrong.csv'], 'wrong.csv: is not JSON: see line 1, column 1.'],
    [['--prices', 'wrong.json'], 'wrong.json: is not a JSON file with prices.'],
    [['--until', 'soon'], '--until: "soon" is not a duration.'],
    [['--until', '2020-01-01'], '--until: is over: 2020-01-01.'],
    [['--budget', '1,5'], 'budget: is not an amount: "1,5".'],
  ])('cost with %j says what is wrong', async (args, expected) => {
    const { code, stdout, stderr } = await runLab3(['fleet', 'cost', '--sandbox', ...args], { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(expected);
  });

  it('takes all of it down again, and finds nothing left', async () => {
    const left = await runLab3(['fleet', 'audit', '--sandbox'], { cwd: folder });
    expect(left.code).toBe(1);
    expect(left.stdout).toMatch(/^✗ 3 attendees: Confluent Cloud: connector <connector> \[leftover\]$/m);
    const down = await runLab3(['fleet', 'down', '--sandbox', '--topics', '--subjects', '--schema', '--json'], {
      cwd: folder,
    });
    const { attendees: torn, findings } = JSON.parse(down.stdout) as TearDownFleetResult;
    expect([down.code, findings]).toEqual([0, []]);
    expect(torn.map(({ attendee, outcome }) => [attendee, outcome])).toEqual(attendees.map((one) => [one, 'gone']));
    const audit = await runLab3(['fleet', 'audit', '--sandbox', '--json'], { cwd: folder });
    expect([audit.code, (JSON.parse(audit.stdout) as TearDownFleetResult).verdict]).toEqual([0, 'complete']);
  });

  it('is one document where JSON was asked for, also for a wrong option', async () => {
    const { code, stdout, stderr } = await runLab3(['fleet', 'up', '--rooster', 'x', '--json'], { cwd: folder });
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { message: expect.stringContaining("unknown option '--rooster'") },
    });
  });
});
