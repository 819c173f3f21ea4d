import { riverHotels } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { findExternalLocation } from '../src/index.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { unityAdministrator } from './support/unity-administrator.ts';

const { externalLocationName } = riverHotels.databricks;

it('the location over the storage of the lab is found by its address', async () => {
  const { lab, simulator, clock } = await createSimulatedLab();
  const administrator = unityAdministrator({ fetch: simulator.fetch, clock });
  const { storage } = lab.config;
  expect((await findExternalLocation(administrator, storage))?.name).toBe(externalLocationName);
  const [location] = simulator.state.databricks.externalLocations;
  if (location) location.url = `${location.url}/folder`;
  expect(await findExternalLocation(administrator, storage)).toBeUndefined();
});

it('a container of Azure is another place', async () => {
  const { lab } = await createSimulatedLab();
  const azure = { kind: 'AzureDataLakeStorageGen2', storageAccountName: 'river', containerName: 'tables' } as const;
  expect(await findExternalLocation(lab.databricks.unityCatalog, azure)).toBeUndefined();
});
