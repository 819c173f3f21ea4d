import { describe, expect, it } from 'vitest';
import {
  createLab,
  failureBody,
  type Lab,
  makeTopic,
  refusalOf,
  tableflowBody,
  tableflowScope,
  unityBody,
} from './lab.ts';

const integrations = '/tableflow/v1/catalog-integrations';
const integrationPath = '/tableflow/v1/catalog-integrations/{id}';
const topics = '/tableflow/v1/tableflow-topics';
const topicPath = '/tableflow/v1/tableflow-topics/{display_name}';
const identity = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };

/** A workspace that takes everything, but only from callers with the right secret. It notes what it was asked. */
function fakeWorkspace(secret = 'river-databricks-secret') {
  const asked: string[] = [];
  const send = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    asked.push(`${request.method} ${decodeURIComponent(pathname)}`);
    if (pathname === '/oidc/v1/token') {
      const [, encoded = ''] = (request.headers.get('authorization') ?? '').split(' ');
      if (Buffer.from(encoded, 'base64').toString().endsWith(`:${secret}`)) return Response.json({ access_token: 't' });
      return Response.json({ error: 'invalid_client', error_description: 'wrong secret' }, { status: 401 });
    }
    if (request.method === 'GET' && !pathname.includes('/catalogs/')) {
      return Response.json({ error_code: 'NOT_THERE', message: '' }, { status: 404 });
    }
    return Response.json({});
  };
  return { asked, send };
}

async function connect({ clients }: Lab, body = unityBody()) {
  const { data, response, error } = await clients.tableflow.POST(integrations, { body });
  return { data, response, error, id: data?.id ?? '' };
}

async function read({ clients }: Lab, id: string) {
  const { data } = await clients.tableflow.GET(integrationPath, { params: { path: { id }, query: tableflowScope } });
  return data;
}

async function syncStatuses({ clients }: Lab, name: string) {
  const params = { path: { display_name: name }, query: tableflowScope };
  return (await clients.tableflow.GET(topicPath, { params })).data?.status.catalog_sync_statuses;
}

describe('the life of a Unity integration', () => {
  it('stays PENDING until a Delta topic runs, then is CONNECTED', async () => {
    const { send, asked } = fakeWorkspace();
    const lab = createLab({ send });
    const { id } = await connect(lab);
    await makeTopic(lab, 'iceberg');
    await makeTopic(lab, 'river.clicks');
    await lab.clients.tableflow.POST(topics, { body: tableflowBody('iceberg', { table_formats: ['ICEBERG'] }) });
    await lab.pass(3_600_000);
    expect((await read(lab, id))?.status).toEqual({ phase: 'PENDING', error_message: '' });
    expect(asked).toEqual([]);

    await lab.clients.tableflow.POST(topics, { body: tableflowBody('river.clicks') });
    await lab.pass(90_000);
    expect(await syncStatuses(lab, 'river.clicks')).toEqual([
      { catalog_integration_id: id, catalog_type: 'UNITY', sync_status: 'PENDING', error_message: null },
    ]);
    await lab.pass(301_000);
    expect((await read(lab, id))?.status).toEqual({
      phase: 'CONNECTED',
      error_message: '',
      last_sync_at: '2026-01-01T01:06:30.000Z',
    });
    expect(await syncStatuses(lab, 'river.clicks')).toEqual([
      { catalog_integration_id: id, catalog_type: 'UNITY', sync_status: 'SYNCED', error_message: null },
    ]);
    expect(asked).toEqual([
      'POST /oidc/v1/token',
      'GET /api/2.1/unity-catalog/catalogs/river-hotels',
      'GET /api/2.1/unity-catalog/schemas/river-hotels.lkc-river1',
      'POST /api/2.1/unity-catalog/schemas',
      'GET /api/2.1/unity-catalog/tables/river-hotels.lkc-river1.river_clicks',
      'POST /api/2.1/unity-catalog/tables',
    ]);
  });

  it('publishes a table that already ran', async () => {
    const lab = createLab({ send: fakeWorkspace().send });
    await makeTopic(lab, 'clicks');
    await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    await lab.pass(90_000);
    const { id } = await connect(lab);
    await lab.pass(301_000);
    expect((await read(lab, id))?.status?.phase).toBe('CONNECTED');
  });

  it('publishes a running table once Delta is added to its formats', async () => {
    const lab = createLab({ send: fakeWorkspace().send });
    await makeTopic(lab, 'clicks');
    await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks', { table_formats: ['ICEBERG'] }) });
    const { id } = await connect(lab);
    await lab.pass(90_000);
    await lab.clients.tableflow.PATCH(topicPath, {
      params: { path: { display_name: 'clicks' } },
      body: { spec: { ...identity, table_formats: ['ICEBERG', 'DELTA'] } },
    });
    await lab.pass(301_000);
    expect((await read(lab, id))?.status?.phase).toBe('CONNECTED');
  });

  it('fails on a wrong secret, and recovers when the right one comes', async () => {
    const lab = createLab({ send: fakeWorkspace('rotated').send });
    await makeTopic(lab, 'clicks');
    await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const { id } = await connect(lab);
    await lab.pass(391_000);
    expect((await read(lab, id))?.status).toEqual({ phase: 'FAILED', error_message: 'invalid_client: wrong secret' });
    expect(await syncStatuses(lab, 'clicks')).toEqual([
      {
        catalog_integration_id: id,
        catalog_type: 'UNITY',
        sync_status: 'FAILED',
        error_message: 'invalid_client: wrong secret',
      },
    ]);
    await lab.clients.tableflow.PATCH(integrationPath, {
      params: { path: { id } },
      body: { spec: { ...identity, config: { kind: 'Unity', client_secret: 'rotated' } } },
    });
    await lab.pass(301_000);
    expect((await read(lab, id))?.status?.phase).toBe('CONNECTED');
  });
});

describe('deleting a Unity integration', () => {
  it('is gone at once, and its tables say DISCONNECTED', async () => {
    const lab = createLab({ send: fakeWorkspace().send });
    await makeTopic(lab, 'clicks');
    await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const { id } = await connect(lab);
    await lab.pass(391_000);
    const params = { path: { id }, query: tableflowScope };
    const deleted = await lab.clients.tableflow.DELETE(integrationPath, { params });
    expect(deleted.response.status).toBe(204);
    const after = await lab.clients.tableflow.GET(integrationPath, { params });
    expect(refusalOf(after)).toEqual({ status: 404, error: failureBody(404, `catalog integration ${id} not found`) });
    expect(await syncStatuses(lab, 'clicks')).toEqual([
      { catalog_integration_id: id, catalog_type: 'UNITY', sync_status: 'DISCONNECTED', error_message: null },
    ]);
    const again = await lab.clients.tableflow.DELETE(integrationPath, { params });
    expect(again.response.status).toBe(404);
  });
});
