import { readFile } from 'node:fs/promises';
import { environmentOf, type World } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { planLab3 } from '../src/compositions/plan-lab3.ts';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import { environmentSource } from '../src/config/environment-source.ts';
import type { LabConfig } from '../src/config/lab-config.ts';
import { resolveLabConfig } from '../src/config/resolve-lab-config.ts';
import { parseTerraformOutput } from '../src/config/terraform-output.ts';
import { createLabContext } from '../src/lab/context.ts';
import { connectStorage } from '../src/recipes/connect-storage.ts';
import { grantTableflowAccess } from '../src/recipes/grant-tableflow-access.ts';
import { azureInput, type StorageScene, storageScene } from './support/storage-scene.ts';
import { terraform, terraformConnector, terraformTopics, workshop2026 } from './support/terraform-lab.ts';
import { unityAdministrator } from './support/unity-administrator.ts';

// The workshop as it is on Azure: outputs that are texts only, and storage that is a container.

const storage = { storageAccountName: 'riverlake042', containerName: 'lake' };
const fromOutputs = [
  'CONFLUENT_ENVIRONMENT_ID',
  'CONFLUENT_KAFKA_CLUSTER_ID',
  'SCHEMA_REGISTRY_REST_ENDPOINT',
  'DATABRICKS_HOST',
  'LAB3_CATALOG',
  'LAB3_BUCKET',
  'LAB3_DATABASE_HOSTNAME',
];

/** The outputs of the root for Azure, with the ids of this world, and for the rest the variables of the person. */
async function azureConfig(world: World, providerIntegrationId: string): Promise<LabConfig> {
  const recorded = await readFile(new URL('fixtures/config/o41-workshop-azure-2026.json', import.meta.url), 'utf8');
  const outputs = recorded
    .replaceAll('env-rvh042', world.environment.id)
    .replaceAll('lkc-rvh777', world.kafkaCluster.id)
    .replaceAll('https://psrc-rvh7.westeurope.azure.confluent.cloud', world.schemaRegistry.url)
    .replaceAll('https://adb-4200000000000042.2.azuredatabricks.net', world.databricks.workspaceUrl)
    .replaceAll('"river_hotels"', `"${world.databricks.catalogName}"`)
    .replaceAll('river-pg.postgres.database.azure.com', world.database.hostname);
  const own = Object.entries(environmentOf(world)).filter(([name]) => !fromOutputs.includes(name));
  const variables = {
    ...Object.fromEntries(own),
    LAB3_PROVIDER_INTEGRATION_ID: providerIntegrationId,
    LAB3_CONNECTOR_NAME: terraformConnector,
  };
  return resolveLabConfig([environmentSource(variables), parseTerraformOutput(outputs, 'terraform-output.json')]);
}

/** Storage, grants, connector, integration and Tableflow, made as Terraform makes them, and running. */
async function labOnAzure(): Promise<StorageScene & { readonly providerIntegrationId: string }> {
  const scene = await storageScene(0, { world: workshop2026, simulator: { isLenient: true } });
  const { administrator, applyTrust, simulator, clock } = scene;
  const { providerIntegrationId } = await connectStorage(administrator, { ...azureInput, ...storage }, { applyTrust });
  const principal = workshop2026.databricks.servicePrincipal.clientId;
  await grantTableflowAccess(
    unityAdministrator({ fetch: simulator.fetch, clock }),
    { principal, catalogName: 'river-hotels', externalLocationName: azureInput.externalLocationName },
    { clock },
  );
  await terraform.connector(scene);
  await terraform.wait(scene);
  await terraform.integration(scene);
  for (const topic of terraformTopics)
    await terraform.tableflow(scene, topic, {
      kind: 'AzureDataLakeStorageGen2',
      storage_account_name: storage.storageAccountName,
      container_name: storage.containerName,
      storage_region: '',
      provider_integration_id: providerIntegrationId,
    });
  await terraform.wait(scene);
  return { ...scene, providerIntegrationId };
}

it('a lab that Terraform made on Azure is planned, adopted, complete, and torn down without a change', async () => {
  const { simulator, clock, changes, providerIntegrationId } = await labOnAzure();
  const config = await azureConfig(workshop2026, providerIntegrationId);
  expect(config.storage).toEqual({ kind: 'AzureDataLakeStorageGen2', ...storage, providerIntegrationId });
  const lab = await createLabContext(config, { fetch: simulator.fetch, clock });
  changes();

  const plan = await planLab3(lab);
  expect(plan.problems).toEqual([]);
  expect(plan.steps.map(({ outcome }) => outcome)).toEqual(['adopted', 'adopted', 'adopted', 'adopted']);

  const { verdict, tables } = await setUpLab3(lab, { pollIntervalMs: 60_000 });
  expect(verdict).toBe('complete');
  expect(tables.map(({ topic, deltaRows }) => [topic, deltaRows])).toEqual([
    ['riverhotel.cdc.customer', 1_000],
    ['riverhotel.cdc.hotel', 30],
  ]);
  const down = await tearDownLab3(lab);
  expect(down.kept.map(({ kind, why }) => [kind, why])).toEqual([
    ['connector', 'somebody else made it'],
    ['catalog integration', 'somebody else made it'],
    ['Tableflow topic', 'somebody else made it'],
    ['Tableflow topic', 'somebody else made it'],
  ]);
  expect(changes()).toEqual([]);
  const paths = simulator.state.confluent.tableflowTopics.map(({ topic }) => topic.spec.storage.table_path);
  expect(paths.every((path) => path?.startsWith('abfss://lake@riverlake042.dfs.core.windows.net/'))).toBe(true);
});
