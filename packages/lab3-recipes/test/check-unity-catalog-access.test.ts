import { riverHotels } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { checkUnityCatalogAccess } from '../src/recipes/check-unity-catalog-access.ts';
import { inputErrorOf } from './support/input-error.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';

const { catalogName } = riverHotels.databricks;

it('passes where the service principal holds what Tableflow needs, and changes nothing', async () => {
  const { lab, changes } = await createSimulatedLab();
  expect(await checkUnityCatalogAccess(lab)).toBeUndefined();
  expect(changes()).toEqual([]);
});

it('names every missing privilege with the grant that gives it', async () => {
  const { lab, simulator } = await createSimulatedLab();
  const { grants } = simulator.state.databricks;
  for (const held of Object.values(grants))
    for (const principal of Object.keys(held)) held[principal] = ['USE_CATALOG'];
  const error = await inputErrorOf(() => checkUnityCatalogAccess(lab));
  expect(error.tried).toBe(`publish tables in catalog ${catalogName}`);
  expect(error.problems.map(({ path }) => path)).toEqual(Array(4).fill(`catalog ${catalogName}`));
  expect(error.problems.map(({ remedy }) => /GRANT ([A-Z ]+) ON/.exec(remedy)?.[1])).toEqual([
    'USE SCHEMA',
    'CREATE SCHEMA',
    'CREATE TABLE',
    'EXTERNAL USE SCHEMA',
  ]);
});
