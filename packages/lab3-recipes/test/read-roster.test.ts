import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { SettingName } from '../src/config/setting-names.ts';
import type { SettingSource } from '../src/config/setting-source.ts';
import { parseRoster, readRoster } from '../src/fleet/roster/read-roster.ts';
import { completeSource } from './support/complete-source.ts';
import { inputErrorOf } from './support/input-error.ts';

const own = {
  attendee: 'ann@example.com',
  prefix: 'wp001',
  environmentId: 'env-wp001',
  kafkaClusterId: 'lkc-wp001',
  kafkaApiKey: 'WP001KAFKA',
  kafkaApiSecret: 'wp001-kafka-secret',
};
/** What all attendees share. */
const sharedWithout = (...names: readonly SettingName[]): SettingSource =>
  completeSource(Object.fromEntries(names.map((name) => [name, undefined])));
const ids = ['environmentId', 'kafkaClusterId', 'kafkaApiKey', 'kafkaApiSecret'] as const;
const shared = [sharedWithout(...ids)];

function csvOf(rows: readonly Readonly<Record<string, string>>[], separator = ','): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(separator))
    .join('\r\n');
}

describe('a CSV file', () => {
  it('gives the lab of each row over what all share', async () => {
    const bob = {
      ...own,
      attendee: 'bob@example.com',
      prefix: 'wp002',
      environmentId: 'env-wp002',
      kafkaClusterId: 'lkc-wp002',
    };
    const { labs, notes } = await parseRoster(csvOf([own, bob]), 'roster.csv', { shared });
    expect(labs.map(({ attendee, config }) => [attendee, config.environmentId, config.connector.name])).toEqual([
      ['ann@example.com', 'env-wp001', 'wp001-postgres-cdc'],
      ['bob@example.com', 'env-wp002', 'wp002-postgres-cdc'],
    ]);
    expect(labs[0]?.config.confluent.kafka.key.secret.reveal()).toBe('wp001-kafka-secret');
    expect(labs[0]?.config.databricks.catalogName).toBe('mill');
    expect(inspect(labs, { depth: null, showHidden: true })).not.toContain('kafka-secret');
    expect(notes).toEqual([]);
  });

  it.each([',', ';', '\t'])('is separated by %j, and may begin with a byte order mark', async (separator) => {
    const { labs } = await parseRoster(`\uFEFF${csvOf([own], separator)}\r\n\r\n`, 'roster.csv', { shared });
    expect(labs.map(({ attendee }) => attendee)).toEqual(['ann@example.com']);
  });

  it('has the columns of the workshop tool, of Terraform, of the environment, or of the settings', async () => {
    const row = {
      'E-mail': 'ann@example.com',
      'Confluent Cloud / URL': 'https://confluent.cloud/environments/env-wp001/overview',
      'Confluent Cloud / Cluster ID': 'lkc-wp001',
      'Databricks / Workspace URL': 'https://dbc-1.cloud.databricks.com/?o=1',
      'Databricks / SP Client ID': 'sp-1',
      'Databricks / SP Client Secret': 'dose-of-ann',
      'Databricks / Catalog Name': 'wp001-catalog',
      'Databricks / SQL Warehouse ID': '0a1b2c3d4e5f6071',
      KAFKA_API_KEY: 'WP001KAFKA',
      confluent_cloud_api_key: 'WP001CLOUD',
      confluent_cloud_api_secret: 'wp001-cloud-secret',
      'kafka api secret': 'wp001-kafka-secret',
      favouriteColour: 'blue',
    };
    const { labs, notes } = await parseRoster(csvOf([row]), 'roster.csv', { shared });
    expect(labs[0]?.config).toMatchObject({
      environmentId: 'env-wp001',
      kafkaClusterId: 'lkc-wp001',
      confluent: { cloudKey: { id: 'WP001CLOUD' }, kafka: { key: { id: 'WP001KAFKA' } } },
      databricks: {
        workspaceUrl: 'https://dbc-1.cloud.databricks.com',
        clientId: 'sp-1',
        catalogName: 'wp001-catalog',
        warehouseId: '0a1b2c3d4e5f6071',
      },
    });
    expect(labs[0]?.config.databricks.clientSecret.reveal()).toBe('dose-of-ann');
    expect(notes).toEqual(['roster.csv: not used, because nothing has this name: favouriteColour.']);
  });

  it('names the file or the environment variable of a secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-'));
    await writeFile(join(folder, 'ann.secret'), 'wp001-secret-of-file\n');
    const { kafkaApiSecret: _none, ...open } = own;
    const row = { ...open, KAFKA_API_SECRET_FILE: 'ann.secret', clientSecretEnv: 'ANN_DOSE' };
    await writeFile(join(folder, 'roster.csv'), csvOf([row]));
    const { labs } = await readRoster(join(folder, 'roster.csv'), { shared, environment: { ANN_DOSE: 'dose-of-env' } });
    expect(labs[0]?.config.confluent.kafka.key.secret.reveal()).toBe('wp001-secret-of-file');
    expect(labs[0]?.config.databricks.clientSecret.reveal()).toBe('dose-of-env');
  });

  it('is shown without the characters that a terminal obeys', async () => {
    const { labs } = await parseRoster(csvOf([{ ...own, attendee: 'ann\u001b[2J\u0007@example.com' }]), 'roster.csv', {
      shared,
    });
    expect(labs[0]?.attendee).toBe('ann\ufffd[2J\ufffd@example.com');
  });
});

describe('a JSON document', () => {
  it('is a list, or a list with what all share', async () => {
    const list = await parseRoster(JSON.stringify([own]), 'roster.json', { shared });
    const document = {
      shared: { CONFLUENT_KAFKA_CLUSTER_ID: 'lkc-all', databasePort: 5433 },
      attendees: [{ ...own, kafkaClusterId: undefined }],
    };
    const shares = await parseRoster(JSON.stringify(document), 'roster.json', { shared });
    expect(list.labs[0]?.config.kafkaClusterId).toBe('lkc-wp001');
    expect(shares.labs[0]?.config).toMatchObject({ kafkaClusterId: 'lkc-all', source: { port: 5433 } });
  });

  it('of another shape is refused without being quoted', async () => {
    for (const text of [
      '{"a": "secret-text"}',
      '["secret-text"]',
      '[{"kafkaApiKey": {"a": "secret-text"}}]',
      '[1, "secret-text"',
    ])
      expect(String(await inputErrorOf(() => parseRoster(text, 'roster.json', { shared })))).not.toContain(
        'secret-text',
      );
  });
});

it('what is missing is reported with the columns that nothing has, which may be it', async () => {
  const { kafkaApiKey: _misspelt, ...rest } = own;
  const error = await inputErrorOf(() =>
    parseRoster(csvOf([{ ...rest, kafkaApiKy: 'WP001KAFKA' }]), 'roster.csv', {
      shared: [sharedWithout(...ids, 'bucketName')],
    }),
  );
  expect(error.problems.map(({ path, problem, remedy }) => `${path}: ${problem} ${remedy}`)).toEqual([
    'row 2 (ann@example.com): kafkaApiKey: is missing. Add a column kafkaApiKey. Give it by the environment variable KAFKA_API_KEY, or by the Terraform output confluent_credentials.kafka_api_key. It is an API key of the Kafka cluster, owned by the service account.',
    'row 2 (ann@example.com): storage: is missing. Add a column bucketName, or storageAccountName and storageContainerName. Give LAB3_BUCKET for S3, or LAB3_STORAGE_ACCOUNT and LAB3_STORAGE_CONTAINER for Azure; Terraform outputs have them too.',
    'roster.csv: not used, because nothing has this name: kafkaApiKy. Correct a name that is misspelt; the names are in docs/settings.md.',
  ]);
});

it('a folder has a file or a folder for each attendee', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-'));
  const output = (prefix: string): string =>
    JSON.stringify({
      confluent_kafka: { value: { cluster_id: `lkc-${prefix}` }, type: 'object', sensitive: false },
      confluent_environment: { value: { environment_id: `env-${prefix}` }, type: 'object', sensitive: false },
      confluent_credentials: {
        value: { kafka_api_key: 'WPKAFKA', kafka_api_secret: 'wp-secret' },
        type: 'object',
        sensitive: true,
      },
    });
  await writeFile(join(folder, 'wp001.json'), output('wp001'));
  await mkdir(join(folder, 'wp002'));
  await writeFile(join(folder, 'wp002', 'outputs.json'), output('wp002'));
  await writeFile(join(folder, 'wp002', 'terraform.tfvars'), 'prefix = "wp002"\n');
  await mkdir(join(folder, '.terraform'));
  const { labs } = await readRoster(folder, { shared });
  expect(labs.map(({ attendee, config }) => [attendee, config.kafkaClusterId, config.prefix])).toEqual([
    ['wp001', 'lkc-wp001', undefined],
    ['wp002', 'lkc-wp002', 'wp002'],
  ]);
});

const column = (name: string): string => `Add a column ${name}.`;

it('thirty different mistakes are all reported at once, with row and column, and no secret is shown', async () => {
  const good = (number: number): Readonly<Record<string, string>> => {
    const prefix = `wp${String(number).padStart(3, '0')}`;
    return {
      ...own,
      attendee: `${prefix}@example.com`,
      prefix,
      environmentId: `env-${prefix}`,
      kafkaClusterId: `lkc-${prefix}`,
      kafkaApiKey: `${prefix.toUpperCase()}KAFKA`,
      kafkaApiSecret: `hidden-${prefix}-kafka`,
    };
  };
  const mistakes: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ environmentId: 'wp002' }, 'row 2, column C (environmentId): is not an environment id (env-…).'],
    [{ environmentId: '' }, 'row 3 (wp002@example.com): environmentId: is missing.'],
    [{ kafkaClusterId: 'env-1' }, 'row 4, column D (kafkaClusterId): is not a Kafka cluster id (lkc-…).'],
    [{ kafkaClusterId: '' }, 'row 5 (wp004@example.com): kafkaClusterId: is missing.'],
    [{ kafkaApiKey: 'two words' }, 'row 6, column E (kafkaApiKey): contains white space.'],
    [{ kafkaApiKey: '' }, 'row 7 (wp006@example.com): kafkaApiKey: is missing.'],
    [{ kafkaApiSecret: 'xxxx' }, 'row 8, column F (kafkaApiSecret): still holds a placeholder.'],
    [{ kafkaApiSecret: '' }, 'row 9 (wp008@example.com): kafkaApiSecret: is missing.'],
    [{ kafkaApiSecret: '"hidden\nbroken"' }, 'row 10, column F (kafkaApiSecret): contains a line break.'],
    [{ kafkaApiKey: '<your-key>' }, 'row 11, column E (kafkaApiKey): still holds a placeholder.'],
    [{ serviceAccountId: 'app-manager' }, 'row 12, column G (serviceAccountId): is not a service account id (sa-…).'],
    [
      { workspaceUrl: 'https://accounts.cloud.databricks.com' },
      'row 13, column H (workspaceUrl): is the account console, not a workspace.',
    ],
    [
      { workspaceUrl: 'http://dbc-1.example' },
      'row 14, column H (workspaceUrl): is not the https:// address of a workspace.',
    ],
    [
      { providerIntegrationId: 'arn:aws' },
      'row 15, column I (providerIntegrationId): is not a provider integration id (cspi-…).',
    ],
    [{ bucketName: 's3://bucket' }, 'row 16, column J (bucketName): is not a bucket name: give the name alone.'],
    [{ databaseHostname: 'postgres://host:5432' }, 'row 17, column K (databaseHostname): is not a host name'],
    [{ databasePort: '70000' }, 'row 18, column L (databasePort): is not a port number from 1 to 65535.'],
    [{ databaseSslMode: 'verify-full' }, 'row 19, column M (databaseSslMode): is none of disable, prefer, require.'],
    [{ topicPrefix: 'river hotel' }, 'row 20, column N (topicPrefix): has characters that a topic name may not have.'],
    [{ tableIncludeList: 'cdc.*' }, 'row 21, column O (tableIncludeList): holds a regular expression'],
    [
      { tableIncludeList: 'cdc.hotel;cdc.hotel'.replace(';', ' ') },
      'row 22, column O (tableIncludeList): is not a list of tables',
    ],
    [{ slotName: 'Slot-1' }, 'row 23, column P (slotName): is not a slot name'],
    [{ publicationName: 'pub-1' }, 'row 24, column Q (publicationName): is not a publication name'],
    [{ kafkaRestUrl: 'pkc-1.aws.confluent.cloud' }, 'row 25, column R (kafkaRestUrl): is not an https:// address'],
    [{ tableflowApiKey: 'ONE', tableflowApiSecret: '' }, 'row 26 (wp025@example.com): tableflowApiSecret: is missing'],
    [{ clientSecretFile: 'nowhere.secret' }, 'row 27, column U (clientSecretFile): names a file that does not exist.'],
    [
      { clientSecretEnv: 'NOT_SET' },
      'row 28, column V (clientSecretEnv): names an environment variable that is not set.',
    ],
    [
      { attendee: 'wp001@example.com' },
      'row 29 (wp001@example.com): has the same attendee as row 2 (wp001@example.com).',
    ],
    [{ prefix: 'wp010' }, 'row 30 (wp029@example.com): has the same prefix as row 11 (wp010@example.com).'],
    [
      { environmentId: 'env-wp012', kafkaClusterId: 'lkc-wp012' },
      'row 31 (wp030@example.com): has the same cluster and topic prefix, so the same topics, as row 13 (wp012@example.com).',
    ],
  ];
  const columns = [
    ...Object.keys(own),
    ...['serviceAccountId', 'workspaceUrl', 'providerIntegrationId', 'bucketName', 'databaseHostname', 'databasePort'],
    ...['databaseSslMode', 'topicPrefix', 'tableIncludeList', 'slotName', 'publicationName', 'kafkaRestUrl'],
    ...['tableflowApiKey', 'tableflowApiSecret', 'clientSecretFile', 'clientSecretEnv'],
  ];
  const lines = mistakes.map(([changes], index) => {
    const row = { ...good(index + 1), ...changes };
    return columns.map((name) => row[name] ?? '').join(',');
  });
  const given = [sharedWithout(...ids, 'tableflowApiKey', 'tableflowApiSecret')];
  const error = await inputErrorOf(() =>
    parseRoster([columns.join(','), ...lines].join('\n'), 'roster.csv', { shared: given }),
  );
  const told = error.problems.map(({ path, problem }) => `${path}: ${problem}`);
  for (const [, expected] of mistakes)
    expect(
      told.some((one) => one.startsWith(expected)),
      `${expected}\n\n${told.join('\n')}`,
    ).toBe(true);
  expect(told.filter((one) => !mistakes.some(([, expected]) => one.startsWith(expected)))).toEqual([]);
  expect(told).toHaveLength(30);
  expect(inspect(error, { depth: null, showHidden: true })).not.toMatch(/hidden|two words/);
  expect(error.problems.find(({ path }) => path.endsWith('kafkaApiKey'))?.remedy).toContain(column('kafkaApiKey'));
});

it('what is missing in every row is reported once', async () => {
  const rows = ['wp001', 'wp002', 'wp003'].map((prefix) => ({
    ...own,
    attendee: prefix,
    prefix,
    environmentId: `env-${prefix}`,
    kafkaClusterId: `lkc-${prefix}`,
    kafkaApiSecret: '',
  }));
  const error = await inputErrorOf(() => parseRoster(csvOf(rows), 'roster.csv', { shared }));
  expect(error.problems.map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
    'every row: kafkaApiSecret: is missing.',
  ]);
});

it.each([
  ['', 'roster.csv', 'roster.csv: is empty.'],
  ['a,b\n1,2', 'roster.csv', 'roster.csv: has no column of a known name in its first row.'],
  ['prefix,kafkaApiKey', 'roster.csv', 'roster.csv: names no attendee.'],
  ['prefix,kafkaApiKey\nwp1,"A', 'roster.csv', 'roster.csv: cannot be read: a quotation mark is not closed'],
  [
    'kafkaApiKey,KAFKA_API_KEY\nA,A',
    'roster.csv',
    'row 1, column B (KAFKA_API_KEY): gives kafkaApiKey, as column A (kafkaApiKey) does.',
  ],
  ['[]', 'roster.json', 'roster.json: names no attendee.'],
])('%j is refused', async (text, name, expected) => {
  const { problems } = await inputErrorOf(() => parseRoster(text, name, { shared }));
  expect(problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n')).toContain(expected);
});

it('a list that is not there, and an empty folder, are refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-'));
  expect((await inputErrorOf(() => readRoster(join(folder, 'none.csv')))).problems[0]?.problem).toBe('does not exist.');
  expect((await inputErrorOf(() => readRoster(folder))).problems[0]?.problem).toBe('holds no Terraform outputs.');
});
