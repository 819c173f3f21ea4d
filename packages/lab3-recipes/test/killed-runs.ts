import type { Simulator } from '@tableflow-workshop/simulator';
import type { LabContext } from '../src/context.ts';
import type { SimulatedLab } from './simulated-lab.ts';

/** One run that was killed, and what the next run made of it. */
export interface KilledRun<State> {
  /** The call at which it was killed, e.g. `POST /tableflow/v1/tableflow-topics`. */
  readonly call: string;
  /** Whether the server had not seen the call, or had applied it and the answer was lost. */
  readonly moment: 'before' | 'after';
  readonly end: State;
}

/**
 * Kills a run at its first call, another at its second, and so on to the last: once before the server applied the call,
 * once after. Each is then finished by a second run.
 *
 * @param prepare a lab as the run finds it, a fresh one each time; the run gets it too, with all that it holds
 * @param stateOf what stands in the clouds after the second run
 * @throws when a second run fails, with the call at which the first was killed
 */
export async function killEverywhere<State, Scene extends Pick<SimulatedLab, 'simulator' | 'anotherLab'>>(
  prepare: () => Promise<Scene>,
  run: (lab: LabContext, scene: Scene) => Promise<unknown>,
  stateOf: (simulator: Simulator) => State,
): Promise<readonly KilledRun<State>[]> {
  const runs: KilledRun<State>[] = [];
  for (const moment of ['before', 'after'] as const) {
    for (let callNumber = 1; ; callNumber += 1) {
      const scene = await prepare();
      const { simulator, anotherLab } = scene;
      const killing = killingFetch(simulator, callNumber, moment);
      // What a dying process says does not count.
      await run(await anotherLab({ fetch: killing.fetch }), scene).catch(() => undefined);
      const call = killing.killedAt();
      if (call === undefined) break;
      try {
        await run(await anotherLab(), scene);
      } catch (error) {
        throw new Error(`killed ${moment} ${call}: the next run fails`, { cause: error });
      }
      runs.push({ call, moment, end: stateOf(simulator) });
    }
  }
  return runs;
}

/** Those whose end is another one, and one line for the log: `74 points tried, 74 survived`. */
export function survivalOf<State>(
  runs: readonly KilledRun<State>[],
  wanted: State,
): { readonly lost: readonly KilledRun<State>[]; readonly summary: string } {
  const lost = runs.filter(({ end }) => JSON.stringify(end) !== JSON.stringify(wanted));
  return { lost, summary: `${runs.length} points tried, ${runs.length - lost.length} survived` };
}

/** The network of a process that ends at the call of that number: nothing gets out any more, and no answer comes in. */
function killingFetch(
  { fetch }: Simulator,
  callNumber: number,
  moment: 'before' | 'after',
): { readonly fetch: Simulator['fetch']; readonly killedAt: () => string | undefined } {
  let callCount = 0;
  let call: string | undefined;
  const dieIfKilled = (): void => {
    if (call !== undefined) throw new Error('killed');
  };
  return {
    killedAt: () => call,
    async fetch(request) {
      dieIfKilled();
      callCount += 1;
      const isLast = callCount === callNumber;
      const line = `${request.method} ${decodeURIComponent(new URL(request.url).pathname)}`;
      if (isLast && moment === 'before') call = line;
      dieIfKilled();
      const response = await fetch(request);
      if (isLast) call = line;
      // What was on its way when the process ended arrives nowhere.
      dieIfKilled();
      return response;
    },
  };
}
