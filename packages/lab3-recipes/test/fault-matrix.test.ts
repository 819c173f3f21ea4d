import { describe, expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { type Fault, faults, faultyFetch, staleFetch } from './support/faulty-calls.ts';
import { newQuickLab, standing, stateOf } from './support/lab-state.ts';
import type { SimulatedLab } from './support/simulated-lab.ts';

// Whatever happens to whichever call: the lab is complete in the end, or an error names the call and the next run completes it.

type Network = ReturnType<typeof faultyFetch>;

interface Outcome {
  readonly call: string;
  /** What the run came to. */
  readonly came: 'to the end' | 'to an error that names the call' | `to ${string}`;
  readonly isStanding: boolean;
}

/** Sets up a lab of its own on the network of each number, until there is nothing left to strike. */
async function strikeEverywhere(
  networkOf: (simulated: SimulatedLab, number: number) => Network,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let number = 1; ; number += 1) {
    const simulated = await newQuickLab();
    const { simulator, anotherLab } = simulated;
    const network = networkOf(simulated, number);
    const error = await setUpLab3(await anotherLab({ fetch: network.fetch })).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    const call = network.struck();
    if (call === undefined) return outcomes;
    const came = error === undefined ? 'to the end' : names(error, call);
    if (error !== undefined) await setUpLab3(await anotherLab());
    outcomes.push({ call, came, isStanding: JSON.stringify(stateOf(simulator)) === JSON.stringify(standing) });
  }
}

/** An error may wrap the one of the call. */
function names(error: unknown, call: string): Outcome['came'] {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('operation' in one && one.operation === call) return 'to an error that names the call';
  }
  return `to ${String(error)}`;
}

function report(what: string, outcomes: readonly Outcome[]): void {
  const completed = outcomes.filter(({ came }) => came === 'to the end').length;
  const survived = outcomes.filter(({ isStanding }) => isStanding).length;
  process.stdout.write(
    `${what}: ${outcomes.length} points tried, ${survived} survived, ${completed} of them in the first run\n`,
  );
}

function expectNothingLost(outcomes: readonly Outcome[]): void {
  expect(
    outcomes.filter(
      ({ came, isStanding }) => !isStanding || (came !== 'to the end' && came !== 'to an error that names the call'),
    ),
  ).toEqual([]);
}

describe('setting up', () => {
  it.each(Object.entries(faults) as [string, Fault][])(
    'outlives %s, at every call',
    async (what, fault) => {
      const outcomes = await strikeEverywhere(({ simulator, clock }, callNumber) =>
        faultyFetch(simulator, clock, { callNumber, fault, times: 1 }),
      );
      report(what, outcomes);
      expectNothingLost(outcomes);
      expect(outcomes.length).toBeGreaterThan(35);
    },
    600_000,
  );

  it('outlives a service that stays unavailable, at every call', async () => {
    const outcomes = await strikeEverywhere(({ simulator, clock }, callNumber) =>
      faultyFetch(simulator, clock, { callNumber, fault: faults.unavailable, times: 5 }),
    );
    report('unavailable, five times', outcomes);
    expectNothingLost(outcomes);
  });

  it('outlives a read that is behind a write, at every read', async () => {
    const outcomes = await strikeEverywhere(({ simulator, clock }, number) => staleFetch(simulator, clock, number));
    report('a stale read after a write', outcomes);
    expectNothingLost(outcomes);
    expect(outcomes.length).toBeGreaterThan(5);
  });
});
