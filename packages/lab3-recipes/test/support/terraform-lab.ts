import { sleep } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import type { LabPart, LabRecordStore } from '../../src/lab/record.ts';
import { configOf, createSimulatedLab, type SimulatedLab, type SimulatedLabOptions } from './simulated-lab.ts';

/** The workshop as it is since 2026: five tables in schema `cdc`. */
export const workshop2026: World = {
  ...riverHotels,
  database: {
    ...riverHotels.database,
    tables: [
      { name: 'cdc.customer', rows: 1_000 },
      { name: 'cdc.hotel', rows: 30 },
      { name: 'cdc.bookings', rows: 500 },
      { name: 'cdc.clickstream', rows: 2_000 },
      { name: 'cdc.reviews', rows: 200 },
    ],
  },
};

export const terraformTables = ['cdc.customer', 'cdc.hotel'] as const;
export const terraformTopics = terraformTables.map((table) => `riverhotel.${table}`);
export const terraformConnector = 'wp001-postgres-cdc-source';

/** What a person has who read the outputs of Terraform and set nothing else. */
const { connector: _ours, ...config } = configOf(workshop2026);
export const terraformConfig = {
  ...config,
  prefix: 'wp001',
  defaulted: ['topicPrefix', 'tableIncludeList'],
  connector: {
    name: terraformConnector,
    topicPrefix: 'riverhotel',
    tableIncludeList: ['public.hotel', 'public.customer'],
  },
} as const;

/** The connector of the workshop, with the settings that its Terraform gives it. */
function terraformConnectorConfig(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { database, serviceAccount } = workshop2026;
  return {
    'connector.class': 'PostgresCdcSourceV2',
    name: terraformConnector,
    'kafka.auth.mode': 'SERVICE_ACCOUNT',
    'kafka.service.account.id': serviceAccount.id,
    'database.hostname': database.hostname,
    'database.port': String(database.port),
    'database.user': database.user,
    'database.password': database.password,
    'database.dbname': database.name,
    'database.sslmode': 'disable',
    'table.include.list': terraformTables.join(','),
    'plugin.name': 'pgoutput',
    'publication.name': 'dbz_publication_wp001',
    'publication.autocreate.mode': 'filtered',
    'slot.name': 'debezium_slot_wp001',
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
    ...changes,
  };
}

const place = {
  environment: { id: 'env-river1', related: '', resource_name: '' },
  kafka_cluster: { id: 'lkc-river1', related: '', resource_name: '' },
};

const bucket = {
  kind: 'ByobAws',
  bucket_name: workshop2026.bucket.name,
  bucket_region: '',
  provider_integration_id: workshop2026.providerIntegration.id,
};

/** One call as the provider sends it, with the key that opens this API. */
async function send({ simulator }: SimulatedLab, path: string, body: object): Promise<void> {
  const { keys } = workshop2026;
  const { id, secret } = path.startsWith('/tableflow') ? keys.tableflow : keys.cloud;
  const response = await simulator.fetch(
    new Request(`https://api.confluent.cloud${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) throw new Error(`${path} → ${response.status}: ${await response.text()}`);
}

/** What Terraform makes in its shapes. `wait` lets the clouds finish it. */
export const terraform = {
  connector: (simulated: SimulatedLab, changes: Readonly<Record<string, string>> = {}) => {
    const connector = terraformConnectorConfig(changes);
    return send(simulated, '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors', {
      name: connector.name,
      config: connector,
    });
  },
  integration: (simulated: SimulatedLab, changes: Readonly<Record<string, string>> = {}) => {
    const { workspaceUrl, catalogName, servicePrincipal } = workshop2026.databricks;
    const { clientId, clientSecret } = servicePrincipal;
    return send(simulated, '/tableflow/v1/catalog-integrations', {
      spec: {
        config: {
          kind: 'Unity',
          workspace_endpoint: workspaceUrl,
          catalog_name: catalogName,
          client_id: clientId,
          client_secret: clientSecret,
          ...changes,
        },
        display_name: 'tableflow-databricks-workshop',
        ...place,
      },
    });
  },
  tableflow: (simulated: SimulatedLab, topic: string, storage: Readonly<Record<string, string>> = bucket) =>
    send(simulated, '/tableflow/v1/tableflow-topics', {
      spec: {
        config: { retention_ms: '604800000' },
        display_name: topic,
        storage,
        table_formats: ['DELTA'],
        ...place,
      },
    }),
  wait: ({ clock }: SimulatedLab) => sleep(clock, 3_600_000),
};

/** One person's runs of such a lab: they have the outputs of Terraform, and the record of what they made. */
export function withOneRecord(simulated: SimulatedLab): SimulatedLab {
  let parts: readonly LabPart[] = [];
  const record: LabRecordStore = {
    load: async () => parts,
    save: async (saved) => {
      parts = saved;
    },
  };
  const anotherLab: SimulatedLab['anotherLab'] = (settings) =>
    simulated.anotherLab({ config: terraformConfig, record, ...settings });
  return { ...simulated, anotherLab };
}

/** The lab of a person who ran Terraform: the clouds are empty yet. */
export function terraformLab(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const simulator = { isLenient: true, ...options.simulator };
  return createSimulatedLab({ world: workshop2026, config: terraformConfig, ...options, simulator });
}
