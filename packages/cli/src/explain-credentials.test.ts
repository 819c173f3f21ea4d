import type { SettingSource } from '@tableflow-workshop/lab3-recipes';
import { expect, it } from 'vitest';
import { explainCredentials } from './explain-credentials.ts';
import { renderCredentials } from './render-credentials.ts';

const environment: SettingSource = {
  origin: 'environment',
  values: { cloudApiKey: 'RIVERCLOUDKEY001', cloudApiSecret: 'river-cloud-secret', kafkaApiKey: 'RIVERKAFKAKEY001' },
  describe: (name) => `environment variable of ${name}`,
};
const tfvars: SettingSource = {
  origin: 'terraform.tfvars',
  values: {
    cloudApiKey: 'OLDCLOUDKEY00001',
    cloudApiSecret: 'old-cloud-secret',
    databasePassword: 'river-database-secret',
  },
  describe: () => 'terraform.tfvars',
};

it('says what each opens, where it is from, what is passed over, and shows no secret', () => {
  const explained = explainCredentials([environment, tfvars]);
  expect(renderCredentials(explained)).toBe(`Cloud key RIVERCLOUDKEY001
  opens api.confluent.cloud: environments, clusters, connectors, provider integrations. With the role MetricsViewer also the records of each topic.
  cloudApiKey is from environment variable of cloudApiKey
  cloudApiKey is not taken from terraform.tfvars
  cloudApiSecret is from environment variable of cloudApiSecret
  cloudApiSecret is not taken from terraform.tfvars

Tableflow key: not given
  opens Tableflow at api.confluent.cloud, which a Cloud key does not.
  Without it, \`up\`, \`verify\` and \`down\` make a temporary one with the Cloud key, and remove it at the end.
  A Cloud key does not work here. Create it with: confluent api-key create --resource tableflow

Kafka key RIVERKAFKAKEY001: its secret is missing
  opens topics, records and ACLs of the cluster.
  kafkaApiKey is from environment variable of kafkaApiKey
  It is an API key of the Kafka cluster, owned by the service account.

Schema Registry key: not given
  opens the schemas of the environment.
  It is an API key of the Schema Registry in the same environment.

Databricks service principal: not given
  opens the workspace: Unity Catalog and the SQL warehouse. Tableflow publishes the tables with it.
  It belongs to the Databricks service principal (OAuth), not to a person.

Database role: its id is missing
  opens PostgreSQL, for the connector; from here for the checks and the count of rows.
  databasePassword is from terraform.tfvars
  It is what the connector uses to reach PostgreSQL.`);
  for (const secret of ['river-cloud-secret', 'old-cloud-secret', 'river-database-secret'])
    expect(JSON.stringify(explained)).not.toContain(secret);
});

it('counts a blank as nothing', () => {
  const [cloud] = explainCredentials([{ origin: 'environment', values: { cloudApiKey: ' ' } }, tfvars]);
  expect([cloud?.id, cloud?.places.map(({ from }) => from)]).toEqual([
    'OLDCLOUDKEY00001',
    ['terraform.tfvars', 'terraform.tfvars'],
  ]);
});
