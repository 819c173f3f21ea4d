import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineView } from '../src/render-pipeline.ts';
import { connectSource } from './query-sandbox.ts';
import { type Finished, runLab3 } from './run-lab3.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-commands-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('without anything', () => {
  it('lab3 says first how to try it, and then what there is', async () => {
    const { code, stdout, stderr } = await runLab3([], { cwd: folder });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^To try it without an account, in a sandbox on this machine:\n\n {2}lab3 up --sandbox\n/);
    expect(stdout).toContain('\nUsage: lab3 [options] [command]\n');
  });

  it.each(['up', 'plan', 'doctor', 'verify', 'down', 'status', 'audit'])(
    'lab3 %s says how to try it, and then what to set, by the variable',
    async (command) => {
      const { code, stdout, stderr } = await runLab3([command], { cwd: folder });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.split('\n').slice(0, 8)).toEqual([
        '',
        '✗ Nothing says which lab is meant.',
        '',
        'To try it without an account:  lab3 up --sandbox',
        '',
        'For your own accounts give --terraform with the folder of LAB 2, which has most of these, and set the others:',
        '  Confluent Cloud',
        '    CONFLUENT_ENVIRONMENT_ID      List them with: confluent environment list',
      ]);
      const variables = [...stderr.matchAll(/^ {4}([A-Z][A-Z0-9_]+)/gm)].map(([, name]) => name);
      expect(variables).toEqual([
        'CONFLUENT_ENVIRONMENT_ID',
        'CONFLUENT_KAFKA_CLUSTER_ID',
        'CONFLUENT_SERVICE_ACCOUNT_ID',
        'CONFLUENT_CLOUD_API_KEY',
        'CONFLUENT_CLOUD_API_SECRET',
        'KAFKA_API_KEY',
        'KAFKA_API_SECRET',
        'SCHEMA_REGISTRY_API_KEY',
        'SCHEMA_REGISTRY_API_SECRET',
        'DATABRICKS_HOST',
        'DATABRICKS_CLIENT_ID',
        'DATABRICKS_CLIENT_SECRET',
        'LAB3_CATALOG',
        'LAB3_DATABASE_HOSTNAME',
        'LAB3_DATABASE_USER',
        'LAB3_DATABASE_PASSWORD',
        'LAB3_DATABASE_NAME',
        'LAB3_PROVIDER_INTEGRATION_ID',
        'LAB3_BUCKET',
      ]);
    },
  );
});

it('lab3 --help loads the command line, and no client, recipe or sandbox', async () => {
  const loaded = await loadedBy('lab3.js');
  expect(new Set(loaded)).toEqual(new Set(['node:module']));
});

/** The packages that a built file loads, by itself or by way of a chunk that it shares with others. */
async function loadedBy(file: string): Promise<readonly string[]> {
  const built = await readFile(join(import.meta.dirname, '../dist', file), 'utf8');
  const imports = [...built.matchAll(/^import\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map(([, from = '']) => from);
  const all = await Promise.all(imports.map((from) => (from.startsWith('./') ? loadedBy(from) : [from])));
  return all.flat();
}

describe('lab3 completion', () => {
  it.each(['bash', 'zsh', 'fish'])('%s knows the commands and their options', async (shell) => {
    const { code, stdout } = await runLab3(['completion', shell], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'config storage grant doctor plan up verify status diagnose watch report enable resume repair rotate down audit fleet mcp sandbox completion',
    );
    expect(stdout).toMatch(/retention/);
  });

  it('of another shell is refused', async () => {
    const { code, stderr } = await runLab3(['completion', 'constructor'], { cwd: folder });
    expect([code, stderr]).toEqual([
      1,
      '\n✗ Could not print the completion script:\n  - shell: "constructor" is not known. Give bash, zsh or fish.\n',
    ]);
  });
});

describe('lab3 config', () => {
  it('shows every value with its place, no secret, and what is missing; it asks nobody', async () => {
    const env = { CONFLUENT_CLOUD_API_KEY: 'RIVERCLOUDKEY001', CONFLUENT_CLOUD_API_SECRET: 'river-cloud-secret' };
    const { code, stdout } = await runLab3(['config', '--json'], { cwd: folder, env });
    const { verdict, settings, problems } = JSON.parse(stdout) as {
      verdict: string;
      settings: unknown;
      problems: readonly { path: string }[];
    };
    expect([code, verdict, settings]).toEqual([
      1,
      'incomplete',
      [
        { name: 'cloudApiKey', value: 'RIVERCLOUDKEY001', from: 'environment variable CONFLUENT_CLOUD_API_KEY' },
        { name: 'cloudApiSecret', value: '[redacted]', from: 'environment variable CONFLUENT_CLOUD_API_SECRET' },
      ],
    ]);
    expect(problems).toHaveLength(17);
    expect(stdout).not.toContain('river-cloud-secret');
  });
});

describe('on a lab', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
  });
  afterAll(() => sandbox.stop({ deleteData: true }));

  const lab3 = (...args: readonly string[]): Promise<Finished> =>
    runLab3([...args, '--sandbox', sandbox.description.dataFolder], { cwd: folder });
  const json = async (...args: readonly string[]): Promise<unknown> =>
    JSON.parse((await lab3(...args, '--json')).stdout);
  const states = ({ parts }: { parts: readonly { part: string; health: { state: string } }[] }): readonly string[] =>
    parts.map(({ part, health }) => `${part}: ${health.state}`);

  it('config is complete, and shows no secret of the sandbox', async () => {
    const { code, stdout } = await lab3('config');
    const secrets = Object.entries(sandbox.description.environment).filter(([name]) => /SECRET|PASSWORD/.test(name));
    expect([code, stdout.endsWith('\n\ncomplete\n'), secrets.length]).toEqual([0, true, 6]);
    expect(secrets.filter(([, secret]) => stdout.includes(secret))).toEqual([]);
  });

  it('status and diagnose say what is not there', async () => {
    const finished = await lab3('status', '--json');
    expect([finished.code, states(JSON.parse(finished.stdout))]).toEqual([
      1,
      [
        'connector: absent',
        'riverhotel.public.hotel: absent',
        'riverhotel.public.customer: absent',
        'integration: absent',
      ],
    ]);
    const { code, stdout } = await lab3('diagnose', 'connector');
    expect([code, stdout.split('\n')[0]]).toEqual([1, '✗ connector: absent (absent)']);
  });

  it('after up, status is healthy, and enable, resume and audit do what they say', async () => {
    expect((await lab3('up', '--json')).code).toBe(0);
    const finished = await lab3('status', '--json');
    expect([finished.code, states(JSON.parse(finished.stdout))]).toEqual([
      0,
      [
        'connector: healthy',
        'riverhotel.public.hotel: healthy',
        'riverhotel.public.customer: healthy',
        'integration: healthy',
      ],
    ]);
    const watched = await lab3('watch', '--times', '2', '--every', '1s', '--json');
    const checks = watched.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PipelineView);
    expect([
      watched.code,
      checks.map(({ connector, tables }) => [connector.state, tables.map((one) => one.verdict)]),
    ]).toEqual([
      0,
      [
        ['healthy', ['complete', 'complete']],
        ['healthy', ['complete', 'complete']],
      ],
    ]);
    const stopped = await runLab3(['watch', '--sandbox', sandbox.description.dataFolder], {
      cwd: folder,
      stop: { at: 'riverhotel.public.customer', by: 'SIGINT' },
    });
    expect([stopped.code, stopped.stderr]).toEqual([130, '']);
    const topic = 'riverhotel.public.hotel';
    expect(await json('enable', topic, '--retention', '8w', '--on-error', 'LOG')).toMatchObject({
      outcome: 'updated',
      topic,
      phase: 'RUNNING',
      writeMode: 'APPEND',
    });
    const changes = sandbox.calls.filter(({ method }) => method === 'PATCH').map(({ path }) => path);
    expect(changes).toEqual([`/tableflow/v1/tableflow-topics/${topic}`]);
    expect(await json('enable', topic, '--retention', '8w', '--on-error', 'log')).toMatchObject({
      outcome: 'unchanged',
    });
    expect((await lab3('resume', topic)).stdout).toBe(`✓ ${topic}: unchanged (RUNNING)\n`);
    const audit = await lab3('audit');
    expect([audit.code, audit.stdout.split('\n').at(-2)]).toEqual([1, 'leftovers: 14 left, 0 not known']);
  });

  it.each([
    [['--retention', '8'], '--retention: "8" is not a duration. Give a number and s, m, h, d or w, e.g. 8w.'],
    [['--on-error', 'toString'], '--on-error: "tostring" is not known. Give suspend, skip or log.'],
  ])('enable %j is refused before the first request', async (args, problem) => {
    sandbox.forgetCalls();
    const { code, stderr } = await lab3('enable', 'riverhotel.public.hotel', ...args);
    expect([code, stderr, sandbox.calls]).toEqual([1, `\n✗ Could not read the options:\n  - ${problem}\n`, []]);
  });

  it('rotate without a new secret says where it is taken from', async () => {
    const { code, stderr } = await lab3('rotate');
    expect(code).toBe(1);
    expect(stderr).toContain('LAB3_NEW_DATABASE_PASSWORD: is not set.');
    expect(stderr).toContain('DATABRICKS_NEW_CLIENT_SECRET: is not set.');
  });

  it('rotate gives the connector a new password, which it shows nobody', async () => {
    const password = 'river-second-password';
    const postgres = await connectSource(sandbox.description);
    await postgres.query(`ALTER ROLE CURRENT_USER PASSWORD '${password}'`);
    await postgres.end();
    const { code, stdout, stderr } = await runLab3(['rotate', '--sandbox', sandbox.description.dataFolder], {
      cwd: folder,
      env: { LAB3_NEW_DATABASE_PASSWORD: `${password}\n` },
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('\n✓ database password of the connector: updated');
    expect(stdout).not.toContain(password);
    const [connector] = ((await json('status')) as { parts: { part: string; health: { state: string } }[] }).parts;
    expect(connector).toMatchObject({ part: 'connector', health: { state: 'healthy' } });
  });
});
