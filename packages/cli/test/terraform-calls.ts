import type { SandboxDescription } from '@tableflow-workshop/sandbox';

/** The five tables that the workshops capture since 2026. */
export const workshopTables = ['cdc.customer', 'cdc.hotel', 'cdc.bookings', 'cdc.clickstream', 'cdc.reviews'];

/** What the workshop's Terraform makes before the lab, in the shapes that the provider sends, and waits until it runs. */
export async function applyWorkshop(sandbox: SandboxDescription, prefix: string): Promise<void> {
  const { credentials, databricks, ids, postgres } = sandbox;
  const call = callWith(sandbox);
  const place = {
    environment: { id: ids.environmentId, related: '', resource_name: '' },
    kafka_cluster: { id: ids.kafkaClusterId, related: '', resource_name: '' },
  };
  const connectors = `/connect/v1/environments/${ids.environmentId}/clusters/${ids.kafkaClusterId}/connectors`;
  const name = `${prefix}-postgres-cdc-source`;
  const config = {
    'connector.class': 'PostgresCdcSourceV2',
    name,
    'kafka.auth.mode': 'SERVICE_ACCOUNT',
    'kafka.service.account.id': ids.serviceAccountId,
    'database.hostname': postgres.host,
    'database.port': String(postgres.port),
    'database.user': postgres.user,
    'database.password': postgres.password,
    'database.dbname': postgres.database,
    'database.sslmode': 'disable',
    'table.include.list': workshopTables.join(','),
    'plugin.name': 'pgoutput',
    'publication.name': `dbz_publication_${prefix}`,
    'publication.autocreate.mode': 'filtered',
    'slot.name': `debezium_slot_${prefix}`,
    'slot.drop.on.stop': 'false',
    'snapshot.mode': 'initial',
    'tasks.max': '1',
    'output.data.format': 'AVRO',
    'output.key.format': 'AVRO',
    'after.state.only': 'true',
    'topic.prefix': 'riverhotel',
    'decimal.handling.mode': 'double',
    'time.precision.mode': 'connect',
    'tombstones.on.delete': 'true',
    'heartbeat.interval.ms': '60000',
    'errors.tolerance': 'none',
  };
  await call('POST', connectors, { name, config });
  await until(async () => {
    const { connector } = (await call('GET', `${connectors}/${name}/status`)) as { connector: { state: string } };
    const { topics } = { topics: (await call('GET', `/kafka/v3/clusters/${ids.kafkaClusterId}/topics`)) as Topics };
    const names = topics.data.map(({ topic_name: topic }) => topic);
    return connector.state === 'RUNNING' && workshopTables.every((table) => names.includes(`riverhotel.${table}`));
  });
  await call('POST', '/tableflow/v1/catalog-integrations', {
    spec: {
      config: {
        kind: 'Unity',
        workspace_endpoint: databricks.workspaceUrl,
        catalog_name: ids.catalogName,
        client_id: credentials.databricks.clientId,
        client_secret: credentials.databricks.clientSecret,
      },
      display_name: 'tableflow-databricks-workshop',
      ...place,
    },
  });
  for (const table of workshopTables)
    await call('POST', '/tableflow/v1/tableflow-topics', {
      spec: {
        config: { retention_ms: '604800000' },
        display_name: `riverhotel.${table}`,
        storage: {
          kind: 'ByobAws',
          bucket_name: ids.bucketName,
          bucket_region: '',
          provider_integration_id: ids.providerIntegrationId,
        },
        table_formats: ['DELTA'],
        ...place,
      },
    });
}

interface Topics {
  readonly data: readonly { readonly topic_name: string }[];
}

/** Calls Confluent Cloud as the provider does: with the key that opens each API. */
function callWith({ confluent, credentials }: SandboxDescription) {
  return async (method: string, path: string, body?: object): Promise<unknown> => {
    const kind = path.startsWith('/tableflow') ? 'tableflow' : path.startsWith('/kafka') ? 'kafka' : 'cloud';
    const { id, secret } = credentials[kind];
    const response = await fetch(`${confluent.baseUrl}${path}`, {
      method,
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} → ${response.status}: ${await response.text()}`);
    return response.json();
  };
}

/** Ends with the test, if it never comes. */
async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 100));
}
