import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import { createLab, failureBody, makeTopic, refusalOf, tableflowBody, tableflowScope } from './lab.ts';

const topics = '/tableflow/v1/tableflow-topics';
const _topicPath = '/tableflow/v1/tableflow-topics/{display_name}';
const _identity = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
const _where = { path: { display_name: 'clicks' }, query: tableflowScope };

async function labWithTopic() {
  const lab = createLab();
  await makeTopic(lab, 'clicks');
  return lab;
}

describe('what Tableflow refuses', () => {
  const invalid = 'invalid_configuration';
  const storage = tableflowBody('clicks').spec.storage;
  it.each([
    [
      'a topic that does not exist',
      { display_name: 'other' },
      422,
      'topic other not found',
      invalid,
      '/spec/display_name',
    ],
    [
      'a bucket that the role does not reach',
      { storage: { ...storage, bucket_name: 'other' } },
      422,
      'bucket other cannot be reached with provider integration cspi-river1',
      invalid,
      '/spec/storage/bucket_name',
    ],
    [
      'an unknown provider integration',
      { storage: { ...storage, provider_integration_id: 'cspi-none' } },
      422,
      'AWS provider integration cspi-none not found',
      invalid,
      '/spec/storage/provider_integration_id',
    ],
    [
      'an unknown Azure provider integration',
      {
        storage: {
          kind: 'AzureDataLakeStorageGen2' as const,
          storage_account_name: 'river',
          container_name: 'tables',
          provider_integration_id: 'cspi-river1',
        },
      },
      422,
      'Azure provider integration cspi-river1 not found',
      invalid,
      '/spec/storage/provider_integration_id',
    ],
    [
      'snapshots kept for less than a day',
      { config: { retention_ms: '86399999' } },
      422,
      'retention_ms must be at least 86400000 (24 hours)',
      invalid,
      '/spec/config/retention_ms',
    ],
    [
      'rows kept for less than 30 days',
      { config: { data_retention_ms: '1209600000' } },
      422,
      'data_retention_ms must be at least 2592000000 (30 days)',
      invalid,
      '/spec/config/data_retention_ms',
    ],
    [
      'an unknown environment',
      { environment: { id: 'env-none' } },
      400,
      'environment env-none not found',
      'invalid_request',
      '/spec/environment/id',
    ],
    [
      'an unknown cluster',
      { kafka_cluster: { id: 'lkc-none' } },
      400,
      'Kafka cluster lkc-none not found in environment env-river1',
      'invalid_request',
      '/spec/kafka_cluster/id',
    ],
  ])('refuses %s', async (_what, change, status, detail, code, pointer) => {
    const { clients } = await labWithTopic();
    const body = { spec: { ...tableflowBody('clicks').spec, ...change } };
    const result = await clients.tableflow.POST(topics, { body });
    expect(refusalOf(result)).toEqual({ status, error: failureBody(status, detail, { code, pointer }) });
  });

  it('refuses a topic without a value schema', async () => {
    const { clients } = createLab();
    await clients.kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
      params: { path: { cluster_id: 'lkc-river1' } },
      body: { topic_name: 'bare' },
    });
    const result = await clients.tableflow.POST(topics, { body: tableflowBody('bare') });
    expect(refusalOf(result)).toEqual({
      status: 422,
      error: failureBody(422, 'topic bare has no schema: subject bare-value not found', {
        code: 'invalid_configuration',
        pointer: '/spec/display_name',
      }),
    });
  });

  it('refuses a bucket outside the region of the cluster', async () => {
    const lab = createLab({
      world: { ...riverHotels, bucket: { name: 'river-tableflow-bucket', region: 'eu-west-1' } },
    });
    await makeTopic(lab, 'clicks');
    const result = await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    expect(refusalOf(result)).toEqual({
      status: 422,
      error: failureBody(422, 'bucket river-tableflow-bucket is in eu-west-1, the Kafka cluster in us-west-2', {
        code: 'invalid_configuration',
        pointer: '/spec/storage/bucket_name',
      }),
    });
  });
});
