import type { SimulatorState, World } from '@tableflow-workshop/simulator';
import type { RunningPostgres } from '../postgres/start-postgres.ts';
import type { FaultKind } from './sandbox-faults.ts';

/** What a fault is done with. */
export interface StrikeTools {
  /** The clouds. */
  readonly call: (request: Request) => Promise<Response>;
  readonly state: SimulatorState;
  readonly postgres: Pick<RunningPostgres, 'connect'>;
}

/** Does what makes the fault, as a person with the right keys would: by the APIs of the clouds, and in the database. */
export async function strike(kind: FaultKind, world: World, tools: StrikeTools): Promise<void> {
  const { environment, kafkaCluster, keys } = world;
  const connector = tools.state.confluent.connectors.find((one) => one.clusterId === kafkaCluster.id);
  if (kind === 'missingGrant') {
    const { catalogName, servicePrincipal, workspaceUrl, adminToken } = world.databricks;
    const changes = [{ principal: servicePrincipal.clientId, remove: world.databricks.grants.catalog }];
    const url = `${workspaceUrl}/api/2.1/unity-catalog/permissions/catalog/${encodeURIComponent(catalogName)}`;
    await send(tools, { method: 'PATCH', url, authorization: `Bearer ${adminToken}`, body: { changes } });
  }
  if (kind === 'pausedConnector' && connector) {
    const place = `environments/${environment.id}/clusters/${kafkaCluster.id}`;
    const url = `${kafkaCluster.restUrl}/connect/v1/${place}/connectors/${encodeURIComponent(connector.name)}/pause`;
    await send(tools, { method: 'PUT', url, authorization: basic(keys.cloud) });
  }
  if (kind === 'suspendedTopic') {
    const own = tools.state.confluent.tableflowTopics.find(({ topic }) => isOf(topic, kafkaCluster.id));
    const topic = encodeURIComponent(own?.topic.spec.display_name ?? '');
    const url = `${kafkaCluster.restUrl}/kafka/v3/clusters/${kafkaCluster.id}/topics/${topic}/records`;
    const body = { value: { type: 'STRING', data: 'a record without a schema' } };
    await send(tools, { method: 'POST', url, authorization: basic(keys.kafka), body });
  }
  if (kind === 'lostSlot' && connector) await dropSlot(connector.config['slot.name'] ?? '', tools.postgres);
}

/** Stops the SQL warehouse, which the next statement starts. */
export async function stopWarehouse({ databricks }: World, tools: StrikeTools): Promise<void> {
  const { adminToken, warehouse, workspaceUrl } = databricks;
  const url = `${workspaceUrl}/api/2.0/sql/warehouses/${warehouse.id}/stop`;
  await send(tools, { method: 'POST', url, authorization: `Bearer ${adminToken}` });
}

/** Whether all tables of the lab are in Unity Catalog: before, a fault would be one of the set-up. */
export function isLabDone({ confluent, databricks }: SimulatorState, world: World): boolean {
  const connector = confluent.connectors.find((one) => one.clusterId === world.kafkaCluster.id);
  const wanted = connector?.config['table.include.list']?.split(',').length ?? 0;
  const tables = databricks.tables.filter((one) => one.catalog_name === world.databricks.catalogName);
  return connector?.state === 'RUNNING' && wanted > 0 && tables.length >= wanted;
}

/** The connector comes back at once: its session and the slot go in one statement, as often as it takes. */
async function dropSlot(name: string, postgres: StrikeTools['postgres']): Promise<void> {
  const client = await postgres.connect();
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await client.query('SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = $1', [
        name,
      ]);
      try {
        await client.query('SELECT pg_drop_replication_slot($1)', [name]);
        return;
      } catch (error) {
        if (attempt === 19) throw error;
      }
    }
  } finally {
    await client.end();
  }
}

function isOf({ spec }: { readonly spec: { readonly kafka_cluster: { readonly id: string } } }, id: string): boolean {
  return spec.kafka_cluster.id === id;
}

function basic({ id, secret }: { readonly id: string; readonly secret: string }): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

async function send(
  { call }: StrikeTools,
  asked: { readonly method: string; readonly url: string; readonly authorization: string; readonly body?: object },
): Promise<void> {
  const { method, url, authorization, body } = asked;
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await call(new Request(url, { method, headers, body: body ? JSON.stringify(body) : null }));
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname} returned ${response.status}`);
}
