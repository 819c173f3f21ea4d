import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runLab3 } from './run-lab3.ts';

// Each fault of the lab ends with an error that names cause and remedy, and no secret is printed.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-failures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('said before the first request', () => {
  const terraformOutput = join(import.meta.dirname, '../../../examples/river-hotels/terraform-output.json');
  const up = async (tfvars: string, env: Readonly<Record<string, string>> = {}): Promise<Finished> => {
    await writeFile(join(folder, 'terraform.tfvars'), tfvars);
    return runLab3(['up', '--terraform-output', terraformOutput, '--tfvars', 'terraform.tfvars'], { cwd: folder, env });
  };
  const keys = { TABLEFLOW_API_KEY: 'RIVERTABLEFLOW01', TABLEFLOW_API_SECRET: 'river-tableflow-secret' };
  const tfvars = `confluent_cloud_api_key = "RIVERCLOUDKEY001"
confluent_cloud_api_secret = "river-cloud-secret"
databricks_host = "https://dbc-1a2b3c4d-5e6f.cloud.databricks.com"
databricks_service_principal_client_id = "c0ffee00-1111-4222-8333-444455556666"
`;

  it('an unknown option, as JSON where that was asked for', async () => {
    expect(await runLab3(['up', '--json', '--sandboxx'], { cwd: folder })).toEqual({
      code: 1,
      stdout:
        '{"error":{"name":"InputError","code":"invalid_input","isRetryable":false,"problems":[{"path":"lab3","problem":"unknown option \'--sandboxx\' (Did you mean --sandbox?).","remedy":"Run `lab3 --help` for the commands and their options."}],"message":"Could not read the command line:\\n  - lab3: unknown option \'--sandboxx\' (Did you mean --sandbox?). Run `lab3 --help` for the commands and their options."}}\n',
      stderr: '',
    });
  });

  it('a missing tfvars value', async () => {
    expect(await up(tfvars, keys)).toEqual({
      code: 1,
      stdout: '',
      stderr: `
✗ Could not complete the configuration of the lab:
  - clientSecret: is missing. Give it by the environment variable DATABRICKS_CLIENT_SECRET, or by the Terraform output dbx_sp_client_secret, or by databricks_service_principal_client_secret in terraform.tfvars. It belongs to the Databricks service principal (OAuth), not to a person.
`,
    });
  });

  it('a missing Tableflow key, of which a plan makes none', async () => {
    const given = `${tfvars}databricks_service_principal_client_secret = "river-databricks-secret"\n`;
    await writeFile(join(folder, 'terraform.tfvars'), given);
    const args = ['plan', '--terraform-output', terraformOutput, '--tfvars', 'terraform.tfvars'];
    expect(await runLab3(args, { cwd: folder })).toEqual({
      code: 1,
      stdout: '',
      stderr: `
✗ Could not plan LAB 3:
  - tableflowKey: is missing, and a plan makes none. Give one by TABLEFLOW_API_KEY and TABLEFLOW_API_SECRET. A Cloud key does not work here. Create it with: confluent api-key create --resource tableflow
`,
    });
  });

  it('a malformed tfvars file', async () => {
    expect(await up(`${tfvars}databricks_service_principal_client_secret = "river-databricks-secret\n`)).toEqual({
      code: 1,
      stdout: '',
      stderr: `
✗ Could not read the variables in terraform.tfvars:
  - terraform.tfvars: is not valid HCL: line 5, column 70: Invalid multi-line string. Each line should read: name = "value"
`,
    });
  });

  it('an unknown Terraform shape', async () => {
    const finished = await runLab3(['up', '--terraform-output', '-'], {
      cwd: folder,
      input: '{"format_version":"1.0","values":{"outputs":{}}}',
    });
    expect(finished).toEqual({
      code: 1,
      stdout: '',
      stderr: `
✗ Could not read the Terraform outputs in standard input:
  - standard input: is not what "terraform output -json" prints: it is a state, as "terraform show -json" prints it. Write it with: terraform output -json > terraform-output.json
`,
    });
  });
});

describe('said before anything is created', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
  });
  afterAll(() => sandbox.stop({ deleteData: true }));

  const failedUp = async (env: Readonly<Record<string, string>>): Promise<string> => {
    const { credentials, environment, postgres, databricks } = sandbox.description;
    const finished = await runLab3(['up'], { cwd: folder, env: { ...environment, ...env } });
    expect(finished.code).toBe(1);
    const printed = finished.stdout + finished.stderr;
    const secrets = [
      credentials.databricks.clientSecret,
      postgres.password,
      credentials.cloud.secret,
      credentials.tableflow.secret,
      ...Object.values(env).filter((value) => value.includes('secret')),
    ];
    expect(secrets.filter((secret) => printed.includes(secret))).toEqual([]);
    expect(
      sandbox.calls.filter((call) =>
        ['createConnector', 'createCatalogIntegration', 'createTableflowTopic'].includes(call.operationId ?? ''),
      ),
    ).toEqual([]);
    return finished.stderr
      .replace(`${postgres.host}:${postgres.port}`, '<postgres>')
      .replace(databricks.workspaceUrl, '<workspace>')
      .replace(/request id [\w-]+/, 'request id <id>');
  };

  it('a wrong database password', async () => {
    expect(await failedUp({ LAB3_DATABASE_PASSWORD: 'a-wrong-secret-1' })).toBe(`
✗ Could not inspect PostgreSQL <postgres>/workshop as debezium: password authentication failed for user "debezium". Set the right database password (LAB3_DATABASE_PASSWORD, or database_password in the Terraform output), or change it: ALTER ROLE <user> PASSWORD ….
`);
  });

  it('a missing table', async () => {
    expect(await failedUp({ LAB3_TABLES: 'public.hotel, public.guest' })).toBe(`
✗ Could not capture public.hotel, public.guest from database workshop:
  - table public.guest: does not exist. Create it, or correct the table list; there are: cdc.bookings, cdc.clickstream, cdc.customer, cdc.hotel, cdc.reviews, public.customer, public.hotel.
`);
  });

  it('a wrong Databricks secret', async () => {
    expect(await failedUp({ DATABRICKS_CLIENT_SECRET: 'a-wrong-secret-2' })).toBe(`
✗ Could not log in as service principal c0ffee00-1111-4222-8333-444455556666: Databricks returned 401 invalid_client: Client authentication failed (request id <id>). The client id or its OAuth secret is wrong, expired or of another workspace: create a new secret for this service principal in the workspace settings, and set it.
`);
  });

  it('both of them: two steps fail, and each says why', async () => {
    const wrong = { LAB3_DATABASE_PASSWORD: 'a-wrong-secret-1', DATABRICKS_CLIENT_SECRET: 'a-wrong-secret-2' };
    const lines = (await failedUp(wrong)).trim().split('\n');
    expect([lines[0], ...lines.slice(1).sort()]).toEqual([
      '✗ Could not perform LAB 3: 2 steps failed.',
      '  - check Unity Catalog access: Could not log in as service principal c0ffee00-1111-4222-8333-444455556666: Databricks returned 401 invalid_client: Client authentication failed (request id <id>). The client id or its OAuth secret is wrong, expired or of another workspace: create a new secret for this service principal in the workspace settings, and set it.',
      '  - check source database: Could not inspect PostgreSQL <postgres>/workshop as debezium: password authentication failed for user "debezium". Set the right database password (LAB3_DATABASE_PASSWORD, or database_password in the Terraform output), or change it: ALTER ROLE <user> PASSWORD ….',
    ]);
  });

  it('a missing EXTERNAL_USE_SCHEMA', async () => {
    const { databricks, credentials, ids } = sandbox.description;
    const grant = (change: object): Promise<Response> =>
      fetch(`${databricks.workspaceUrl}/api/2.1/unity-catalog/permissions/catalog/${ids.catalogName}`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${credentials.databricksAdmin.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ changes: [{ principal: credentials.databricks.clientId, ...change }] }),
      });
    expect((await grant({ remove: ['EXTERNAL_USE_SCHEMA'] })).status).toBe(200);
    expect(await failedUp({})).toBe(`
✗ Could not publish tables in catalog river-hotels:
  - catalog river-hotels: service principal c0ffee00-1111-4222-8333-444455556666 is missing EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply. As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG \`river-hotels\` TO \`c0ffee00-1111-4222-8333-444455556666\`;
`);
    expect((await grant({ add: ['EXTERNAL_USE_SCHEMA'] })).status).toBe(200);
  });
});

describe('a run that is stopped', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ dataFolder: join(folder, 'stopped'), timeFactor: 1 });
  });
  afterAll(() => sandbox.stop({ deleteData: true }));

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('by %s says what to do next, and has exit code %i', async (by, code) => {
    const args = ['up', '--sandbox', sandbox.description.dataFolder];
    const finished = await runLab3(args, { cwd: folder, stop: { at: 'run PostgreSQL CDC connector', by } });
    expect([finished.code, finished.stderr]).toEqual([
      code,
      `\n✗ stopped by ${by}; resources already created are kept: run it again to continue, or lab3 down to remove them\n`,
    ]);
  });
});

it('a run that is stopped in a sandbox of its own does not say that anything is kept', async () => {
  const args = ['up', '--sandbox', '--time-factor', '1'];
  const own = await mkdtemp(join(folder, 'own-'));
  const stop = { at: 'run PostgreSQL CDC connector', by: 'SIGINT' } as const;
  const { code, stderr } = await runLab3(args, { cwd: own, stop });
  expect([code, stderr.split('\n').at(-2)]).toEqual([
    130,
    '✗ stopped by SIGINT; the sandbox of this run is removed, with all that was in it',
  ]);
});

it('wal_level=replica', async () => {
  const sandbox = await startSandbox({ dataFolder: join(folder, 'replica'), walLevel: 'replica' });
  const finished = await runLab3(['up', '--sandbox', sandbox.description.dataFolder], { cwd: folder });
  await sandbox.stop({ deleteData: true });
  expect(finished.stderr).toBe(`
✗ Could not capture public.hotel, public.customer from database workshop:
  - wal_level: is "replica", but change capture needs "logical". Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.
`);
});
