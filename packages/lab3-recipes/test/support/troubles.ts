import { isConflict } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { auditLeftovers } from '../../src/compositions/audit-leftovers.ts';
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { createDoctorContext } from '../../src/doctor/create-doctor-context.ts';
import { doctor } from '../../src/doctor/doctor.ts';
import type { LabContext } from '../../src/lab/context.ts';
import { connectStorage } from '../../src/recipes/connect-storage.ts';
import { createPostgresCdcConnector } from '../../src/recipes/create-postgres-cdc-connector.ts';
import { createUnityIntegration } from '../../src/recipes/create-unity-integration.ts';
import { diagnoseConnector } from '../../src/recipes/diagnose-connector.ts';
import { diagnoseIntegration } from '../../src/recipes/diagnose-integration.ts';
import { diagnoseTableflow } from '../../src/recipes/diagnose-tableflow.ts';
import { enableTableflow } from '../../src/recipes/enable-tableflow.ts';
import { runSql } from '../../src/resources/sql-warehouse/run-sql.ts';
import { SourceError } from '../../src/source/source-error.ts';
import { inDepth } from './healthy-source.ts';
import { connectorInput, hotelTopic, unityInput } from './inputs.ts';
import { labWithTables, labWithTopics } from './scenes.ts';
import { configOf, createSimulatedLab, type SimulatedLabOptions } from './simulated-lab.ts';
import { sourceDouble } from './source-double.ts';
import { awsInput, storageScene } from './storage-scene.ts';
import { thrownBy } from './thrown-by.ts';

/** What goes wrong in the workshop, how a person sees it, and what a command says of it. */
export interface Trouble {
  readonly title: string;
  /** How it shows, and what is good to know besides. */
  readonly seen: string;
  readonly command: string;
  /** Makes it happen on the simulator, and gives what the command says. */
  readonly provoke: () => Promise<readonly string[]>;
  /** The rule of the diagnosis table that it is a case of; `undefined` where the command lists or refuses. */
  readonly ruleId?: string;
}

const source = sourceDouble({ inspect: async () => inDepth() });
const storage = configOf(riverHotels).storage;

export const troubles: readonly Trouble[] = [
  {
    title: 'The integration stays Pending',
    seen: 'Right after it was created, and for as long as no topic has Tableflow with Delta Lake.',
    command: 'lab3 diagnose integration',
    ruleId: 'awaiting-first-topic',
    async provoke() {
      const { lab } = await labWithTopics();
      await createUnityIntegration(lab, unityInput);
      return said(await diagnoseIntegration(lab, { name: unityInput.name }));
    },
  },
  {
    title: 'The table is an Iceberg table only',
    seen: 'Iceberg is what the console proposes. Tableflow runs, and the table never comes to Unity Catalog.',
    command: `lab3 diagnose ${hotelTopic}`,
    ruleId: 'format-not-delta',
    async provoke() {
      const { lab } = await labWithTopics();
      await createUnityIntegration(lab, unityInput);
      await enableTableflow(lab, { topic: hotelTopic, storage, formats: ['ICEBERG'] });
      return said(await diagnoseTableflow(lab, { topic: hotelTopic }));
    },
  },
  {
    title: 'The table is in the storage of Confluent',
    seen: 'The step with the bucket was left out. Tableflow runs, and Databricks cannot read the files.',
    command: `lab3 diagnose ${hotelTopic}`,
    ruleId: 'storage-managed',
    async provoke() {
      const { lab } = await labWithTopics();
      await createUnityIntegration(lab, unityInput);
      await enableTableflow(lab, { topic: hotelTopic, storage: { kind: 'Managed' } });
      return said(await diagnoseTableflow(lab, { topic: hotelTopic }));
    },
  },
  {
    title: 'The topic riverhotel.CDC.customer does not exist',
    seen: 'LAB 3 names it. A connector makes `<prefix>.<schema>.<table>`, so it is `riverhotel.public.customer`, or `riverhotel.cdc.customer`.',
    command: 'lab3 diagnose riverhotel.CDC.customer',
    ruleId: 'topic-absent',
    async provoke() {
      const { lab } = await labWithTopics();
      return said(await diagnoseTableflow(lab, { topic: 'riverhotel.CDC.customer' }));
    },
  },
  {
    title: 'PostgreSQL is not ready',
    seen: 'A new server takes 5 to 10 minutes. `lab3 up` waits for 10; after that it is not the time that is missing.',
    command: 'lab3 doctor',
    ruleId: 'database-unreachable',
    async provoke() {
      const inspect = async () => {
        throw new SourceError('connect ECONNREFUSED 203.0.113.7:5432', 'unreachable', {});
      };
      return (await findingsOf({ source: sourceDouble({ inspect }) })).flat();
    },
  },
  {
    title: 'The connector cannot reach PostgreSQL',
    seen: 'The connector is FAILED a minute after it was created. The database may be reachable from your machine all the same.',
    command: 'lab3 diagnose connector',
    ruleId: 'database-unreachable',
    async provoke() {
      const database = { ...riverHotels.database, port: 5433 };
      return failedConnector({ ...riverHotels, database });
    },
  },
  {
    title: 'The database does not write what a connector needs',
    seen: 'The connector is FAILED. A server that was not made by the workshop has another `wal_level`.',
    command: 'lab3 diagnose connector',
    ruleId: 'wal-level',
    async provoke() {
      const database = { ...riverHotels.database, walLevel: 'replica' as const };
      return failedConnector({ ...riverHotels, database });
    },
  },
  {
    title: 'A deleted row stopped the table',
    seen: "The workshop's connector has `tombstones.on.delete` set: the first delete in PostgreSQL suspends Tableflow.",
    command: `lab3 diagnose ${hotelTopic}`,
    ruleId: 'record-failure',
    async provoke() {
      const tables = [{ name: 'public.hotel', rows: 30, badRecords: 1 }];
      const world = { ...riverHotels, database: { ...riverHotels.database, tables } };
      const { lab } = await labWithTopics({ world });
      await enableTableflow(lab, { topic: hotelTopic, storage }).catch(() => undefined);
      return said(await diagnoseTableflow(lab, { topic: hotelTopic }));
    },
  },
  {
    title: 'A comment stopped the table',
    seen: 'Somebody let Databricks write a comment on the table. Any commit that is not of Tableflow does that.',
    command: `lab3 diagnose ${hotelTopic}`,
    ruleId: 'delta-log-modified',
    async provoke() {
      const { lab } = await labWithTables();
      await runSql(lab, `COMMENT ON TABLE \`river-hotels\`.\`lkc-river1\`.riverhotel_public_hotel IS 'Hotels'`);
      return said(await diagnoseTableflow(lab, { topic: hotelTopic }));
    },
  },
  {
    title: 'External data access is off',
    seen: 'Databricks refuses to register the table, although every grant is there.',
    command: 'lab3 doctor',
    ruleId: 'external-access-off',
    provoke: () => findingsOf({ world: worldWith({ externalAccessEnabled: false }), source }),
  },
  {
    title: 'The Serverless Starter Warehouse is not found',
    seen: 'A new workspace makes it at the first login in a browser.',
    command: 'lab3 doctor',
    ruleId: 'warehouse-missing',
    async provoke() {
      const { simulator, clock } = await createSimulatedLab();
      simulator.state.databricks.warehouses = [];
      const config = configOf(riverHotels);
      const { warehouseId: _none, ...databricks } = config.databricks;
      const wanted = { ...config, databricks: { ...databricks, warehouseName: 'Serverless Starter Warehouse' } };
      return shown(await createDoctorContext(wanted, { fetch: simulator.fetch, clock, source }));
    },
  },
  {
    title: 'The warehouse cannot be started',
    seen: 'It exists, and the service principal may not use it.',
    command: 'lab3 doctor',
    ruleId: 'warehouse-start',
    async provoke() {
      const simulated = await createSimulatedLab({ source });
      const message = 'You are not authorized to use or monitor this SQL Endpoint.';
      const answer = { status: 403, body: { error_code: 'PERMISSION_DENIED', message } };
      simulated.simulator.faults.add({ on: 'getWarehouse', answer });
      return shown(simulated.lab);
    },
  },
  {
    title: 'The external location returns 500 with an empty message',
    seen: 'A fresh IAM role has not reached every region. `connectStorage` tries again for 5 minutes; this is what it says when the role still does not work then.',
    command: 'connectStorage',
    async provoke() {
      const { administrator, applyTrust } = await storageScene(60 * 60_000);
      const error = await thrownBy(connectStorage(administrator, awsInput, { applyTrust }));
      return [error.message];
    },
  },
  {
    title: 'A Cloud key in the place of the Tableflow key',
    seen: 'Every call to Tableflow is refused, and all others work.',
    command: 'lab3 doctor',
    ruleId: 'key-refused',
    async provoke() {
      const { confluent } = configOf(riverHotels);
      return findingsOf({ source, config: { confluent: { ...confluent, tableflowKey: confluent.cloudKey } } });
    },
  },
  {
    title: 'terraform destroy gets 409 on the provider integration',
    seen: 'It cannot go while a topic uses it. `lab3 audit` lists those topics, and `lab3 down --all-topics` disables them all.',
    command: 'lab3 audit',
    async provoke() {
      const { lab, anotherLab } = await labWithTables();
      const refusal = await thrownBy(deleteProviderIntegration(await anotherLab()));
      if (!isConflict(refusal)) throw refusal;
      const { leftovers } = await auditLeftovers(lab);
      return leftovers
        .filter(({ kind }) => kind === 'Tableflow topic')
        .flatMap(({ system, kind, name, why, removeWith }) => [
          `${system}: ${kind} ${name}: ${why}`,
          `→ ${removeWith}`,
        ]);
    },
  },
];

function worldWith(changes: Partial<World['databricks']>): World {
  return { ...riverHotels, databricks: { ...riverHotels.databricks, ...changes } };
}

async function failedConnector(world: World): Promise<readonly string[]> {
  const { lab } = await createSimulatedLab({ world, config: { source: configOf(riverHotels).source } });
  await createPostgresCdcConnector(lab, connectorInput, { preflight: false }).catch(() => undefined);
  return said(await diagnoseConnector(lab, { name: connectorInput.name }));
}

function deleteProviderIntegration({ config, confluent: { cloud } }: LabContext): Promise<unknown> {
  const query = { environment: config.environmentId };
  const path = { id: riverHotels.providerIntegration.id };
  return unwrapConfluent(
    cloud.providerIntegrations.DELETE('/pim/v1/integrations/{id}', { params: { query, path } }),
    'delete the provider integration',
  );
}

async function findingsOf(options: SimulatedLabOptions): Promise<readonly string[]> {
  return shown((await createSimulatedLab(options)).lab);
}

async function shown(lab: LabContext): Promise<readonly string[]> {
  const { findings } = await doctor(lab);
  return findings.flatMap(({ ruleId, severity, subject, evidence, remedy }) => [
    `${severity}: ${subject}: ${evidence} [${ruleId}]`,
    `→ ${remedy}`,
  ]);
}

function said({ causes }: Diagnosis): readonly string[] {
  return causes.flatMap(({ ruleId, cause, remedy }) => [`${cause} [${ruleId}]`, `→ ${remedy}`]);
}
