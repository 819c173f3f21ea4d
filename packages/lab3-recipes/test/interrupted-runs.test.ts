import { isChanging, type Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import type { LabContext } from '../src/context.ts';
import { setUpLab3 } from '../src/set-up-lab3.ts';
import { tearDownLab3 } from '../src/tear-down-lab3.ts';
import { createSimulatedLab, type SimulatedLab } from './simulated-lab.ts';

// Wherever a run ends before its end, the next one reaches the same state, with one of each.

const up = (lab: LabContext): Promise<unknown> => setUpLab3(lab);
const down = (lab: LabContext): Promise<unknown> => tearDownLab3(lab);

const standing = {
  integrations: ['tableflow-databricks-workshop: CONNECTED'],
  connectors: ['riverhotel-postgres-cdc: RUNNING'],
  tableflow: ['riverhotel.public.customer: RUNNING, DELTA', 'riverhotel.public.hotel: RUNNING, DELTA'],
  tables: ['river-hotels.lkc-river1.riverhotel_public_customer', 'river-hotels.lkc-river1.riverhotel_public_hotel'],
};
const gone = { integrations: [], connectors: [], tableflow: [], tables: [] };

function stateOf({ state }: Simulator): typeof standing {
  const { catalogIntegrations, connectors, tableflowTopics } = state.confluent;
  return {
    integrations: catalogIntegrations.map(
      ({ integration }) => `${integration.spec.display_name}: ${integration.status?.phase}`,
    ),
    connectors: connectors.map((connector) => `${connector.name}: ${connector.state}`),
    tableflow: tableflowTopics
      .map(({ topic }) => `${topic.spec.display_name}: ${topic.status.phase}, ${topic.spec.table_formats}`)
      .sort(),
    tables: state.databricks.tables.map((table) => table.full_name ?? '').sort(),
  };
}

/** Clouds that are quick, so that a run has few looks to be killed at. */
const timings = {
  connectorProvisioningMs: 1_000,
  tableflowStartMs: 1_000,
  catalogSyncMs: 1_000,
  tableflowStopMs: 1_000,
};
const newLab = (): Promise<SimulatedLab> => createSimulatedLab({ simulator: { timings } });

/** A lab on which tearing down has something to do. */
async function labThatStands(): Promise<SimulatedLab> {
  const simulated = await newLab();
  await up(simulated.lab);
  simulated.simulator.forgetCalls();
  return simulated;
}

const changesOfUp = [
  ['createCatalogIntegration', 0],
  ['createConnector', 0],
  ['createTableflowTopic', 0],
  ['createTableflowTopic', 1],
] as const;
const changesOfDown = [
  ['deleteTableflowTopic', 0],
  ['deleteTableflowTopic', 1],
  ['deleteTable', 0],
  ['deleteTable', 1],
  ['deleteCatalogIntegration', 0],
  ['deleteConnector', 0],
] as const;
const times = ['before', 'after'] as const;
const each = (changes: typeof changesOfUp | typeof changesOfDown) =>
  changes.flatMap(([on, skip]) => times.map((drop) => [on, skip, drop] as const));

describe('the changing calls', () => {
  it('of a whole run are those that are broken here', async () => {
    const { lab, simulator } = await newLab();
    const own = () =>
      simulator.calls.filter((call) => isChanging(call) && !call.isFromTableflow).map((call) => call.operationId);
    await up(lab);
    expect(own().sort()).toEqual(changesOfUp.map(([on]) => on).sort());
    simulator.forgetCalls();
    await down(lab);
    expect(own().sort()).toEqual(changesOfDown.map(([on]) => on).sort());
  });
});

describe('a broken connection while the lab is set up', () => {
  it.each(each(changesOfUp))('at %s number %i, %s the effect', async (on, skip, drop) => {
    const { lab, simulator, anotherLab } = await newLab();
    simulator.faults.add({ on, skip, drop });
    const first = await up(lab).then(
      () => 'done',
      (error: Error) => error.name,
    );
    expect(first).toBe(drop === 'after' ? 'done' : 'NetworkError');
    await up(await anotherLab());
    expect(stateOf(simulator)).toEqual(standing);
  });
});

describe('a broken connection while the lab is taken back', () => {
  it.each(each(changesOfDown))('at %s number %i, %s the effect, however often', async (on, skip, drop) => {
    const { lab, simulator, anotherLab } = await labThatStands();
    simulator.faults.add({ on, skip, drop, times: 3 });
    await down(lab).catch((error: Error) => expect(error.name).toBe('NetworkError'));
    await down(await anotherLab());
    expect(stateOf(simulator)).toEqual(gone);
  });
});

/** Lets this many calls through; with the last one the process ends, before it learns the answer. */
function fetchUntilKilled({ fetch }: Simulator, callCount: number): Simulator['fetch'] {
  let left = callCount;
  return async (request) => {
    left -= 1;
    const answer = left >= 0 ? await fetch(request) : undefined;
    if (left <= 0 || !answer) throw new Error('killed');
    return answer;
  };
}

/** Kills a run after its first call, another after its second, and so on to the last, and finishes each anew. */
async function killEverywhere(
  prepare: () => Promise<SimulatedLab>,
  run: (lab: LabContext) => Promise<unknown>,
): Promise<readonly (typeof standing)[]> {
  const ends: (typeof standing)[] = [];
  for (let callCount = 1; ; callCount += 1) {
    const { simulator, anotherLab } = await prepare();
    const isKilled = await run(await anotherLab({ fetch: fetchUntilKilled(simulator, callCount) })).then(
      () => false,
      (error: Error) => error.message === 'killed',
    );
    if (!isKilled) return ends;
    await run(await anotherLab());
    ends.push(stateOf(simulator));
  }
}

describe('a process that is killed', () => {
  it('after any call of setting up leaves what the next run completes', async () => {
    const ends = await killEverywhere(newLab, up);
    expect(ends.length).toBeGreaterThan(30);
    expect(ends.filter((end) => JSON.stringify(end) !== JSON.stringify(standing))).toEqual([]);
  });

  it('after any call of taking back leaves what the next run completes', async () => {
    const ends = await killEverywhere(labThatStands, down);
    expect(ends.length).toBeGreaterThan(20);
    expect(ends.filter((end) => JSON.stringify(end) !== JSON.stringify(gone))).toEqual([]);
  });
});
