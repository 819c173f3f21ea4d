import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { diagnoseTableflow } from '../src/recipes/diagnose-tableflow.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import type { SimulatedLab } from './support/simulated-lab.ts';
import { tableflowTopic } from './support/tableflow-topic.ts';

const topic = hotelTopic;

/** The next check of the hotel topic shows this. */
function tableflowSays({ simulator }: SimulatedLab, state: Parameters<typeof tableflowTopic>[0]): void {
  simulator.faults.add({ on: 'getTableflowTopic', answer: { status: 200, body: tableflowTopic(state) } });
}

const causesOf = async ({ lab }: SimulatedLab) =>
  (await diagnoseTableflow(lab, { topic })).causes.map(({ ruleId, evidence }) => [
    ruleId,
    evidence.map((one) => one.text),
  ]);

describe('Tableflow', () => {
  it('that writes a published table has no causes', async () => {
    const { lab, changes } = await labWithTables();
    expect(await diagnoseTableflow(lab, { topic })).toEqual({
      health: { state: 'healthy', phase: 'RUNNING, sync SYNCED' },
      causes: [],
      unknown: [],
    });
    expect(changes()).toEqual([]);
  });

  it('that is not enabled, on a topic without a schema', async () => {
    const simulated = await labWithTopics();
    simulated.simulator.state.confluent.subjects = [];
    expect(await causesOf(simulated)).toEqual([
      ['schema-missing', ['subject "riverhotel.public.hotel-value" does not exist']],
      ['tableflow-disabled', ['Tableflow is not enabled on topic "riverhotel.public.hotel"']],
    ]);
  });

  it('that is suspended by a foreign commit', async () => {
    const simulated = await labWithTopics();
    const message = 'The Delta log of the table was modified outside of Tableflow at version 12';
    tableflowSays(simulated, { phase: 'RUNNING', suspended: true, message: 'none', failing: message });
    const { health, causes } = await diagnoseTableflow(simulated.lab, { topic });
    expect(health).toEqual({ state: 'failed', phase: 'SUSPENDED' });
    expect(causes).toEqual([
      {
        ruleId: 'delta-log-modified',
        cause: 'Something else wrote to the Delta log: a COMMENT, ALTER, OPTIMIZE or VACUUM is enough.',
        evidence: [{ from: 'format DELTA', text: message }],
        remedy:
          'Build the table again: lab3 repair <table>, or repairDeltaTable, shows its plan first and carries it out once you agree. Create views on top of the table instead of changing it.',
      },
    ]);
  });

  it('that fails because its provider integration is gone', async () => {
    const simulated = await labWithTopics();
    simulated.simulator.state.confluent.providerIntegrations = [];
    tableflowSays(simulated, { phase: 'FAILED', message: 'AWS provider integration cspi-river1 not found' });
    expect(await causesOf(simulated)).toEqual([
      [
        'provider-integration-missing',
        [
          'AWS provider integration cspi-river1 not found',
          'provider integration cspi-river1 was not found in env-river1',
        ],
      ],
    ]);
  });

  it('whose table is not published: the missing grant is named by both sides', async () => {
    const { databricks } = riverHotels;
    const grants = { ...databricks.grants, catalog: ['USE_CATALOG', 'USE_SCHEMA', 'CREATE_SCHEMA', 'CREATE_TABLE'] };
    const world = { ...riverHotels, databricks: { ...databricks, grants, externalAccessEnabled: false } };
    const simulated = await labWithTopics({ world });
    const sync = {
      catalog_integration_id: 'tci-1',
      catalog_type: 'UNITY',
      sync_status: 'FAILED',
      error_message: `PERMISSION_DENIED: User does not have EXTERNAL USE SCHEMA on Schema 'river-hotels.lkc-river1'.`,
    };
    tableflowSays(simulated, { phase: 'RUNNING', sync: [sync] });
    const { health, causes } = await diagnoseTableflow(simulated.lab, { topic });
    expect(health).toEqual({ state: 'degraded', phase: 'RUNNING, sync FAILED' });
    expect(causes.map((one) => one.ruleId)).toEqual(['external-use-schema', 'external-access-off']);
    expect(causes[0]?.remedy).toBe(
      'As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG `river-hotels` TO `c0ffee00-1111-4222-8333-444455556666`;',
    );
  });

  it('whose table name is taken', async () => {
    const simulated = await labWithTables();
    for (const table of simulated.simulator.state.databricks.tables)
      table.storage_location = 's3://river-tableflow-bucket/earlier/life';
    const sync = {
      catalog_integration_id: 'tci-1',
      catalog_type: 'UNITY',
      sync_status: 'PENDING',
      error_message: null,
    };
    tableflowSays(simulated, { phase: 'RUNNING', sync: [sync] });
    expect(await causesOf(simulated)).toEqual([
      [
        'table-name-taken',
        [
          'table river-hotels.lkc-river1.riverhotel_public_hotel is at s3://river-tableflow-bucket/earlier/life, not at s3://river-tableflow-bucket//0/1/v1/hotel',
        ],
      ],
    ]);
  });

  it('that runs without an integration', async () => {
    const simulated = await labWithTopics();
    await enableTableflow(simulated.lab, tableflowInput);
    expect(await causesOf(simulated)).toEqual([
      ['integration-absent', ['there is no Unity Catalog integration in lkc-river1']],
    ]);
  });

  it('whose sync has not begun: no cause is made up', async () => {
    const simulated = await labWithTables();
    tableflowSays(simulated, { phase: 'RUNNING' });
    expect(await diagnoseTableflow(simulated.lab, { topic })).toEqual({
      health: { state: 'pending', phase: 'RUNNING, sync not begun' },
      causes: [],
      unknown: [],
    });
  });

  it('whose text nobody knows', async () => {
    const simulated = await labWithTopics();
    tableflowSays(simulated, { phase: 'FAILED', message: 'Internal error 4711' });
    expect(await diagnoseTableflow(simulated.lab, { topic })).toEqual({
      health: { state: 'failed', phase: 'FAILED' },
      causes: [],
      unknown: [{ from: 'Tableflow', text: 'Internal error 4711' }],
    });
  });

  it('that gives no reason', async () => {
    const simulated = await labWithTopics();
    tableflowSays(simulated, { phase: 'RUNNING', suspended: true });
    const { unknown } = await diagnoseTableflow(simulated.lab, { topic });
    expect(unknown).toEqual([{ from: 'Tableflow', text: 'Tableflow is SUSPENDED, and the service gives no reason' }]);
  });
});
