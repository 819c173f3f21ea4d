import { describe, expect, it } from 'vitest';
import { deletePublishedSchema } from '../src/recipes/delete-published-schema.ts';
import { disableTableflow } from '../src/recipes/disable-tableflow.ts';
import { customerTopic, hotelTopic } from './support/inputs.ts';
import { labWithTables } from './support/scenes.ts';
import { configOf, type SimulatedLab } from './support/simulated-lab.ts';

const tables =
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true';
const gone = { outcome: 'unchanged', why: 'it is gone, or holds tables of others' };

async function labWithEmptySchema(): Promise<SimulatedLab> {
  const simulated = await labWithTables();
  for (const topic of [hotelTopic, customerTopic]) await disableTableflow(simulated.lab, { topic });
  simulated.simulator.forgetCalls();
  return simulated;
}

describe('deleting the schema of the tables', () => {
  it('deletes it once it is empty', async () => {
    const { lab, simulator, calls } = await labWithEmptySchema();
    expect(await deletePublishedSchema(lab)).toEqual({ outcome: 'deleted' });
    expect(calls()).toEqual([`${tables} → 200`, 'DELETE /api/2.1/unity-catalog/schemas/river-hotels.lkc-river1 → 200']);
    expect(simulator.state.databricks.schemas.map((schema) => schema.name)).not.toContain('lkc-river1');
  });

  it('a second time finds nothing', async () => {
    const { lab, calls } = await labWithEmptySchema();
    await deletePublishedSchema(lab);
    calls();
    expect(await deletePublishedSchema(lab)).toEqual(gone);
    expect(calls()).toEqual([`${tables} → 404`]);
  });

  it('keeps it while a table is in it', async () => {
    const { lab, changes } = await labWithTables();
    expect(await deletePublishedSchema(lab)).toEqual(gone);
    expect(changes()).toEqual([]);
  });

  it('keeps one whose name was chosen', async () => {
    const { anotherLab, simulator, calls } = await labWithEmptySchema();
    const { databricks } = configOf(simulator.state.world);
    const lab = await anotherLab({ config: { databricks: { ...databricks, schemaName: 'default' } } });
    expect(await deletePublishedSchema(lab)).toEqual({
      outcome: 'unchanged',
      why: 'its name was chosen by somebody',
    });
    expect(calls()).toEqual([]);
  });
});
