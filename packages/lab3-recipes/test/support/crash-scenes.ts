import { createSecret, sleep } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { setUpLab3 } from '../../src/compositions/set-up-lab3.ts';
import { connectStorage } from '../../src/recipes/connect-storage.ts';
import { createUnityIntegration } from '../../src/recipes/create-unity-integration.ts';
import { deleteUnityIntegration } from '../../src/recipes/delete-unity-integration.ts';
import { disableTableflow } from '../../src/recipes/disable-tableflow.ts';
import { grantConnectorAccess } from '../../src/recipes/grant-connector-access.ts';
import { repairDeltaTable } from '../../src/recipes/repair-delta-table.ts';
import { updateTableflow } from '../../src/recipes/update-tableflow.ts';
import { runSql } from '../../src/resources/sql-warehouse/run-sql.ts';
import type { DeltaTableRepairPlan } from '../../src/resources/tableflow/delta-table-repair.ts';
import type { TableFormat } from '../../src/resources/tableflow/table-formats.ts';
import type { TableflowSettings } from '../../src/resources/tableflow/tableflow-settings.ts';
import { customerTopic, hotelTopic, unityInput } from './inputs.ts';
import { preparedOnce } from './prepared-once.ts';
import { labWithTables, labWithTopics, withNeighbours } from './scenes.ts';
import { createSimulatedLab, type SimulatedLab } from './simulated-lab.ts';
import { awsInput, type azureInput, type StorageScene, storageScene } from './storage-scene.ts';
import { terraform, terraformLab, withOneRecord } from './terraform-lab.ts';

// The clouds as the runs of the crash matrix find them: quick ones, so that a run has few checks.

const timings = {
  connectorProvisioningMs: 400,
  tableflowStartMs: 400,
  catalogSyncMs: 400,
  tableflowStopMs: 400,
  keyPropagationMs: 400,
};

/** River Hotels before LAB 3. */
export const bareLab = (world: World = riverHotels): Promise<SimulatedLab> =>
  createSimulatedLab({ world, simulator: { timings } });

/** Its connector runs and has made the topics, with one of heartbeats. Another lab has a topic of its own. */
export const labWithCapture = preparedOnce(async (options) => withNeighbours(await labWithTopics(options)), {
  simulator: { timings },
});

/** The same, with both tables written and published. */
export const existingLab = preparedOnce(async (options) => withNeighbours(await labWithTables(options)), {
  simulator: { timings },
});

/** Terraform made the connector, and nothing else. */
export const labWithForeignConnector = async (): Promise<SimulatedLab> => {
  const simulated = await terraformLab({ simulator: { timings } });
  await terraform.connector(simulated);
  await terraform.wait(simulated);
  return withOneRecord(simulated);
};

/** The same, with what this lab makes beside it. */
export const labBesideForeignConnector = async (): Promise<SimulatedLab> => {
  const simulated = await labWithForeignConnector();
  await setUpLab3(await simulated.anotherLab());
  return simulated;
};

/** A scene in which more was done. */
export function after<Scene extends SimulatedLab>(
  prepare: () => Promise<Scene>,
  ...works: readonly ((scene: Scene) => unknown)[]
): () => Promise<Scene> {
  return async () => {
    const scene = await prepare();
    for (const work of works) await work(scene);
    return scene;
  };
}

/** The lab's integration has failed, because somebody made it with a wrong secret. */
export const labWithFailedIntegration = after(
  existingLab,
  ({ lab }) => deleteUnityIntegration(lab, unityInput),
  ({ lab }) =>
    createUnityIntegration(
      lab,
      { ...unityInput, clientSecret: createSecret('river-wrong-secret') },
      { preflight: false },
    ),
  ({ clock }) => sleep(clock, 60_000),
);

/** Nothing is published any more. */
export const labWithEmptySchema = after(
  existingLab,
  ({ lab }) => disableTableflow(lab, { topic: hotelTopic }),
  ({ lab }) => disableTableflow(lab, { topic: customerTopic }),
);

/** The service stopped to write the hotel table, because of a record. */
export const labWithSuspendedTopic = after(existingLab, ({ simulator }) => {
  const found = simulator.state.confluent.tableflowTopics.find(({ topic }) => topic.spec.display_name === hotelTopic);
  if (!found) throw new Error('Tableflow is not enabled');
  found.topic.spec.suspended = true;
  found.topic.status.error_message = 'Record at offset 7 has no value';
});

/** How the hotel table is kept, where it is not as usual. */
export const longKept: TableflowSettings & { readonly formats: TableFormat[] } = {
  retentionMs: 8 * 7 * 24 * 60 * 60_000,
  formats: ['DELTA', 'ICEBERG'],
};

/** Somebody ran OPTIMIZE on the hotel table, and the plan of its repair was made. */
export async function labWithRepairPlan(): Promise<SimulatedLab & { readonly plan: DeltaTableRepairPlan }> {
  const simulated = await existingLab();
  const { lab } = simulated;
  await updateTableflow(lab, { topic: hotelTopic, ...longKept });
  await runSql(lab, 'OPTIMIZE `river-hotels`.`lkc-river1`.`riverhotel_public_hotel`');
  const { plan } = await repairDeltaTable(lab, { topic: hotelTopic });
  if (!plan) throw new Error('nothing to repair');
  return { ...simulated, plan };
}

/** Secrets to which the rotating recipes change. */
export const nextSecrets = {
  client: createSecret('river-second-secret'),
  database: createSecret('river-second-password'),
};

/** The service principal has got a second secret, and the database another password. */
export const labWithNewSecrets = after(existingLab, ({ simulator: { state } }) => {
  for (const one of state.databricks.servicePrincipals) one.clientSecrets.push(nextSecrets.client.reveal());
  Object.assign(state.world.database, { password: nextSecrets.database.reveal() });
});

/** The service principal holds these privileges. */
export const labWithGrants = (grants: Partial<World['databricks']['grants']>) => (): Promise<SimulatedLab> => {
  const held = { catalog: [], externalLocation: [], storageCredential: [], ...grants };
  return bareLab({ ...riverHotels, databricks: { ...riverHotels.databricks, grants: held } });
};

/** Whose connector writes which topics. */
export const connectorAccess = {
  kafkaClusterId: 'lkc-river1',
  serviceAccountId: 'sa-river1',
  topicPrefix: 'riverhotel',
};

/** The service account has no role. */
export const labWithoutRole = (): Promise<SimulatedLab> =>
  bareLab({ ...riverHotels, serviceAccount: { ...riverHotels.serviceAccount, roles: [] } });

/** The service account has no role, and the ACLs of a connector. */
export const labWithAcls = after(labWithoutRole, ({ lab, clock }) =>
  grantConnectorAccess(lab.confluent.kafka, connectorAccess, { clock }),
);

/** Storage that nobody is connected with; a new trust takes a while. */
export const bareStorage = (): Promise<StorageScene> => storageScene(2_000);

/** Storage that is connected. */
export const connectedStorage = (input: typeof awsInput | typeof azureInput): (() => Promise<StorageScene>) =>
  after(
    () => storageScene(0),
    (scene) => connectStorage(scene.administrator, input, { applyTrust: scene.applyTrust }),
  );

/** Databricks gets in, by a policy that knows nothing of Confluent. */
export const storageOfDatabricks = after(connectedStorage(awsInput), ({ simulator }) => {
  simulator.state.confluent.providerIntegrations = [];
});
