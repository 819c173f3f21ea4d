import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { environmentSource } from '../src/config/environment-source.ts';
import { resolveLabConfig } from '../src/config/resolve-lab-config.ts';
import { readTerraformOutput } from '../src/config/terraform-output.ts';
import { readTfvars } from '../src/config/tfvars.ts';
import { revealed } from './support/revealed.ts';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const example = (file: string): string => pathOf(`../../../examples/river-hotels/${file}`);

const tableflowKey = { TABLEFLOW_API_KEY: 'RIVERTABLEFLOW42', TABLEFLOW_API_SECRET: 'river-tableflow-secret' };

test('the outputs of the lab text, with its variables file', async () => {
  const config = resolveLabConfig([
    environmentSource(tableflowKey),
    await readTerraformOutput(example('terraform-output.json')),
    await readTfvars(example('terraform.tfvars')),
  ]);

  expect(revealed(config)).toEqual({
    environmentId: 'env-rvh042',
    kafkaClusterId: 'lkc-rvh777',
    serviceAccountId: 'sa-rvh010',
    confluent: {
      cloudKey: { id: 'RIVERCLOUD000042', secret: 'river-cloud-secret' },
      tableflowKey: { id: 'RIVERTABLEFLOW42', secret: 'river-tableflow-secret' },
      kafka: {
        restUrl: 'https://pkc-rvh77.eu-central-1.aws.confluent.cloud:443',
        key: { id: 'RIVERKAFKA000042', secret: 'river-kafka-secret' },
      },
      schemaRegistry: { key: { id: 'RIVERSCHEMA00042', secret: 'river-registry-secret' } },
    },
    databricks: {
      workspaceUrl: 'https://dbc-00042042-0042.cloud.databricks.com',
      clientId: '00000000-0042-4000-8000-00000000c11e',
      clientSecret: 'river-databricks-secret',
      catalogName: 'river_hotels',
      warehouseName: 'Serverless Starter Warehouse',
    },
    storage: { kind: 'ByobAws', bucketName: 'river-hotels-lake-042', providerIntegrationId: 'cspi-rvh9' },
    source: {
      hostname: 'reservations-db.river-hotels.example',
      port: 5432,
      user: 'debezium',
      password: 'river-database-secret',
      databaseName: 'workshop',
      sslMode: 'require',
    },
    connector: {
      name: 'river-hotels-postgres-cdc',
      topicPrefix: 'riverhotel',
      tableIncludeList: ['public.hotel', 'public.customer'],
    },
    defaulted: ['name', 'topicPrefix'],
    integrationName: 'tableflow-databricks-workshop',
    prefix: 'river-hotels',
    notes: [],
  });
  expect('baseUrl' in config.confluent).toBe(false);
});

test('the outputs of the workshop on AWS, with the rest from the environment', async () => {
  const config = resolveLabConfig([
    environmentSource({
      ...tableflowKey,
      CONFLUENT_CLOUD_API_KEY: 'DELTACLOUD000008',
      CONFLUENT_CLOUD_API_SECRET: 'delta-cloud-secret',
      LAB3_DATABASE_USER: 'delta_capture',
      LAB3_DATABASE_PASSWORD: 'delta-database-secret',
      LAB3_DATABASE_NAME: 'frontdesk',
    }),
    await readTerraformOutput(pathOf('./fixtures/terraform-output.workshop-aws.json')),
  ]);

  expect(revealed(config)).toEqual({
    environmentId: 'env-delta8',
    kafkaClusterId: 'lkc-delta8',
    serviceAccountId: 'sa-delta8',
    confluent: {
      cloudKey: { id: 'DELTACLOUD000008', secret: 'delta-cloud-secret' },
      tableflowKey: { id: 'RIVERTABLEFLOW42', secret: 'river-tableflow-secret' },
      kafka: {
        restUrl: 'https://pkc-delta.eu-west-1.aws.confluent.cloud:443',
        key: { id: 'DELTAKAFKA000008', secret: 'delta-kafka-secret' },
      },
      schemaRegistry: {
        url: 'https://psrc-delta.eu-west-1.aws.confluent.cloud',
        key: { id: 'DELTASCHEMA00008', secret: 'delta-registry-secret' },
      },
    },
    databricks: {
      workspaceUrl: 'https://dbc-de17a008-0000.cloud.databricks.com',
      clientId: 'de17a008-0000-4000-8000-00000000c11e',
      clientSecret: 'delta-databricks-secret',
      catalogName: 'delta_inn',
      schemaName: 'lkc-delta8',
      warehouseId: '00000000de17a008',
    },
    storage: { kind: 'ByobAws', bucketName: 'delta-inn-lake', providerIntegrationId: 'cspi-delta8' },
    source: {
      hostname: 'ec2-203-0-113-17.eu-west-1.compute.example',
      port: 5432,
      user: 'delta_capture',
      password: 'delta-database-secret',
      databaseName: 'frontdesk',
      sslMode: 'require',
    },
    connector: {
      name: 'delta-inn-postgres-source',
      topicPrefix: 'riverhotel',
      tableIncludeList: ['public.hotel', 'public.customer'],
    },
    defaulted: ['topicPrefix', 'tableIncludeList'],
    integrationName: 'tableflow-databricks-workshop',
    notes: [],
  });
});

test('the flat outputs of the workshop on Azure, with everything else set', async () => {
  const config = resolveLabConfig([
    environmentSource({
      ...tableflowKey,
      CONFLUENT_SERVICE_ACCOUNT_ID: 'sa-harb03',
      CONFLUENT_CLOUD_API_KEY: 'HARBCLOUD0000003',
      CONFLUENT_CLOUD_API_SECRET: 'harbour-cloud-secret',
      CONFLUENT_CLOUD_BASE_URL: 'http://127.0.0.1:4010/confluent/',
      CONFLUENT_TELEMETRY_URL: 'http://127.0.0.1:4010/telemetry',
      KAFKA_REST_ENDPOINT: 'https://pkc-harb3.westeurope.azure.confluent.cloud:443/',
      KAFKA_API_KEY: 'HARBKAFKA0000003',
      KAFKA_API_SECRET: 'harbour-kafka-secret',
      SCHEMA_REGISTRY_API_KEY: 'HARBSCHEMA000003',
      SCHEMA_REGISTRY_API_SECRET: 'harbour-registry-secret',
      LAB3_PROVIDER_INTEGRATION_ID: 'cspi-harb03',
      LAB3_DATABASE_PORT: '6432',
      LAB3_DATABASE_USER: 'harbour_capture',
      LAB3_DATABASE_PASSWORD: 'harbour-database-secret',
      LAB3_DATABASE_NAME: 'moorings',
      LAB3_DATABASE_SSLMODE: 'prefer',
      LAB3_CONNECTOR_NAME: 'harbour-source',
      LAB3_TOPIC_PREFIX: 'harbour',
      LAB3_TABLES: 'public.boat,dock.berth',
      LAB3_SLOT_NAME: 'harbour_slot',
      LAB3_PUBLICATION_NAME: 'harbour_publication',
      LAB3_INTEGRATION_NAME: 'harbour-tables',
    }),
    await readTerraformOutput(pathOf('./fixtures/terraform-output.workshop-azure.json')),
  ]);

  expect(revealed(config)).toEqual({
    environmentId: 'env-harb03',
    kafkaClusterId: 'lkc-harb03',
    serviceAccountId: 'sa-harb03',
    confluent: {
      baseUrl: 'http://127.0.0.1:4010/confluent',
      telemetryUrl: 'http://127.0.0.1:4010/telemetry',
      cloudKey: { id: 'HARBCLOUD0000003', secret: 'harbour-cloud-secret' },
      tableflowKey: { id: 'RIVERTABLEFLOW42', secret: 'river-tableflow-secret' },
      kafka: {
        restUrl: 'https://pkc-harb3.westeurope.azure.confluent.cloud:443',
        key: { id: 'HARBKAFKA0000003', secret: 'harbour-kafka-secret' },
      },
      schemaRegistry: {
        url: 'https://psrc-harb3.westeurope.azure.confluent.cloud',
        key: { id: 'HARBSCHEMA000003', secret: 'harbour-registry-secret' },
      },
    },
    databricks: {
      workspaceUrl: 'https://adb-9000000000000003.3.azuredatabricks.net',
      clientId: '4a6b0003-0000-4000-8000-00000000c11e',
      clientSecret: 'harbour-databricks-secret',
      catalogName: 'harbour_lodge',
      schemaName: 'lkc-harb03',
      warehouseId: '000000004a6b0003',
    },
    storage: {
      kind: 'AzureDataLakeStorageGen2',
      storageAccountName: 'harbourlodgelake',
      containerName: 'tables',
      providerIntegrationId: 'cspi-harb03',
    },
    source: {
      hostname: 'harbour-lodge.postgres.example',
      port: 6432,
      user: 'harbour_capture',
      password: 'harbour-database-secret',
      databaseName: 'moorings',
      sslMode: 'prefer',
    },
    connector: {
      name: 'harbour-source',
      topicPrefix: 'harbour',
      tableIncludeList: ['public.boat', 'dock.berth'],
      slotName: 'harbour_slot',
      publicationName: 'harbour_publication',
    },
    integrationName: 'harbour-tables',
    notes: [],
  });
});
