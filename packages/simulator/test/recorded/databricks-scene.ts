import { expect } from 'vitest';
import { type Recorded, type Replay, send } from './replay.ts';

// What has to be there before a recorded request of a tool of Databricks makes sense. All of it is made by requests, as
// the service principal that the tools sign in as.

const unity = '/api/2.1/unity-catalog';
const principal = 'c0ffee00-1111-4222-8333-444455556666';
const lab2Bucket = 's3://river-tableflow-bucket-lab2/';

/** Makes what a request names, and gives the request with the ids of this run. */
export async function setDatabricksScene(replay: Replay, recorded: Recorded): Promise<Recorded> {
  const { method, path, query, statusOfSandboxBefore: before } = recorded;
  const body = (typeof recorded.body === 'object' ? recorded.body : undefined) ?? {};
  const text = decodeURIComponent(`${path}?${query} ${JSON.stringify(recorded.body)}`);
  const send1 = async (verb: string, at: string, sent: object): Promise<Record<string, string>> => {
    const response = await send(replay, { method: verb, path: at, query: '', body: sent });
    const answer = (await response.json()) as Record<string, string>;
    expect([verb, at, response.status < 300, response.status < 300 || answer]).toEqual([verb, at, true, true]);
    return answer;
  };
  const make = (at: string, sent: object): Promise<Record<string, string>> => send1('POST', at, sent);
  const { name: newName } = body as { name?: string };
  // What a request makes must not be there before. One catalog is made twice, and the second time refused.
  const isSecond = path === `${unity}/catalogs` && newName === 'heldout_cat' && before === 400;
  const isMadeBy = (at: string): boolean => method === 'POST' && path === at && !isSecond;

  const credential = /\bheldout_sc\b|\bheld-storage-credential-lab2\b/.exec(text)?.[0];
  if (credential && !isMadeBy(`${unity}/storage-credentials`)) {
    const aws_iam_role = { role_arn: 'arn:aws:iam::123456789012:role/river-tableflow-role' };
    await make(`${unity}/storage-credentials`, { name: credential, aws_iam_role, skip_validation: true });
  }
  const location = /\bheldout_el\b|\bheld-external-location-lab2\b/.exec(text)?.[0];
  if ((location && !isMadeBy(`${unity}/external-locations`)) || text.includes('held-lab2')) {
    await make(`${unity}/external-locations`, {
      name: location ?? 'scene-lab2',
      url: location === 'heldout_el' ? 's3://another-bucket/a' : lab2Bucket,
      credential_name: credential ?? 'river-storage-credential',
      skip_validation: true,
    });
  }

  const catalog = /\bheldout_cat2?\b|\bheldout_cli\b|\bheld-lab2\b/.exec(text)?.[0];
  if (catalog && !isMadeBy(`${unity}/catalogs`)) {
    const root = catalog === 'held-lab2' ? `${lab2Bucket}scene/` : 's3://river-tableflow-bucket/scene/';
    await make(`${unity}/catalogs`, { name: catalog, storage_root: root });
  }
  const schema = catalog && schemaIn(text, catalog, body);
  const isNotEmpty = method === 'DELETE' && path.endsWith('/heldout_cat2') && before === 400;
  if (catalog && schema && schema !== 'none' && !isMadeBy(`${unity}/schemas`)) {
    await make(`${unity}/schemas`, { catalog_name: catalog, name: schema });
  }
  if (catalog && isNotEmpty) await make(`${unity}/schemas`, { catalog_name: catalog, name: 's1' });

  const inLab = { catalog_name: 'river-hotels', schema_name: 'lkc-river1' };
  const table = async (place: object, name: string): Promise<string> => {
    const made = await make(`${unity}/tables`, {
      ...place,
      name,
      table_type: 'EXTERNAL',
      data_source_format: 'DELTA',
      storage_location: `s3://river-tableflow-bucket/tables/${name}`,
    });
    return made.table_id ?? '';
  };
  let tableId = '';
  if (text.includes('lkc-river1') || 'table_id' in body) {
    await make(`${unity}/schemas`, { catalog_name: 'river-hotels', name: 'lkc-river1' });
    for (const name of ['riverhotel_public_customer', 'riverhotel_public_hotel']) tableId = await table(inLab, name);
  }
  const own = /\b(t\d)\b/.exec(path)?.[1] ?? (path === `${unity}/tables` && schema ? newName : undefined);
  if (own && catalog) {
    const changes = [{ principal, add: ['EXTERNAL_USE_SCHEMA'] }];
    await send1('PATCH', `${unity}/permissions/schema/${catalog}.${schema}`, { changes });
    if (!isMadeBy(`${unity}/tables`)) await table({ catalog_name: catalog, schema_name: schema }, own);
  }
  if (path === `${unity}/permissions/external_location/river-external-location` && method === 'PATCH') {
    // Whoever grants has to be allowed to.
    const admin = { ...replay, workspaceToken: replay.adminToken };
    const changes = [{ principal, add: ['MANAGE'] }];
    await send(admin, { method, path, query: '', body: { changes } });
  }

  const notebook = /\/Shared\/(?:nb2|cli_nb)\b/.exec(text)?.[0];
  if (notebook && path !== '/api/2.0/workspace/import') {
    await make('/api/2.0/workspace/import', {
      path: notebook,
      format: 'SOURCE',
      language: 'PYTHON',
      content: 'MSsxCg==',
    });
  }
  if (text.includes('/Shared/held/nb')) await make('/api/2.0/workspace/mkdirs', { path: '/Shared/held' });

  // The recording ends early.
  if (typeof recorded.body === 'string' && recorded.body.startsWith('--')) {
    return { ...recorded, body: `${recorded.body})\r\n${recorded.body.split('\r\n', 1)}--\r\n` };
  }

  const statement = /\/statements\/([0-9a-f-]{36})/.exec(path)?.[1];
  if (statement === undefined && tableId === '') return recorded;
  const made = statement && (await make('/api/2.0/sql/statements', { ...select, wait_timeout: '30s' }));
  return {
    ...recorded,
    path: made ? path.replace(statement, made.statement_id ?? '') : path,
    ...('table_id' in body ? { body: { ...body, table_id: tableId } } : {}),
  };
}

/** Thousands of rows, in chunks. */
const select = {
  statement: 'SELECT 1 FROM a CROSS JOIN b',
  warehouse_id: '0a1b2c3d4e5f6071',
};

function schemaIn(text: string, catalog: string, body: object): string | undefined {
  const { schema_name: named, catalog_name: parent } = body as { schema_name?: string; catalog_name?: string };
  if (parent === catalog && named) return named;
  const [, schema] = new RegExp(`${catalog}\\.(\\w+)`).exec(text) ?? [];
  // Every catalog has this one.
  return schema === 'default' ? undefined : schema;
}
