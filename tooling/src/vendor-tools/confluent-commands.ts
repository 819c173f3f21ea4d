import type { CommandList } from './run-commands.ts';
import type { SandboxValues } from './start-own-sandbox.ts';

const schema = '{"type":"record","name":"Click","fields":[{"name":"id","type":"string"}]}';
const role = 'arn:aws:iam::123456789012:role/confluent-cli';

/** What a person does with the command line of Confluent, as far as the lab goes. */
export function confluentCommands({ confluent, credentials, ids }: SandboxValues): CommandList {
  const { environmentId: environment, kafkaClusterId: cluster, serviceAccountId: account } = ids;
  const principal = `User:${account}`;
  return {
    program: 'confluent',
    env: {
      CONFLUENT_CLOUD_EMAIL: credentials.confluentUser.email,
      CONFLUENT_CLOUD_PASSWORD: credentials.confluentUser.password,
    },
    files: {
      // Else it asks the public address for feature flags and for a newer version.
      '.confluent/config.json': JSON.stringify({ disable_feature_flags: true, disable_update_check: true }),
      'click.avsc': schema,
    },
    commands: [
      ['login', '--url', `${confluent.baseUrl}/confluent.cloud`],
      ['organization', 'list'],
      ['environment', 'list'],
      ['environment', 'create', 'from-the-cli'],
      ['environment', 'use', environment],
      ['kafka', 'cluster', 'list'],
      ['kafka', 'cluster', 'create', 'from-the-cli', '--cloud', 'aws', '--region', 'us-west-2'],
      ['kafka', 'cluster', 'use', cluster],
      ['kafka', 'cluster', 'describe', cluster],
      ['kafka', 'topic', 'create', 'clicks', '--partitions', '1'],
      ['kafka', 'topic', 'list'],
      ['kafka', 'topic', 'describe', 'clicks'],
      ['kafka', 'topic', 'configuration', 'list', 'clicks'],
      ['kafka', 'topic', 'update', 'clicks', '--config', 'retention.ms=3600000'],
      ['kafka', 'acl', 'create', '--allow', '--service-account', account, '--operations', 'read', '--topic', 'clicks'],
      ['kafka', 'acl', 'list'],
      ['iam', 'service-account', 'create', 'from-the-cli', '--description', 'by hand'],
      ['iam', 'service-account', 'list'],
      ['iam', 'user', 'list'],
      ['iam', 'rbac', 'role', 'list'],
      ['iam', 'rbac', 'role-binding', 'list', '--principal', principal],
      ...[cluster, 'cloud', 'tableflow'].map((resource) => [
        'api-key',
        'create',
        '--resource',
        resource,
        '--service-account',
        account,
      ]),
      ['api-key', 'list'],
      ['schema-registry', 'cluster', 'describe'],
      ['schema-registry', 'schema', 'create', '--subject', 'clicks-value', '--schema', 'click.avsc', '--type', 'avro'],
      ['schema-registry', 'schema', 'list'],
      ['schema-registry', 'schema', 'describe', '--subject', 'clicks-value', '--version', 'latest'],
      ['schema-registry', 'subject', 'list'],
      ['schema-registry', 'subject', 'update', 'clicks-value', '--compatibility', 'FULL'],
      ['schema-registry', 'configuration', 'describe', '--subject', 'clicks-value'],
      ['connect', 'plugin', 'list'],
      ['connect', 'plugin', 'describe', 'PostgresCdcSourceV2'],
      ['connect', 'cluster', 'list'],
      ['provider-integration', 'create', 'from-the-cli', '--cloud', 'aws', '--customer-role-arn', role],
      ['provider-integration', 'list'],
      ['tableflow', 'topic', 'enable', 'clicks', '--storage-type', 'managed', '--table-formats', 'DELTA'],
      ['tableflow', 'topic', 'list'],
      ['tableflow', 'topic', 'describe', 'clicks'],
      ['tableflow', 'topic', 'update', 'clicks', '--retention-ms', '1209600000'],
      ['tableflow', 'topic', 'disable', 'clicks', '--force'],
      ['tableflow', 'catalog-integration', 'list'],
      ['schema-registry', 'schema', 'delete', '--subject', 'clicks-value', '--version', 'latest', '--force'],
      ['kafka', 'topic', 'delete', 'clicks', '--force'],
      ['logout'],
    ],
  };
}
