import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldText } from '../src/wrap-text.ts';
import { connectSource, selectRows } from './query-sandbox.ts';
import { type Finished, runLab3 } from './run-lab3.ts';

// grant, storage and repair: what they show, and that nothing happens before a person agrees.

const terminals = [undefined, 60, 80, 140] as const;
const hotel = 'riverhotel.public.hotel';

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-administration-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
  expect((await lab3(['up', '--json'])).code).toBe(0);
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

const lab3 = (args: readonly string[], options: Omit<Parameters<typeof runLab3>[1], 'cwd'> = {}): Promise<Finished> =>
  runLab3([...args, '--sandbox', sandbox.description.dataFolder], { cwd: folder, ...options });
const changes = (): readonly string[] =>
  sandbox.calls
    .filter(({ method, path }) => method !== 'GET' && !path.includes('/oidc/'))
    .map(({ method, path }) => `${method} ${path}`);

describe('lab3 grant', () => {
  const missing = `+ Kafka cluster
    to sa-river1: DESCRIBE
+ topics that begin with riverhotel
    to sa-river1: CREATE, WRITE
`;

  it.each(terminals)('shows what is missing and grants nothing, in %s columns', async (columns) => {
    sandbox.forgetCalls();
    const { code, stdout, stderr } = await lab3(['grant'], { columns, input: 'n\n' });
    const question = columns === undefined ? '' : 'Grant this? [y/N] n\n';
    expect(plain(stdout)).toBe(`${missing}${question}\nnothing was granted; run it again with --yes to grant this\n`);
    expect([code, stderr, changes()]).toEqual([1, '', []]);
  });

  it('asks nobody in CI', async () => {
    const { code, stdout } = await lab3(['grant'], { columns: 80, input: 'y\n', env: { CI: 'true' } });
    expect([code, stdout.includes('[y/N]')]).toEqual([1, false]);
  });

  it('takes what the person gives away, and no privilege of anybody else', async () => {
    const { code, stdout } = await lab3(['grant', '--only', 'tableflow', '--json']);
    expect([code, JSON.parse(stdout)]).toEqual([0, { outcome: 'unchanged', tableflow: { changes: [] } }]);
    const other = await lab3(['grant', '--location', 'no-location']);
    expect([other.code, other.stdout]).toEqual([1, '']);
    expect(other.stderr).toContain('no-location');
  });

  it('grants when the person agrees, and has nothing to grant after that', async () => {
    const agreed = await lab3(['grant'], { columns: 80, input: 'yes\n' });
    expect([agreed.code, plain(agreed.stdout)]).toEqual([0, `${missing}Grant this? [y/N] yes\n\ngranted\n`]);
    const again = await lab3(['grant', '--yes']);
    expect([again.code, again.stdout]).toEqual([0, 'unchanged: both have everything that they need\n']);
  });

  it('of real accounts needs the token of an administrator, and is not asked for one in an argument', async () => {
    const { environment } = sandbox.description;
    const { code, stderr } = await runLab3(['grant'], { cwd: folder, env: environment });
    expect([code, stderr.trim()]).toEqual([
      1,
      '✗ Could not grant Tableflow access:\n  - DATABRICKS_ADMIN_TOKEN: is not set. Set it to a personal access token of whoever owns the catalog and the external location.',
    ]);
    const token = sandbox.description.credentials.databricksAdmin.token;
    const given = await runLab3(['grant', '--json'], {
      cwd: folder,
      env: { ...environment, DATABRICKS_ADMIN_TOKEN: token },
    });
    expect([given.code, JSON.parse(given.stdout).outcome]).toEqual([0, 'unchanged']);
  });
});

describe('lab3 storage', () => {
  const role = ['--role', 'arn:aws:iam::123456789012:role/river-tableflow-role'];

  it('refuses what is missing by the variable or the option, before the first request', async () => {
    sandbox.forgetCalls();
    const { code, stderr } = await lab3(['storage', '--role', 'river-role']);
    expect([code, stderr]).toEqual([
      1,
      '\n✗ Could not connect the storage:\n  - --role: is not the ARN of a role without a path. Give one, e.g. arn:aws:iam::123456789012:role/river.\n',
    ]);
    expect(changes()).toEqual([]);
    const azure = { LAB3_STORAGE_ACCOUNT: 'riverstorage' };
    const none = await runLab3(['storage'], { cwd: folder, env: azure });
    expect(none.stderr.split('\n').map((line) => line.split(' is missing')[0])).toEqual([
      '',
      '✗ Could not connect the storage:',
      '  - CONFLUENT_ENVIRONMENT_ID:',
      '  - LAB3_STORAGE_CONTAINER:',
      '  - --tenant:',
      '  - --access-connector:',
      '',
    ]);
  });

  it('speaks of its options where the recipe refuses', async () => {
    const { code, stderr } = await lab3(['storage', ...role]);
    expect([code, stderr]).toEqual([
      1,
      '\n✗ Could not connect the storage:\n  - --role: arn:aws:iam::123456789012:role/river-tableflow-role is used by provider integration "river-hotels-s3" (cspi-river1). Give that name as --integration to adopt it, or use another role.\n',
    ]);
  });

  it('adopts what exists', async () => {
    const { code, stdout } = await lab3(['storage', ...role, '--integration', 'river-hotels-s3']);
    expect([code, stdout]).toEqual([0, '✓ storage: connected (unchanged), provider integration cspi-river1\n']);
  });

  it('of a new role says which policy to apply, and is connected when it runs again', async () => {
    const { LAB3_BUCKET: _bucket, ...environment } = sandbox.description.environment;
    const env = {
      ...environment,
      LAB3_BUCKET: 'second-river-bucket',
      DATABRICKS_ADMIN_TOKEN: sandbox.description.credentials.databricksAdmin.token,
    };
    const args = ['storage', '--role', 'arn:aws:iam::123456789012:role/second-role'];
    const { code, stdout, stderr } = await runLab3(args, { cwd: folder, env });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^✗ storage: awaiting-trust \(created\), provider integration cspi-/);
    const end = stdout.split('\n').slice(-6);
    expect(end).toEqual([
      'With the command line of AWS, for a role that exists (make one with `aws iam create-role`):',
      '  aws iam update-assume-role-policy --role-name second-role --policy-document file://.lab3/trust-policy.json',
      '  aws iam put-role-policy --role-name second-role --policy-name tableflow --policy-document file://.lab3/permissions.json',
      '',
      'Then run `lab3 storage` again with the same options.',
      '',
    ]);
    const policy = JSON.parse(await readFile(join(folder, '.lab3/trust-policy.json'), 'utf8')) as {
      Statement: { Sid: string }[];
    };
    expect(policy.Statement.map(({ Sid }) => Sid)).toEqual([
      'ConfluentAssumesRole',
      'ConfluentTagsSession',
      'UnityCatalogAssumesRole',
      'RoleAssumesItself',
    ]);
    expect(stdout).toContain(JSON.stringify(policy, null, 2));
    const again = await runLab3([...args, '--json'], { cwd: folder, env });
    expect([again.code, JSON.parse(again.stdout).state]).toEqual([0, 'connected']);
  });
});

describe('lab3 repair', () => {
  it('leaves a table that is well', async () => {
    const { code, stdout } = await lab3(['repair', hotel, '--yes']);
    expect([code, stdout]).toEqual([0, `✓ ${hotel}: unchanged, there is nothing to repair\n`]);
  });

  it('of a topic without Tableflow says so', async () => {
    const { code, stderr } = await lab3(['repair', 'riverhotel.public.other', '--yes']);
    expect([code, stderr.split('\n')[1]]).toEqual([1, '✗ Could not repair the table of "riverhotel.public.other":']);
  });

  it('shows what it would do, goes on where it was stopped, and verifies the new table', async () => {
    await damage();
    sandbox.forgetCalls();
    for (const columns of terminals) {
      const { code, stdout } = await lab3(['repair', 'riverhotel_public_hotel'], { columns, input: '\n' });
      const text = stdout.split('\n').map(plain).join('\n');
      const fold = (lines: readonly string[]): string =>
        foldText(lines.join('\n'), columns ?? Number.POSITIVE_INFINITY);
      const end = fold([
        '  enable Tableflow',
        '  verify table',
        '! The topic keeps its records for 7 days: older rows are not in the new table.',
        ...(columns === undefined ? [''] : ['Repair it? [y/N] ', '']),
        'nothing was changed; run it again with --yes to repair the table',
        '',
      ]);
      expect([code, text.startsWith(`✗ ${hotel}: `), text.includes('\nTo repair it:\n  disable Tableflow\n')]).toEqual([
        1,
        true,
        true,
      ]);
      expect(text.slice(-end.length)).toBe(end);
      expect(text.replaceAll(/\n +/g, ' ')).toMatch(
        / delete files in s3:\/\/river-tableflow-bucket\/\/\S+\/ \(by this command, in the data folder of the sandbox\) /,
      );
    }
    expect(changes().filter((call) => call.includes('tableflow'))).toEqual([]);

    const stopped = await lab3(['repair', hotel, '--yes'], { stop: { at: 'verify table', by: 'SIGINT' } });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr.split('\n')[0]).toBe(
      `note: the repair has not ended, and its plan is in .lab3/repairs.json; \`lab3 repair ${hotel}\` goes on with it`,
    );

    const { code, stdout } = await lab3(['repair', hotel, '--yes']);
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, 'repaired; complete']);
    expect(JSON.parse(await readFile(join(folder, '.lab3/repairs.json'), 'utf8'))).toEqual({});
    expect((await lab3(['verify', '--json'])).code).toBe(0);
  });
});

/** Somebody comments on the table, and a new row lets Tableflow find it. */
async function damage(): Promise<void> {
  const { catalogName, schemaName } = sandbox.description.ids;
  await selectRows(
    sandbox.description,
    `COMMENT ON TABLE \`${catalogName}\`.\`${schemaName}\`.riverhotel_public_hotel IS 'mine'`,
  );
  const postgres = await connectSource(sandbox.description);
  await postgres.query('UPDATE hotel SET available_rooms = 7 WHERE hotel_id = (SELECT min(hotel_id) FROM hotel)');
  await postgres.end();
  for (;;) {
    const { stdout } = await lab3(['diagnose', hotel, '--json']);
    if (JSON.parse(stdout).health.state === 'failed') return;
  }
}

/** Without what moves the cursor of a terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replaceAll('\r', '');
}
