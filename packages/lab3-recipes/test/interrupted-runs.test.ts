import { isChanging } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import type { LabContext } from '../src/lab/context.ts';
import { gone, newQuickLab, standing, stateOf } from './support/lab-state.ts';
import type { SimulatedLab } from './support/simulated-lab.ts';

// Wherever the connection breaks, this run or the next one reaches the same state, with one of each. For runs that are
// killed see the crash matrix.

const up = (lab: LabContext): Promise<unknown> => setUpLab3(lab);
const down = (lab: LabContext): Promise<unknown> => tearDownLab3(lab);

/** A lab on which tearing down has something to do. */
async function existingLab(): Promise<SimulatedLab> {
  const simulated = await newQuickLab();
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
    const { lab, simulator } = await newQuickLab();
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
    const { lab, simulator, anotherLab } = await newQuickLab();
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
    const { lab, simulator, anotherLab } = await existingLab();
    simulator.faults.add({ on, skip, drop, times: 3 });
    await down(lab).catch((error: Error) => expect(error.name).toBe('NetworkError'));
    await down(await anotherLab());
    expect(stateOf(simulator)).toEqual(gone);
  });
});
