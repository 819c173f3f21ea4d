import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import {
  answerOf,
  createLab,
  failureBody,
  makeTopic,
  refusalOf,
  request,
  tableflowBody,
  tableflowScope,
} from './lab.ts';

const topics = '/tableflow/v1/tableflow-topics';
const topicPath = '/tableflow/v1/tableflow-topics/{display_name}';
const identity = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
const where = { path: { display_name: 'clicks' }, query: tableflowScope };

async function labWithTopic() {
  const lab = createLab();
  await makeTopic(lab, 'clicks');
  return lab;
}

describe('enabling Tableflow', () => {
  it('answers 202 with the whole topic, PENDING', async () => {
    const { clients } = await labWithTopic();
    const { data, response } = await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe('https://api.confluent.cloud/tableflow/v1/tableflow-topics/clicks');
    expect(data).toEqual({
      api_version: 'tableflow/v1',
      kind: 'TableflowTopic',
      metadata: {
        self: 'https://api.confluent.cloud/tableflow/v1/tableflow-topics/clicks',
        resource_name: 'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/tableflow-topic=clicks',
        created_at: '2026-01-01T00:00:00.000Z',
        updated_at: '2026-01-01T00:00:00.000Z',
      },
      spec: {
        display_name: 'clicks',
        suspended: false,
        config: {
          enable_compaction: true,
          enable_partitioning: true,
          retention_ms: '604800000',
          record_failure_strategy: 'SUSPEND',
          metadata_column_naming_scheme: 'DEFAULT',
          error_handling: { mode: 'SUSPEND' },
        },
        storage: {
          kind: 'ByobAws',
          bucket_name: 'river-tableflow-bucket',
          bucket_region: 'us-west-2',
          provider_integration_id: 'cspi-river1',
          table_path: expect.stringMatching(
            /^s3:\/\/river-tableflow-bucket\/\/[01]{8}\/[01]{8}\/6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10\/env-river1\/lkc-river1\/v1\/00000000-0000-4000-8000-000000000001$/,
          ),
        },
        table_formats: ['DELTA'],
        environment: {
          id: 'env-river1',
          related: 'https://api.confluent.cloud/org/v2/environments/env-river1',
          resource_name:
            'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1',
        },
        kafka_cluster: {
          id: 'lkc-river1',
          environment: 'env-river1',
          related: 'https://api.confluent.cloud/cmk/v2/clusters/lkc-river1',
          resource_name:
            'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1/cloud-cluster=lkc-river1/kafka=lkc-river1',
        },
      },
      status: {
        phase: 'PENDING',
        error_message: '',
        catalog_sync_statuses: [],
        failing_table_formats: [],
        write_mode: 'APPEND',
      },
    });
  });

  it('runs after its time, not before', async () => {
    const { clients, pass } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const phase = async () => (await clients.tableflow.GET(topicPath, { params: where })).data?.status.phase;
    await pass(89_999);
    expect(await phase()).toBe('PENDING');
    await pass(1);
    expect(await phase()).toBe('RUNNING');
  });

  it('takes Iceberg where no format is named', async () => {
    const { clients } = await labWithTopic();
    const { data } = await clients.tableflow.POST(topics, { body: tableflowBody('clicks', {}) });
    expect(data?.spec.table_formats).toEqual(['ICEBERG']);
  });

  it('derives the write mode from the cleanup policy', async () => {
    const lab = createLab();
    await makeTopic(lab, 'clicks', 'delete,compact');
    const { data } = await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    expect(data?.status.write_mode).toBe('UPSERT');
  });

  it('refuses to enable twice, with the address of the first', async () => {
    const { clients } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const second = await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    expect(refusalOf(second)).toEqual({
      status: 409,
      error: failureBody(409, 'Tableflow is already enabled on topic clicks', { code: 'resource_already_exists' }),
    });
    expect(second.response.headers.get('location')).toBe(
      'https://api.confluent.cloud/tableflow/v1/tableflow-topics/clicks',
    );
  });

  it('refuses a Cloud key like a wrong secret', async () => {
    const { simulator } = createLab();
    const query = '?environment=env-river1&spec.kafka_cluster=lkc-river1';
    expect(await answerOf(simulator.fetch(request('GET', `${topics}${query}`)))).toEqual({
      status: 401,
      body: failureBody(401, 'Unauthorized'),
    });
  });

  it('takes what Terraform sends, where it is lenient', async () => {
    const lab = createLab({ isLenient: true });
    await makeTopic(lab, 'clicks');
    const { spec } = tableflowBody('clicks');
    const body = {
      spec: {
        ...spec,
        environment: { id: 'env-river1', related: '', resource_name: '' },
        kafka_cluster: { id: 'lkc-river1', related: '', resource_name: '' },
        storage: { ...spec.storage, bucket_region: '' },
        config: { error_handling: { mode: 'LOG', target: '' } },
      },
    };
    const answer = await answerOf(
      lab.simulator.fetch(request('POST', topics, { key: riverHotels.keys.tableflow, body })),
    );
    expect(answer).toMatchObject({
      status: 202,
      body: {
        spec: {
          storage: { bucket_region: 'us-west-2' },
          config: { error_handling: { mode: 'LOG', target: 'error_log' } },
        },
      },
    });
    const suspend = { spec: { ...identity, suspended: true } };
    const patch = request('PATCH', `${topics}/clicks`, { key: riverHotels.keys.tableflow, body: suspend });
    expect(await answerOf(lab.simulator.fetch(patch))).toEqual({
      status: 400,
      body: failureBody(400, 'suspended cannot be set to true; send false to resume', {
        code: 'invalid_request',
        pointer: '/spec/suspended',
      }),
    });
  });
});

it('tables lie in every bucket that is declared: in the world, or by an external location over it', async () => {
  const world = { ...riverHotels, otherBuckets: [{ name: 'second', region: 'us-west-2' }] };
  const lab = createLab({ world });
  lab.simulator.state.databricks.externalLocations.push({ name: 'third', url: 's3://third/below' });
  const paths: (string | undefined)[] = [];
  for (const bucket of ['second', 'third', 'fourth']) {
    await makeTopic(lab, bucket);
    const { spec } = tableflowBody(bucket);
    const body = { spec: { ...spec, storage: { ...spec.storage, bucket_name: bucket } } };
    const { data } = await lab.clients.tableflow.POST('/tableflow/v1/tableflow-topics', { body });
    paths.push(data?.spec.storage.table_path?.split('//')[1]);
  }
  expect(paths).toEqual(['second', 'third', undefined]);
});
