import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inputErrorOf } from '../../test/support/input-error.ts';
import { resolveLabConfig } from './resolve-lab-config.ts';
import { parseTerraformOutput, readTerraformOutput } from './terraform-output.ts';

const messageFor = async (text: string): Promise<string> =>
  (await inputErrorOf(() => parseTerraformOutput(text, 'outputs.json'))).message;

const write = 'Write it with: terraform output -json > terraform-output.json';
const intro = 'Could not read the Terraform outputs in outputs.json:\n';

test('takes grouped and flat outputs, the first path that has a value', () => {
  const source = parseTerraformOutput(
    JSON.stringify({
      confluent_kafka: { value: { cluster_id: null, rest_endpoint: '' }, type: 'dynamic', sensitive: false },
      confluent_kafka_cluster_id: { value: 'lkc-mill1' },
      postgres_cdc_connector: { value: { database_port: 6432 }, sensitive: true },
      somebody_elses: { value: [1, 2] },
    }),
    'outputs.json',
  );
  expect(source.origin).toBe('terraform output (outputs.json)');
  expect(source.values).toEqual({ kafkaClusterId: 'lkc-mill1', databasePort: '6432' });
  expect(source.describe?.('kafkaClusterId')).toBe('Terraform output confluent_kafka_cluster_id (outputs.json)');
});

test('a masked connection is never taken apart', () => {
  const connection = 'postgresql://postgres:***@db.mill.example:5432/mill_db';
  const source = parseTerraformOutput(
    JSON.stringify({
      aws_postgres: { value: { public_dns: 'db.mill.example', connection } },
      workshop_summary: { value: { postgres_connection: connection } },
    }),
    'outputs.json',
  );
  expect(source.values).toEqual({ databaseHostname: 'db.mill.example' });
});

test('text that is not JSON is told by line and column', async () => {
  expect(await messageFor('{\n  "confluent_kafka": canary\n}')).toBe(
    `${intro}  - outputs.json: is not JSON: see line 2, column 22. ${write}`,
  );
  expect(await messageFor('\uFEFFconfluent_kafka = {')).toBe(
    `${intro}  - outputs.json: is what "terraform output" prints without -json. ${write}`,
  );
  expect(await messageFor('\uFEFFcanary')).toBe(
    `${intro}  - outputs.json: is not JSON: see line 1, column 1. ${write}`,
  );
  expect(await messageFor(' \n')).toBe(`${intro}  - outputs.json: is empty. ${write}`);
});

test.each([
  ['["canary"]', 'it is a list'],
  ['"canary"', 'it is a string'],
  ['null', 'it is null'],
  [
    '{"format_version":"1.0","terraform_version":"1.9.0","values":{}}',
    'it is a state, as "terraform show -json" prints it',
  ],
  ['{"format_version":"1.2","planned_values":{}}', 'it is a plan, as "terraform show -json" prints it'],
  ['{"version":4,"terraform_version":"1.9.0","serial":3,"outputs":{}}', 'it is a state file (terraform.tfstate)'],
  ['{"databricks_host":"canary"}', 'it is a variables file (terraform.tfvars.json)'],
  ['{"cluster_id":"canary"}', 'it is one output, as "terraform output -json <name>" prints it'],
  [
    '{"alpha":"canary","beta":{"value":1,"colour":"canary"}}',
    'alpha, beta should each be an object with "value", "type" and "sensitive"',
  ],
  ['{"alpha":{"sensitive":true}}', 'alpha should each be an object with "value", "type" and "sensitive"'],
])('another JSON document is named: %s', async (text, lookalike) => {
  expect(await messageFor(text)).toBe(
    `${intro}  - outputs.json: is not what "terraform output -json" prints: ${lookalike}. ${write}`,
  );
});

test('outputs of another project are told by name', async () => {
  const outputs = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`other_${index}`, { value: 'canary' }]));
  expect(await messageFor(JSON.stringify(outputs))).toBe(
    `${intro}  - outputs.json: holds no output that the lab knows: it has other_0, other_1, other_2, other_3, other_4, ` +
      'other_5, other_6, other_7, other_8, other_9, other_10, other_11 and 2 more. ' +
      'The lab expects confluent_environment, confluent_environment_id, workshop_summary, cc_environment_url, ' +
      'confluent_kafka, confluent_kafka_cluster_id, confluent_credentials, confluent_schema_registry_endpoint, dbx_workspace_url, ' +
      'databricks_workspace_url, dbx_sp_client_id, dbx_sp_client_secret, databricks_tableflow_catalog, ' +
      'dbx_catalog_name, databricks_catalog_name, databricks_integration, dbx_schema_name, dbx_sql_warehouse_id, ' +
      'aws_s3, s3_bucket_name, storage_account_name, storage_container_name, confluent_tableflow, ' +
      'postgres_cdc_connector, aws_postgres, postgres_fqdn, confluent_connector.',
  );
  expect(await messageFor('{}')).toBe(
    `${intro}  - outputs.json: holds no outputs. Run terraform apply first, in the folder of the state.`,
  );
});

test('known outputs of the wrong kind count as unset, and are told by path beside what is missing', async () => {
  const text = JSON.stringify({
    confluent_environment: { value: { environment_id: ['canary'] } },
    confluent_kafka: { value: 'canary' },
    confluent_credentials: { value: { kafka_api_secret: { nested: 'canary' }, schema_registry_api_key: 17 } },
    postgres_cdc_connector: { value: { database_port: true, database_username: 'mill' } },
    workshop_summary: { value: 'a text, as on Azure' },
  });
  const source = parseTerraformOutput(text, 'outputs.json');
  expect(source.values).toEqual({ databaseUser: 'mill' });
  expect(source.leftOut).toMatchObject({
    environmentId:
      'Terraform output confluent_environment.environment_id (outputs.json) should be a string, and is a list.',
    kafkaClusterId: 'Terraform output confluent_kafka (outputs.json) should be an object, and is a string.',
    kafkaApiSecret:
      'Terraform output confluent_credentials.kafka_api_secret (outputs.json) should be a string, and is an object.',
    databasePort:
      'Terraform output postgres_cdc_connector.database_port (outputs.json) should be a number, and is a boolean.',
  });
  const { message } = await inputErrorOf(() => resolveLabConfig([source]));
  expect(message).toContain(
    '  - kafkaClusterId: is missing. Terraform output confluent_kafka (outputs.json) should be an object, and is a string. Give it by',
  );
  // Another output has it: then nothing is said.
  const both = JSON.stringify({
    confluent_kafka: { value: [] },
    confluent_kafka_cluster_id: { value: 'lkc-mill1' },
  });
  expect(parseTerraformOutput(both, 'outputs.json').values).toEqual({ kafkaClusterId: 'lkc-mill1' });
});

test('reads a file, also one that PowerShell wrote, and standard input', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lab3-config-'));
  try {
    const text = '\uFEFF{"confluent_kafka_cluster_id":{"value":"lkc-mill1"}}';
    await writeFile(join(folder, 'utf16.json'), text, 'utf16le');
    await writeFile(join(folder, 'utf8.json'), text, 'utf8');
    for (const file of ['utf16.json', 'utf8.json']) {
      expect((await readTerraformOutput(join(folder, file))).values).toEqual({ kafkaClusterId: 'lkc-mill1' });
    }
    const piped = await readTerraformOutput('-', async () => text);
    expect(piped.values).toEqual({ kafkaClusterId: 'lkc-mill1' });
    expect(piped.origin).toBe('terraform output (standard input)');

    const missing = join(folder, 'missing.json');
    expect((await inputErrorOf(() => readTerraformOutput(missing))).message).toBe(
      `Could not read the Terraform outputs in ${missing}:\n  - ${missing}: does not exist. Check the path.`,
    );
    expect((await inputErrorOf(() => readTerraformOutput(folder))).message).toBe(
      `Could not read the Terraform outputs in ${folder}:\n  - ${folder}: is a directory. Check the path.`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
