import { expect, test } from 'vitest';
import { completeSource } from '../../test/support/complete-source.ts';
import { inputErrorOf } from '../../test/support/input-error.ts';
import { environmentSource } from './environment-source.ts';
import { resolveLabConfig } from './resolve-lab-config.ts';
import type { SettingName } from './setting-names.ts';
import type { SettingSource } from './setting-source.ts';

const intro = 'Could not complete the configuration of the lab:\n';

const sourceOf = (origin: string, values: Partial<Record<SettingName, string>>): SettingSource => ({ origin, values });

test('the first source that has a value wins, and blank text is no value', () => {
  const config = resolveLabConfig([
    sourceOf('first', { catalogName: 'from_first', databaseUser: '  ', topicPrefix: ' padded ' }),
    sourceOf('second', { catalogName: 'from_second', databaseUser: 'from_second', databasePort: '6432' }),
    completeSource(),
  ]);
  expect(config.databricks.catalogName).toBe('from_first');
  expect(config.source.user).toBe('from_second');
  expect(config.source.port).toBe(6432);
  expect(config.source.databaseName).toBe('mill_db');
  expect(config.defaulted).toEqual(['name', 'tableIncludeList']);
  expect(config.connector).toEqual({
    name: 'sa-mill1-postgres-cdc',
    topicPrefix: 'padded',
    tableIncludeList: ['public.hotel', 'public.customer'],
  });
  expect(config.notes).toEqual([]);
});

test('everything that is missing is told at once, with its places', async () => {
  const error = await inputErrorOf(() => resolveLabConfig([]));
  expect(error.problems.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
    'environmentId is missing.',
    'kafkaClusterId is missing.',
    'serviceAccountId is missing.',
    'cloudApiKey is missing.',
    'cloudApiSecret is missing.',
    'kafkaApiKey is missing.',
    'kafkaApiSecret is missing.',
    'schemaRegistryApiKey is missing.',
    'schemaRegistryApiSecret is missing.',
    'workspaceUrl is missing.',
    'clientId is missing.',
    'clientSecret is missing.',
    'catalogName is missing.',
    'providerIntegrationId is missing.',
    'databaseHostname is missing.',
    'databaseUser is missing.',
    'databasePassword is missing.',
    'databaseName is missing.',
    'storage is missing.',
  ]);
});

test('a missing, a malformed and an unfilled value stand in one message', async () => {
  const sources = [
    environmentSource({ CONFLUENT_ENVIRONMENT_ID: 'lkc-mill1', TABLEFLOW_API_SECRET: '<your-secret>' }),
    completeSource({ serviceAccountId: undefined, bucketName: undefined, databasePort: '70000' }),
  ];
  expect((await inputErrorOf(() => resolveLabConfig(sources))).message).toBe(
    `${intro}` +
      '  - environment variable CONFLUENT_ENVIRONMENT_ID: is not an environment id (env-…). ' +
      'List them with: confluent environment list\n' +
      '  - serviceAccountId: is missing. Give it by the environment variable CONFLUENT_SERVICE_ACCOUNT_ID, ' +
      'or by the Terraform output confluent_credentials.service_account_id. ' +
      'List them with: confluent iam service-account list\n' +
      '  - environment variable TABLEFLOW_API_SECRET: still holds a placeholder. ' +
      'A Cloud key does not work here. Create it with: confluent api-key create --resource tableflow\n' +
      '  - databasePort (test): is not a port number from 1 to 65535. Default: 5432.\n' +
      '  - storage: is missing. Give LAB3_BUCKET for S3, or LAB3_STORAGE_ACCOUNT and LAB3_STORAGE_CONTAINER for Azure; ' +
      'Terraform outputs have them too.',
  );
});

const malformed: readonly (readonly [SettingName, string, string])[] = [
  ['environmentId', 'env-', 'is not an environment id (env-…).'],
  ['kafkaClusterId', 'env-mill1', 'is not a Kafka cluster id (lkc-…).'],
  ['serviceAccountId', 'u-mill1', 'is not a service account id (sa-…).'],
  ['providerIntegrationId', 'tci-mill1', 'is not a provider integration id (cspi-…).'],
  ['confluentBaseUrl', 'http://api.mill.example', 'is not an https:// address without user, query and fragment.'],
  ['telemetryUrl', 'telemetry', 'is not an https:// address without user, query and fragment.'],
  ['kafkaRestUrl', 'https://u:canary@k.example', 'is not an https:// address without user, query and fragment.'],
  ['schemaRegistryUrl', 'https://s.example/?a=b', 'is not an https:// address without user, query and fragment.'],
  ['workspaceUrl', 'http://mill.cloud.databricks.com', 'is not the https:// address of a workspace.'],
  ['workspaceUrl', 'not a host', 'is not the https:// address of a workspace.'],
  ['workspaceUrl', 'https://accounts.cloud.databricks.com/', 'is the account console, not a workspace.'],
  ['workspaceUrl', 'https://<workspace>.cloud.databricks.com', 'still holds a placeholder.'],
  ['cloudApiKey', 'two words', 'contains white space.'],
  ['cloudApiKey', 'REPLACE_ME', 'still holds a placeholder.'],
  ['kafkaApiSecret', '***', 'still holds a placeholder.'],
  ['kafkaApiSecret', '*', 'still holds a placeholder.'],
  ['databasePassword', 'replace_me', 'still holds a placeholder.'],
  ['clientSecret', 'first\nsecond', 'contains a line break.'],
  ['bucketName', 's3://mill-lake/', 'is not a bucket name: give the name alone.'],
  ['databaseHostname', 'postgresql://db.mill.example', 'is not a host name: give it without scheme, port and user.'],
  ['databasePort', '0', 'is not a port number from 1 to 65535.'],
  ['databasePort', '5432.5', 'is not a port number from 1 to 65535.'],
  ['databaseSslMode', 'verify-full', 'is none of disable, prefer, require.'],
  ['topicPrefix', 'river hotel', 'has characters that a topic name may not have.'],
  ['tableIncludeList', 'hotel', 'is not a list of tables such as "public.hotel, public.customer".'],
  ['tableIncludeList', 'public.hotel,', 'is not a list of tables such as "public.hotel, public.customer".'],
  ['tableIncludeList', 'public.hotel, public.customer,public.hotel', 'names a table twice.'],
  ['slotName', 'Slot-1', 'is not a slot name (a-z, 0-9 and _, at most 63).'],
];

test.each(malformed)('%s refuses %j', async (name, value, problem) => {
  const error = await inputErrorOf(() => resolveLabConfig([completeSource({ [name]: value })]));
  expect(error.problems.map((entry) => [entry.path, entry.problem])).toEqual([[`${name} (test)`, problem]]);
});

test('the workspace address is its origin, however it was copied', () => {
  const originOf = (workspaceUrl: string): string =>
    resolveLabConfig([completeSource({ workspaceUrl })]).databricks.workspaceUrl;
  expect(originOf('https://mill.cloud.databricks.com/?o=42#job/7')).toBe('https://mill.cloud.databricks.com');
  expect(originOf(' mill.cloud.databricks.com ')).toBe('https://mill.cloud.databricks.com');
  expect(originOf('http://127.0.0.1:4020/x')).toBe('http://127.0.0.1:4020');
});

test('a generated password may hold brackets, and keeps its spaces', () => {
  const config = resolveLabConfig([completeSource({ databasePassword: ' a<b>c$ ' })]);
  expect(config.source.password.reveal()).toBe(' a<b>c$ ');
});

test('the storage is of the kind that the better source names', async () => {
  const s3 = sourceOf('s3', { bucketName: 'mill-lake' });
  const azure = sourceOf('azure', { storageAccountName: 'milllake', storageContainerName: 'tables' });
  const rest = completeSource({ bucketName: undefined });
  expect(resolveLabConfig([s3, azure, rest]).storage).toEqual({
    kind: 'ByobAws',
    bucketName: 'mill-lake',
    providerIntegrationId: 'cspi-mill1',
  });
  expect(resolveLabConfig([azure, s3, rest]).storage).toEqual({
    kind: 'AzureDataLakeStorageGen2',
    storageAccountName: 'milllake',
    containerName: 'tables',
    providerIntegrationId: 'cspi-mill1',
  });

  const both = sourceOf('both', { ...s3.values, ...azure.values });
  expect((await inputErrorOf(() => resolveLabConfig([both, rest]))).message).toBe(
    `${intro}  - storage: names S3 (bucketName (both)) and Azure (storageAccountName (both)). Keep one of them.`,
  );
  const half = sourceOf('half', { storageAccountName: 'milllake' });
  expect((await inputErrorOf(() => resolveLabConfig([half, rest]))).message).toBe(
    `${intro}  - storageContainerName: is missing. Give it by the environment variable LAB3_STORAGE_CONTAINER, ` +
      'or by the Terraform output storage_container_name. It is the container in the Azure storage account.',
  );
  const otherHalf = sourceOf('half', { storageContainerName: 'tables' });
  expect((await inputErrorOf(() => resolveLabConfig([otherHalf, rest]))).message).toBe(
    `${intro}  - storageAccountName: is missing. Give it by the environment variable LAB3_STORAGE_ACCOUNT, ` +
      'or by the Terraform output storage_account_name. ' +
      'It is the Azure storage account that the provider integration may write to.',
  );
});

test('ids that disagree are noted, other values are not', () => {
  const config = resolveLabConfig([
    environmentSource({
      CONFLUENT_ENVIRONMENT_ID: 'env-other',
      CONFLUENT_KAFKA_CLUSTER_ID: ' lkc-mill1 ',
      LAB3_CATALOG: 'other',
    }),
    completeSource(),
    sourceOf('third', { environmentId: 'pasted by mistake' }),
  ]);
  expect(config.environmentId).toBe('env-other');
  expect(config.notes).toEqual([
    'environmentId: environment variable CONFLUENT_ENVIRONMENT_ID has env-other and is used; ' +
      'environmentId (test) has env-mill1.',
    'environmentId: environment variable CONFLUENT_ENVIRONMENT_ID has env-other and is used; ' +
      'environmentId (third) has another value.',
  ]);
});

test('a Tableflow key may be left out, but not one half of it', async () => {
  const without = { tableflowApiKey: undefined, tableflowApiSecret: undefined };
  expect('tableflowKey' in resolveLabConfig([completeSource(without)]).confluent).toBe(false);
  const choice = 'Or leave both out: a temporary key is made then.';
  expect(
    (await inputErrorOf(() => resolveLabConfig([completeSource({ tableflowApiSecret: undefined })]))).message,
  ).toBe(
    `${intro}  - tableflowApiSecret: is missing, though tableflowApiKey (test) is given. ` +
      'Give it by the environment variable TABLEFLOW_API_SECRET. A Cloud key does not work here. ' +
      `Create it with: confluent api-key create --resource tableflow ${choice}`,
  );
  const secretOnly = environmentSource({ TABLEFLOW_API_SECRET: 'half-a-key' });
  expect((await inputErrorOf(() => resolveLabConfig([secretOnly, completeSource(without)]))).message).toBe(
    `${intro}  - tableflowApiKey: is missing, though environment variable TABLEFLOW_API_SECRET is given. ` +
      'Give it by the environment variable TABLEFLOW_API_KEY. A Cloud key does not work here. ' +
      `Create it with: confluent api-key create --resource tableflow ${choice}`,
  );
});

test('a key put together from two sources is noted', () => {
  const noted = resolveLabConfig([environmentSource({ KAFKA_API_KEY: 'OTHERKAFKA' }), completeSource()]);
  expect(noted.notes).toEqual([
    'kafkaApiSecret: kafkaApiSecret (test) belongs to kafkaApiKey (test), ' +
      'but environment variable KAFKA_API_KEY is used with it.',
  ]);
  const same = resolveLabConfig([environmentSource({ KAFKA_API_KEY: 'MILLKAFKA' }), completeSource()]);
  expect(same.notes).toEqual([]);
});
