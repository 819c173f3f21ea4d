import { createSecret } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createDoctorContext } from '../src/doctor/create-doctor-context.ts';
import { doctor } from '../src/doctor/doctor.ts';
import type { Finding } from '../src/findings/finding.ts';
import { SourceError } from '../src/source/source-error.ts';
import { connectorSays } from './support/diagnosis-scenes.ts';
import { inDepth } from './support/healthy-source.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';

const healthySource = sourceDouble({ inspect: async () => inDepth() });
const { databricks, database } = riverHotels;
const clientId = databricks.servicePrincipal.clientId;
const healthy = {
  verdict: 'healthy',
  sides: { sourceDatabase: 'healthy', confluentCloud: 'healthy', databricks: 'healthy' },
  findings: [],
};
const brief = ({ ruleId, severity, subject }: Finding): string => `${severity} ${ruleId}: ${subject}`;
const findingsOf = async ({ lab }: Pick<SimulatedLab, 'lab'>) => (await doctor(lab)).findings;
const worldWith = (changes: Partial<World['databricks']>): World => ({
  ...riverHotels,
  databricks: { ...databricks, ...changes },
});

describe('a healthy lab', () => {
  it('has no findings before the lab, and only reading calls are made', async () => {
    const { lab, calls, simulator } = await createSimulatedLab({ source: healthySource });
    expect(await doctor(lab)).toEqual(healthy);
    expect(simulator.calls.filter((call) => call.method !== 'GET').map((call) => call.path)).toEqual([
      '/oidc/v1/token',
    ]);
    const withoutLogin = calls().filter((line) => !/^\w+ \/(oidc|\.well-known)\//.test(line));
    expect([...withoutLogin].sort()).toEqual([
      'GET /api/2.0/sql/warehouses/0a1b2c3d4e5f6071 → 200',
      'GET /api/2.1/unity-catalog/catalogs/river-hotels → 200',
      `GET /api/2.1/unity-catalog/effective-permissions/catalog/river-hotels?principal=${clientId} → 200`,
      `GET /api/2.1/unity-catalog/effective-permissions/external_location/river-external-location?principal=${clientId} → 200`,
      'GET /api/2.1/unity-catalog/external-locations?max_results=0 → 200',
      'GET /api/2.1/unity-catalog/metastore_summary → 200',
      'GET /cmk/v2/clusters/lkc-river1?environment=env-river1 → 200',
      'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc → 404',
      'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors?expand=info → 200',
      'GET /iam/v2/role-bindings?crn_pattern=crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/*&principal=User:sa-river1&page_size=100 → 200',
      'GET /iam/v2/service-accounts/sa-river1 → 200',
      'GET /kafka/v3/clusters/lkc-river1/acls?principal=UserV2:* → 200',
      'GET /kafka/v3/clusters/lkc-river1/topics → 200',
      'GET /org/v2/environments/env-river1 → 200',
      'GET /pim/v1/integrations/cspi-river1?environment=env-river1 → 200',
      'GET /pim/v2/integrations/cspi-river1?environment=env-river1 → 404',
      'GET /srcm/v3/clusters?environment=env-river1 → 200',
      'GET /subjects → 200',
      'GET /tableflow/v1/regions?cloud=AWS&page_size=100 → 200',
      'GET /tableflow/v1/regions?page_size=1 → 200',
      'GET /tableflow/v1/tableflow-topics/riverhotel.public.customer?environment=env-river1&spec.kafka_cluster=lkc-river1 → 404',
      'GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?environment=env-river1&spec.kafka_cluster=lkc-river1 → 404',
    ]);
  });

  it('has none after the lab either', async () => {
    const { lab, changes } = await labWithTables({ source: healthySource });
    expect(await doctor(lab)).toEqual(healthy);
    expect(changes()).toEqual([]);
  });

  it('has notes where it could not check', async () => {
    const findings = await findingsOf(await createSimulatedLab());
    expect(findings.map(brief)).toEqual(['note source-not-connected: database workshop']);
  });
});

/** One fault each, and the one finding that it makes. */
const faults: readonly (readonly [what: string, lab: () => Promise<Pick<SimulatedLab, 'lab'>>, found: string])[] = [
  [
    'external access off',
    () => createSimulatedLab({ source: healthySource, world: worldWith({ externalAccessEnabled: false }) }),
    'error external-access-off: metastore metastore-us-west-2',
  ],
  ...['USE_SCHEMA', 'CREATE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA'].map(
    (missing) =>
      [
        `no ${missing}`,
        () => {
          const catalog = ['USE_CATALOG', 'USE_SCHEMA', 'CREATE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA'].filter(
            (privilege) => privilege !== missing,
          );
          const world = worldWith({ grants: { ...databricks.grants, catalog } });
          return createSimulatedLab({ source: healthySource, world });
        },
        `error ${missing.toLowerCase().replaceAll('_', '-')}: catalog river-hotels`,
      ] as const,
  ),
  [
    'no USE_CATALOG',
    () =>
      createSimulatedLab({
        source: healthySource,
        world: worldWith({ grants: { ...databricks.grants, catalog: [] } }),
      }),
    'error use-catalog: catalog river-hotels',
  ],
  [
    'no EXTERNAL_USE_LOCATION',
    () => {
      const world = worldWith({ grants: { ...databricks.grants, externalLocation: ['ALL_PRIVILEGES'] } });
      return createSimulatedLab({ source: healthySource, world });
    },
    'error external-use-location: external location river-external-location',
  ],
  [
    'a catalog that is not there',
    () =>
      createSimulatedLab({
        source: healthySource,
        config: { databricks: { ...configOf(riverHotels).databricks, catalogName: 'river-hotel' } },
      }),
    'error catalog-missing: catalog river-hotel',
  ],
  [
    'an external location elsewhere',
    async () => {
      const simulated = await createSimulatedLab({ source: healthySource });
      for (const one of simulated.simulator.state.databricks.externalLocations)
        one.url = 's3://river-tableflow-bucket/old';
      return simulated;
    },
    'error location-not-covering: storage s3://river-tableflow-bucket/',
  ],
  [
    'a warehouse that is not there',
    () =>
      createSimulatedLab({
        source: healthySource,
        config: { databricks: { ...configOf(riverHotels).databricks, warehouseId: 'ffff' } },
      }),
    'error warehouse-missing: SQL warehouse ffff',
  ],
  [
    'an outdated client secret',
    () =>
      createSimulatedLab({
        source: healthySource,
        config: { databricks: { ...configOf(riverHotels).databricks, clientSecret: createSecret('river-outdated') } },
      }),
    `error client-secret: service principal ${clientId}`,
  ],
  [
    'a wrong environment',
    () => createSimulatedLab({ source: healthySource, config: { environmentId: 'env-other' } }),
    'error environment-missing: environment env-other',
  ],
  [
    'a wrong cluster',
    () => createSimulatedLab({ source: healthySource, config: { kafkaClusterId: 'lkc-other' } }),
    'error cluster-missing: Kafka cluster lkc-other',
  ],
  [
    'a wrong service account',
    () => createSimulatedLab({ source: healthySource, config: { serviceAccountId: 'sa-other' } }),
    'error service-account-missing: service account sa-other',
  ],
  [
    'a provider integration that is not there',
    async () => {
      const { storage } = configOf(riverHotels);
      const wrong = { ...storage, providerIntegrationId: 'cspi-other' };
      return createSimulatedLab({ source: healthySource, config: { storage: wrong } });
    },
    'error provider-integration-missing: provider integration cspi-other',
  ],
  [
    'no Schema Registry',
    async () => {
      const simulated = await createSimulatedLab({ source: healthySource });
      simulated.simulator.state.confluent.schemaRegistryClusters = [];
      return simulated;
    },
    'error schema-registry-missing: environment env-river1',
  ],
  ...(['cloudKey', 'tableflowKey'] as const).map(
    (kind) =>
      [
        `a refused ${kind}`,
        () => {
          const { confluent } = configOf(riverHotels);
          const wrong = { id: 'RIVERWRONGKEY001', secret: createSecret('river-wrong') };
          return createSimulatedLab({ source: healthySource, config: { confluent: { ...confluent, [kind]: wrong } } });
        },
        `error key-refused: ${kind === 'cloudKey' ? 'Cloud' : 'Tableflow'} key RIVERWRONGKEY001`,
      ] as const,
  ),
  ...(['kafka', 'schemaRegistry'] as const).map(
    (api) =>
      [
        `a refused key of ${api}`,
        () => {
          const { confluent } = configOf(riverHotels);
          const wrong = { ...confluent[api], key: { id: 'RIVERWRONGKEY001', secret: createSecret('river-wrong') } };
          return createSimulatedLab({ source: healthySource, config: { confluent: { ...confluent, [api]: wrong } } });
        },
        `error key-refused: ${api === 'kafka' ? 'Kafka' : 'Schema Registry'} key RIVERWRONGKEY001`,
      ] as const,
  ),
  [
    'a failed connector',
    async () => {
      const simulated = await labWithTopics({ source: healthySource });
      connectorSays(simulated.simulator, 'FAILED', 'ERROR: replication slot "x" is active for PID 7');
      return simulated;
    },
    'error slot-active: connector riverhotel-postgres-cdc',
  ],
  [
    'a table that has stopped',
    async () => {
      const simulated = await labWithTables({ source: healthySource });
      const [record] = simulated.simulator.state.confluent.tableflowTopics;
      if (!record) throw new Error('a lab with tables has one');
      record.topic.spec.suspended = true;
      record.topic.status.error_message = 'record could not be written';
      return simulated;
    },
    'error tableflow-stopped: Tableflow on topic riverhotel.public.hotel',
  ],
  [
    'a database that is not reached',
    () => {
      const inspect = async () => {
        throw new SourceError('Could not inspect PostgreSQL: timeout expired.', 'unreachable', {});
      };
      return createSimulatedLab({ source: sourceDouble({ inspect }) });
    },
    `warning database-unreachable: database workshop at ${database.hostname}:5432`,
  ],
  [
    'a refused login',
    () => {
      const inspect = async () => {
        throw new SourceError('password authentication failed for user "debezium"', 'refused', { code: '28P01' });
      };
      return createSimulatedLab({ source: sourceDouble({ inspect }) });
    },
    `error database-authentication: database workshop at ${database.hostname}:5432`,
  ],
];

describe('one fault makes one finding', () => {
  it.each(faults)('%s', async (_what, open, found) => {
    expect((await findingsOf(await open())).map(brief)).toEqual([found]);
  });
});

describe('many faults', () => {
  it('are all found in one run, and nothing is changed', async () => {
    const catalog = ['USE_CATALOG', 'USE_SCHEMA'];
    const world = worldWith({
      externalAccessEnabled: false,
      grants: { ...databricks.grants, catalog, externalLocation: ['READ_FILES'] },
    });
    const { confluent, databricks: workspace, storage } = configOf(world);
    const wrongKey = { id: 'RIVERWRONGKEY001', secret: createSecret('river-wrong') };
    const inspect = async () =>
      inDepth({ mayCreatePublication: false }, { walLevel: 'replica', mayReplicate: false, tables: ['public.hotel'] });
    const { lab, simulator, changes } = await createSimulatedLab({
      world,
      source: sourceDouble({ inspect }),
      config: {
        serviceAccountId: 'sa-other',
        kafkaClusterId: 'lkc-other',
        storage: { ...storage, providerIntegrationId: 'cspi-other' },
        confluent: {
          ...confluent,
          tableflowKey: wrongKey,
          kafka: { ...confluent.kafka, key: wrongKey },
          schemaRegistry: { ...confluent.schemaRegistry, key: wrongKey },
        },
        databricks: { ...workspace, warehouseId: 'ffff' },
      },
    });
    simulator.state.confluent.schemaRegistryClusters = [];
    const { verdict, sides, findings } = await doctor(lab);
    expect(verdict).toBe('unhealthy');
    expect(sides).toEqual({ sourceDatabase: 'unhealthy', confluentCloud: 'unhealthy', databricks: 'unhealthy' });
    expect(findings.map(brief)).toEqual([
      'error wal-level: database workshop',
      'error replication-right: role debezium',
      'error publication-create: role debezium',
      'error table-missing: table public.customer',
      'error cluster-missing: Kafka cluster lkc-other',
      'error service-account-missing: service account sa-other',
      'error schema-registry-missing: environment env-river1',
      'error provider-integration-missing: provider integration cspi-other',
      'error key-refused: Tableflow key RIVERWRONGKEY001',
      'error key-refused: Kafka key RIVERWRONGKEY001',
      'error key-refused: Schema Registry key RIVERWRONGKEY001',
      'error external-access-off: metastore metastore-us-west-2',
      'error create-schema: catalog river-hotels',
      'error create-table: catalog river-hotels',
      'error external-use-schema: catalog river-hotels',
      'error create-external-table: external location river-external-location',
      'error write-files: external location river-external-location',
      'error external-use-location: external location river-external-location',
      'error warehouse-missing: SQL warehouse ffff',
    ]);
    expect(changes()).toEqual([]);
  });

  it('are told with what was seen and what mends it', async () => {
    const { confluent } = configOf(riverHotels);
    const { lab } = await createSimulatedLab({
      source: healthySource,
      config: { environmentId: 'env-other', confluent: { ...confluent, tableflowKey: confluent.cloudKey } },
    });
    expect(await findingsOf({ lab })).toEqual([
      {
        ruleId: 'environment-missing',
        severity: 'error',
        subject: 'environment env-other',
        evidence: 'the Cloud key does not see it; visible are: env-river1 (river-hotels)',
        remedy: 'Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.',
      },
      {
        ruleId: 'key-refused',
        severity: 'error',
        subject: 'Tableflow key RIVERCLOUDKEY001',
        evidence: 'Confluent Cloud returned 401: Unauthorized',
        remedy:
          'The Tableflow key RIVERCLOUDKEY001 was refused; this API wants a Tableflow key (resource "tableflow") or a Global key. Check id, secret and kind; a new key takes a moment to work.',
      },
    ]);
  });
});

describe('a context for the doctor', () => {
  const bare = (changes: Partial<ReturnType<typeof configOf>> = {}) => {
    const { confluent, databricks: workspace, ...rest } = configOf(riverHotels);
    const { warehouseId: _id, ...withoutWarehouse } = workspace;
    const { tableflowKey: _key, ...keys } = confluent;
    return {
      ...rest,
      confluent: {
        ...keys,
        kafka: { key: confluent.kafka.key },
        schemaRegistry: { key: confluent.schemaRegistry.key },
      },
      databricks: { ...withoutWarehouse, warehouseName: 'Starter Warehouse' },
      ...changes,
    };
  };

  it('can be made where nothing is to be found, and the doctor tells all of it', async () => {
    const { simulator, clock } = await createSimulatedLab();
    const lab = await createDoctorContext(bare({ kafkaClusterId: 'lkc-other' }), {
      fetch: simulator.fetch,
      clock,
      source: healthySource,
    });
    expect((await findingsOf({ lab })).map(brief)).toEqual([
      'error cluster-missing: Kafka cluster lkc-other',
      'error warehouse-missing: SQL warehouse',
      'note tableflow-key-absent: Tableflow key',
    ]);
  });

  it('finds what is there', async () => {
    const { simulator, clock } = await createSimulatedLab();
    const config = bare();
    const lab = await createDoctorContext(
      { ...config, databricks: { ...config.databricks, warehouseName: 'Serverless Starter Warehouse' } },
      { fetch: simulator.fetch, clock, source: healthySource },
    );
    expect(lab.databricks.warehouseId).toBe('0a1b2c3d4e5f6071');
    expect((await findingsOf({ lab })).map(brief)).toEqual(['note tableflow-key-absent: Tableflow key']);
  });
});

it('ends with the reason of an abort', async () => {
  const { lab } = await createSimulatedLab({ source: healthySource });
  const reason = new Error('the person pressed Ctrl-C');
  await expect(doctor(lab, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
