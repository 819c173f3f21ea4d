import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { environmentSource } from '../src/config/environment-source.ts';
import type { LabConfig } from '../src/config/lab-config.ts';
import { resolveLabConfig } from '../src/config/resolve-lab-config.ts';
import { readTerraformOutput } from '../src/config/terraform-output.ts';
import { readTfvars } from '../src/config/tfvars.ts';
import { inputErrorOf } from './support/input-error.ts';

// Files as people have them: each is read, or refused with what it is and what to do. All values are invented.

const folder = fileURLToPath(new URL('fixtures/config/', import.meta.url));
const read = async (output: string, variables: string, environment = {}): Promise<LabConfig> =>
  resolveLabConfig([
    environmentSource(environment),
    await readTerraformOutput(`${folder}${output}`),
    await readTfvars(`${folder}${variables}`),
  ]);

/** What every good pair gives, so that a file is not only accepted but read. */
const good = {
  environmentId: 'env-rvh042',
  kafkaClusterId: 'lkc-rvh777',
  source: { user: 'debezium', port: 5432, databaseName: 'workshop' },
  connector: { tableIncludeList: ['public.hotel', 'public.customer'] },
};
const write = 'Write it with: terraform output -json > terraform-output.json';

const outputs: Readonly<Record<string, typeof good | string>> = {
  'o01-container-greeting.json': good,
  'o03-wrapper-command-line.json': good,
  'o05-compose-warning.json': good,
  'o06-terraform-warning-behind.json': good,
  'o08-terragrunt-prefix.json': 'has the same prefix in front of every line. Have it written without',
  'o09-utf8-bom.json': good,
  'o11-utf16be-bom.json': good,
  'o12-utf16le-no-bom.json': 'is UTF-16 (little-endian) without a byte order mark. Save it as UTF-8',
  'o14-show-json-state.json': `it is a state, as "terraform show -json" prints it. ${write}`,
  'o15-tfstate.json': `it is a state file (terraform.tfstate). ${write}`,
  'o16-jq-values-only.json': 'confluent_environment, confluent_kafka, confluent_tableflow',
  'o17-cdktf-nested-stack.json': 'river-stack should each be an object with "value"',
  'o18-null-output.json':
    'providerIntegrationId: is missing. Give it by the environment variable LAB3_PROVIDER_INTEGRATION_ID',
  'o19-port-as-text.json': good,
  'o20-strange-neighbours.json': good,
  'o21-count-list.json':
    'environmentId: is missing. Terraform output confluent_environment (o21-count-list.json) should be an object, and is a list.',
  'o23-deprecated-sensitive-key.json': good,
  'o24-ephemeral-key.json': good,
  'o25-hcp-tfe-outputs.json': 'data should each be an object with "value"',
  'o26-other-root.json': 'holds no output that the lab knows: it has CC_ENV_ID, CC_KAFKA_CLUSTER_ID.',
  'o27-no-outputs-warning.json': 'says that Terraform found no outputs. Run terraform apply first',
  'o29-empty.json': `is empty. ${write}`,
  'o30-braces-only.json': 'holds no outputs. Run terraform apply first, in the folder of the state.',
  'o31-nul-padded.json': `is not JSON: see line 119, column 1. ${write}`,
  'o32-smart-quotes.json': `is not JSON: see line 2, column 3. ${write}`,
};

const variables: Readonly<Record<string, typeof good | string>> = {
  'v01-crlf.tfvars': good,
  'v03-utf16le.tfvars': good,
  'v04-json-variables.auto.tfvars.json': good,
  'v05-json-in-plain-tfvars.tfvars':
    'is JSON, and its name says that it is not. Give it a name that ends in .tfvars.json',
  'v06-placeholder-YOUR.tfvars': 'confluent_cloud_api_key (v06-placeholder-YOUR.tfvars): still holds a placeholder.',
  'v08-placeholder-changeme.tfvars':
    'databricks_service_principal_client_secret (v08-placeholder-changeme.tfvars): still holds a placeholder.',
  'v10-single-quotes.tfvars': 'line 7, column 30: Invalid character. Write the value in straight double quotes',
  'v11-unquoted.tfvars': 'confluent_cloud_api_key (v11-unquoted.tfvars): is an expression, not a value.',
  'v12-smart-quotes.tfvars': 'line 7, column 30: Invalid character. Write the value in straight double quotes',
  'v14-heredoc-secret.tfvars': 'confluent_cloud_api_secret (v14-heredoc-secret.tfvars): contains a line break.',
  'v15-nested-maps.tfvars': good,
  'v16-functions.tfvars': good,
  'v17-export-lines.tfvars': 'line 1, column 1: Unexpected word. That is a line of a shell: leave "export" out',
  'v19-unicode.tfvars': good,
  'v20-no-newline-at-end.tfvars': good,
  'v21-windows-path.tfvars': 'line 24, column 15: Invalid escape sequence. Double each backslash',
  'v22-windows-path-ok.tfvars': good,
  'v23-blocks.tfvars': 'line 24, column 1: Unexpected block. A block belongs into a .tf file',
  'v25-host-bare-azure.tfvars': good,
  'v26-host-account-azure.tfvars': 'is the account console, not a workspace.',
  'v27-semicolons.tfvars': 'line 7, column 48: Missing newline after argument.',
  'v28-colon.tfvars': 'line 7, column 24: Argument definition required. Write = instead of the colon.',
  'v30-trailing-space-key.tfvars': good,
  'v31-interpolated-secret.tfvars': 'confluent_cloud_api_secret (v31-interpolated-secret.tfvars): is an expression',
  'v33-tables-regex.tfvars': 'table_include_list (v33-tables-regex.tfvars): holds a regular expression',
  'v34-tables-newlines.tfvars': good,
  'v35-null.tfvars': good,
  'v36-number-prefix.tfvars': 'prefix (v36-number-prefix.tfvars): should be a string, and is a number.',
};

/** What neither output of the workshop's current roots has, and the person's own variables do. */
const ownKeys = {
  CONFLUENT_SERVICE_ACCOUNT_ID: 'sa-rvh7',
  KAFKA_API_KEY: 'RIVERKAFKA',
  KAFKA_API_SECRET: 'river-kafka-secret',
  SCHEMA_REGISTRY_API_KEY: 'RIVERREGISTRY',
  SCHEMA_REGISTRY_API_SECRET: 'river-registry-secret',
  LAB3_PROVIDER_INTEGRATION_ID: 'cspi-rvh9',
};

async function expectCase(reading: () => Promise<LabConfig>, right: typeof good | string): Promise<void> {
  if (typeof right !== 'string') expect(await reading()).toMatchObject(right);
  else expect((await inputErrorOf(reading)).message.replaceAll(folder, '')).toContain(right);
}

describe('a Terraform output', () => {
  it.each(Object.entries(outputs))('%s', (file, right) => expectCase(() => read(file, 'good.tfvars'), right));

  it('of the workshop on AWS gives all but what its variables have', async () => {
    expect(await read('o40-workshop-aws-2026.json', 'v40-workshop-2026.tfvars')).toMatchObject(good);
  });

  it('of the workshop on Azure is read, though its summary is a text', async () => {
    const config = await read('o41-workshop-azure-2026.json', 'v40-workshop-2026.tfvars', ownKeys);
    expect(config).toMatchObject({
      ...good,
      storage: { kind: 'AzureDataLakeStorageGen2', storageAccountName: 'riverlake042', containerName: 'lake' },
      databricks: { catalogName: 'river_hotels' },
    });
  });
});

describe('a variables file', () => {
  it.each(Object.entries(variables))('%s', (file, right) => expectCase(() => read('good.json', file), right));

  it('of the workshop has what its output has not', async () => {
    const config = await read('o40-workshop-aws-2026.json', 'v40-workshop-2026.tfvars');
    expect([
      config.source.user,
      config.source.password.reveal(),
      config.source.databaseName,
      config.source.port,
    ]).toEqual(['debezium', 'river-database-secret', 'workshop', 5432]);
  });
});

describe('the variables of a container', () => {
  it('count as those of a file, and outweigh none of the lab itself', async () => {
    const { values, describe: placeOf } = environmentSource({
      TF_VAR_confluent_cloud_api_key: 'RIVERCONTAINER',
      TF_VAR_postgres_debezium_password: 'river-container-secret',
      TF_VAR_table_include_list: '["cdc.hotel", "cdc.customer"]',
      TF_VAR_prefix: 'wp042',
      TF_VAR_databricks_host: 'https://terraform.cloud.databricks.com',
      DATABRICKS_HOST: 'https://own.cloud.databricks.com',
    });
    expect(values).toEqual({
      cloudApiKey: 'RIVERCONTAINER',
      databasePassword: 'river-container-secret',
      tableIncludeList: 'cdc.hotel, cdc.customer',
      prefix: 'wp042',
      workspaceUrl: 'https://own.cloud.databricks.com',
    });
    expect(placeOf?.('cloudApiKey')).toBe('environment variable TF_VAR_confluent_cloud_api_key');
  });
});

it('every file has its right value', () => {
  const known = [...Object.keys(outputs), ...Object.keys(variables)];
  const all = readdirSync(folder).filter((file) => !/^good\.|^[ov]4\d-/.test(file));
  expect(known.sort()).toEqual(all.sort());
  expect(all).toHaveLength(53);
});
