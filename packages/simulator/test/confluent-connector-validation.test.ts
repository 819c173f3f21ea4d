import { describe, expect, it } from 'vitest';
import { connectorConfig, connectPath, createLab, refusalOf } from './lab.ts';

const base = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}';

async function validate(config: Record<string, string>, plugin = 'PostgresCdcSourceV2') {
  const { clients } = createLab();
  return clients.connect.PUT(`${base}/connector-plugins/{plugin_name}/config/validate` as const, {
    params: { path: { ...connectPath, plugin_name: plugin } },
    body: config,
  });
}

async function problems(change: Record<string, string | undefined>) {
  const config = Object.fromEntries(
    Object.entries({ ...connectorConfig, ...change }).filter(([, value]) => value !== undefined),
  );
  const { data, response } = await validate(config as Record<string, string>);
  expect(response.status).toBe(200);
  const errors = (data?.configs ?? []).flatMap((key) => key.value?.errors ?? []);
  return { count: data?.error_count, errors };
}

describe('validating a connector configuration', () => {
  it('finds nothing wrong with that of the lab, though it holds a key that nobody knows', async () => {
    expect(await problems({ 'status.update.interval.ms': '10000' })).toEqual({ count: 0, errors: [] });
  });

  it.each([
    [{ 'topic.prefix': undefined }, ['topic.prefix is required']],
    [{ 'topic.prefix': 'river hotel' }, ['topic.prefix may hold letters, digits, "-", "." and "_" only']],
    [{ 'slot.name': 'River' }, ['slot.name may hold lower-case letters, digits and "_" only']],
    [{ 'database.port': 'five' }, ['database.port must be a number, not five']],
    [{ 'tasks.max': '2' }, ['tasks.max must be one of 1, not 2']],
    [{ 'output.data.format': 'CSV' }, ['output.data.format must be one of AVRO, JSON_SR, PROTOBUF, JSON, not CSV']],
    [{ 'after.state.only': 'yes' }, ['after.state.only must be one of true, false, not yes']],
    [
      { 'snapshot.mode': 'always' },
      ['snapshot.mode must be one of initial, never, no_data, initial_only, when_needed, not always'],
    ],
    [{ 'kafka.service.account.id': undefined }, ['kafka.service.account.id is required']],
    [
      { 'kafka.service.account.id': 'sa-other' },
      ['kafka.service.account.id names service account sa-other, which does not exist'],
    ],
    [{ 'kafka.auth.mode': undefined }, ['kafka.api.key is required', 'kafka.api.secret is required']],
    [{ 'table.exclude.list': 'public.review' }, ['table.exclude.list and table.include.list exclude each other']],
    [
      { 'database.hostname': ' ', 'database.password': undefined },
      ['database.hostname is required', 'database.password is required'],
    ],
  ])('%j', async (change, errors) => {
    expect(await problems(change)).toEqual({ count: errors.length, errors });
  });

  it('describes each key', async () => {
    const { data } = await validate(connectorConfig);
    expect(data?.name).toBe('io.debezium.connector.v2.postgresql.PostgresConnectorV2');
    expect(data?.configs?.find((key) => key.definition?.name === 'database.sslmode')).toEqual({
      definition: {
        name: 'database.sslmode',
        type: 'STRING',
        required: false,
        default_value: 'prefer',
        importance: 'MEDIUM',
        documentation: '',
        group: 'How should we connect to your database?',
        width: 'NONE',
        display_name: 'database.sslmode',
        dependents: [],
        order: 12,
        alias: 'database.sslmode',
      },
      value: {
        name: 'database.sslmode',
        value: 'prefer',
        recommended_values: ['prefer', 'disable', 'require'],
        errors: [],
        visible: true,
      },
      metadata: {},
    });
    expect(JSON.stringify(data)).not.toContain('river-database-secret');
  });

  it('does not know another plugin', async () => {
    expect(refusalOf(await validate(connectorConfig, 'MongoDbSource')).status).toBe(500);
  });

  it('lists the plugin', async () => {
    const { clients } = createLab();
    const { data } = await clients.connect.GET(`${base}/connector-plugins` as const, { params: { path: connectPath } });
    expect(data).toEqual([{ class: 'PostgresCdcSourceV2', type: 'source', version: '2.0.0' }]);
  });
});
