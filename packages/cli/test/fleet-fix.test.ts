import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FixFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectSource, selectRows } from './query-sandbox.ts';
import { runLab3 } from './run-lab3.ts';

// lab3 fleet fix: what it shows, and that nothing happens before a person agrees.

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-fix-'));
  sandbox = await startSandbox({ dataFolder: join(folder, '.lab3/sandbox'), attendees: 4, timeFactor: 300 });
  const up = await runLab3(['fleet', 'up', '--sandbox'], { cwd: folder });
  expect([up.code, up.stderr]).toEqual([0, '']);
  await commentOnTables('wp001', 'wp002');
  await revokeCatalog('wp003-catalog');
  await pauseConnector('wp004');
}, 240_000);
afterAll(async () => {
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const fix = (...args: readonly string[]) => runLab3(['fleet', 'fix', '--sandbox', ...args], { cwd: folder });

/** Somebody comments on the tables of hotels, and a new row lets Tableflow find it. */
async function commentOnTables(...prefixes: readonly string[]): Promise<void> {
  for (const prefix of prefixes) {
    const table = `\`${prefix}-catalog\`.\`lkc-${prefix}\`.riverhotel_public_hotel`;
    await selectRows(sandbox.description, `COMMENT ON TABLE ${table} IS 'ours'`);
  }
  const postgres = await connectSource(sandbox.description);
  await postgres.query('UPDATE hotel SET available_rooms = 7 WHERE hotel_id = (SELECT min(hotel_id) FROM hotel)');
  await postgres.end();
  for (;;) {
    const { stdout } = await runLab3(['fleet', 'verify', '--sandbox', '--json'], { cwd: folder });
    const { findings } = JSON.parse(stdout) as FixFleetResult;
    if (findings.find(({ ruleId }) => ruleId === 'delta-log-modified')?.attendees.length === prefixes.length) return;
  }
}

/** As the administrator of the workspace. */
async function revokeCatalog(catalog: string): Promise<void> {
  const { credentials, databricks } = sandbox.description;
  const { clientId: principal } = credentials.databricks;
  const remove = [
    'ALL_PRIVILEGES',
    'USE_CATALOG',
    'USE_SCHEMA',
    'CREATE_SCHEMA',
    'CREATE_TABLE',
    'EXTERNAL_USE_SCHEMA',
  ];
  const { ok } = await fetch(`${databricks.workspaceUrl}/api/2.1/unity-catalog/permissions/catalog/${catalog}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${credentials.databricksAdmin.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ changes: [{ principal, remove }] }),
  });
  expect(ok).toBe(true);
}

async function pauseConnector(prefix: string): Promise<void> {
  const { attendees, confluent } = sandbox.description;
  const found = attendees.find((one) => one.prefix === prefix)?.environment ?? {};
  const { CONFLUENT_CLOUD_API_KEY: id, CONFLUENT_CLOUD_API_SECRET: secret } = found;
  const place = `${confluent.baseUrl}/connect/v1/environments/env-${prefix}/clusters/lkc-${prefix}/connectors`;
  const headers = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
  const [name = ''] = (await (await fetch(place, { headers })).json()) as string[];
  expect((await fetch(`${place}/${name}/pause`, { method: 'PUT', headers })).status).toBe(202);
}

describe('lab3 fleet fix', { timeout: 240_000 }, () => {
  it('shows the plan and changes nothing, where nobody can agree', async () => {
    const { code, stdout, stderr } = await fix();
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain(`
To fix:

+ repair table of riverhotel.public.hotel: 2 attendees
    wp001@example.com, wp002@example.com
`);
    expect(stdout).toContain('    ! The topic keeps its records for');
    expect(stdout).toContain(`+ grant access of Tableflow to catalog wp003-catalog: 1 attendee
    wp003@example.com
`);
    expect(stdout).toContain(`✗ 1 attendee: connector [connector-paused]
    wp004@example.com
    the connector is PAUSED
    → whoever paused it: Resume it in the console, or with PUT …/connectors/<name>/resume.
`);
    expect(stdout).toMatch(
      /\nincomplete: 4 attendees: 3 fixable, 1 to fix\n\nnothing was changed; run it again with --yes to fix this\n$/,
    );
    const planned = JSON.parse((await fix('--json')).stdout) as FixFleetResult;
    expect(planned.fixes.map(({ attendees, kind, state }) => [kind, state, attendees.length])).toEqual([
      ['repair', 'planned', 2],
      ['grant', 'planned', 1],
    ]);
  });

  it('fixes only whom it is asked for, and names whom nobody knows', async () => {
    const { code, stderr } = await fix('--only', 'wp001', 'wp009', 'bob', '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain(
      '  - --only: names wp009, who is not in the roster. Give a prefix or the name of an attendee.',
    );
    expect(stderr).toContain('  - --only: names bob, who is not in the roster.');
    const first = await fix('--yes', '--only', 'wp001');
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toMatch(/\n✓ repair table of riverhotel.public.hotel: 1 attendee\n {4}wp001@example.com\n/);
    expect(first.stdout).toMatch(/\ncomplete: 1 attendee: 1 fixed\n$/);
    expect(await readFile(join(folder, '.lab3/repairs.json'), 'utf8')).toBe('{}\n');
  });

  it('fixes the others, says what is left for whom, and a second time has nothing to fix', async () => {
    const done = await fix('--yes');
    expect([done.code, done.stderr]).toEqual([1, '']);
    expect(done.stdout).toMatch(/\nincomplete: 4 attendees: 1 complete, 2 fixed, 1 to fix\n$/);
    const again = JSON.parse((await fix('--yes', '--json')).stdout) as FixFleetResult;
    expect([again.fixes, again.attendees.map(({ outcome }) => outcome)]).toEqual([
      [],
      ['complete', 'complete', 'complete', 'to fix'],
    ]);
    const verified = await runLab3(['fleet', 'verify', '--sandbox'], { cwd: folder });
    expect(verified.stdout).toMatch(/\nincomplete: 4 attendees: 3 complete, 1 incomplete\n$/);
    const [, attendee] = sandbox.description.attendees;
    const printed = [done, again].map((one) => JSON.stringify(one)).join('\n');
    for (const [name, value] of Object.entries(attendee?.environment ?? {}))
      if (/SECRET|PASSWORD/.test(name)) expect(printed).not.toContain(value);
    expect(printed).not.toContain(sandbox.description.credentials.databricksAdmin.token);
  });

  it('asks no cloud where the roster is wrong', async () => {
    await writeFile(join(folder, 'wrong.csv'), 'attendee,prefix\nann,wp1\n');
    const { code, stdout, stderr } = await runLab3(['fleet', 'fix', '--roster', 'wrong.csv', '--yes'], { cwd: folder });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('✗ Could not read the roster wrong.csv:');
  });
});
