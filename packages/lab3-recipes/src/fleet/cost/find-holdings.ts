import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { listConnectors } from '../../resources/connector/list-connectors.ts';
import { listTableflowTopics, type TableflowTopic } from '../../resources/tableflow/tableflow-topics.ts';
import type { Holding } from './cost-line.ts';
import { dbusPerHour, type PricedUnit } from './price-list.ts';

const clusterUnits: Readonly<Record<string, PricedUnit>> = {
  Basic: 'kafkaBasicEcku',
  Standard: 'kafkaStandardEcku',
  Enterprise: 'kafkaEnterpriseEcku',
  Freight: 'kafkaFreightEcku',
  Dedicated: 'kafkaDedicatedCku',
};

/** A Freight cluster takes two from the start. */
const leastEckus: Readonly<Record<string, number>> = { Freight: 2 };

/** What is billed in the cluster of a lab, whoever made it: the cluster, connectors and Tableflow topics. Reads only. */
export async function findLabHoldings(lab: LabContext, signal: AbortSignal | undefined): Promise<readonly Holding[]> {
  const { environmentId, kafkaClusterId: id } = lab.config;
  const [cluster, connectors, topics] = await Promise.all([
    unwrapConfluent(
      lab.confluent.cloud.kafkaClusters.GET('/cmk/v2/clusters/{id}', {
        params: { path: { id }, query: { environment: environmentId } },
        signal,
      }),
      `read Kafka cluster ${id}`,
    ),
    listConnectors(lab, signal),
    listTableflowTopics(lab, signal),
  ]);
  const { config } = cluster.spec ?? {};
  const kind = config?.kind ?? 'of unknown kind';
  const units = config?.kind === 'Dedicated' ? (cluster.status?.cku ?? config.cku) : (leastEckus[kind] ?? 1);
  const made = topics.flatMap(({ metadata }) => metadata?.created_at ?? []).sort();
  return [
    {
      what: `${kind} Kafka cluster ${id}`,
      unit: clusterUnits[kind] ?? null,
      units,
      since: cluster.metadata?.created_at ?? null,
      isAtLeast: false,
    },
    ...connectors.map(({ name, config: settings }): Holding => {
      const tasks = Number(settings['tasks.max'] ?? 1);
      // No API says when a connector was made: it is older than the first table of its cluster.
      return {
        what: `connector ${name}`,
        unit: 'connectorTask',
        units: tasks,
        since: made[0] ?? null,
        isAtLeast: true,
      };
    }),
    ...[...topics].sort(byName).map(
      ({ metadata, spec }): Holding => ({
        what: `Tableflow topic ${spec.display_name}`,
        unit: 'tableflowTopic',
        units: 1,
        since: metadata?.created_at ?? null,
        isAtLeast: false,
      }),
    ),
  ];
}

function byName(left: TableflowTopic, right: TableflowTopic): number {
  return left.spec.display_name.localeCompare(right.spec.display_name, 'en');
}

/** The SQL warehouse of a lab while it runs; nothing while it is stopped. No API says how long it has run. Reads only. */
export async function findWarehouseHoldings(
  { databricks }: LabContext,
  signal: AbortSignal | undefined,
): Promise<readonly Holding[]> {
  const { warehouseId: id } = databricks;
  const call = databricks.sql.GET('/api/2.0/sql/warehouses/{id}', { params: { path: { id } }, signal });
  const warehouse = await unwrapDatabricks(call, `read SQL warehouse ${id}`);
  const { cluster_size: size = 'of unknown size', enable_serverless_compute: isServerless, state } = warehouse;
  if (state !== 'RUNNING' && state !== 'STARTING') return [];
  const dbus = dbusPerHour[size];
  const usual: PricedUnit = warehouse.warehouse_type === 'PRO' ? 'proDbu' : 'classicDbu';
  const unit = isServerless ? 'serverlessDbu' : usual;
  const clusters = Math.max(1, warehouse.num_clusters ?? 1);
  const stops = warehouse.auto_stop_mins
    ? `stops after ${warehouse.auto_stop_mins} idle minutes`
    : 'never stops by itself';
  return [
    {
      what: `SQL warehouse ${warehouse.name ?? id} (${size}, ${stops})`,
      unit: dbus === undefined ? null : unit,
      units: (dbus ?? 0) * clusters,
      since: null,
      isAtLeast: false,
    },
  ];
}
