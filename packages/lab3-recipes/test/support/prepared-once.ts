import { sleep } from '@tableflow-workshop/client-core';
import { createSimulatedLab, type SimulatedLab, type SimulatedLabOptions } from './simulated-lab.ts';

/** What the clouds do again after they went on from a saved state is done by then. */
const settleMs = 10_000;

/** Prepares a scene once, and gives everybody clouds of their own that go on from there: it takes a tenth of the time. */
export function preparedOnce(
  prepare: (options: SimulatedLabOptions) => Promise<SimulatedLab>,
  options: SimulatedLabOptions,
): () => Promise<SimulatedLab> {
  let preparing: Promise<SimulatedLab> | undefined;
  return async () => {
    preparing ??= prepare(options);
    const { simulator, clock } = await preparing;
    const again = await createSimulatedLab({
      ...options,
      simulator: { ...options.simulator, state: structuredClone(simulator.state) },
      startMs: clock.now(),
    });
    await sleep(again.clock, settleMs);
    again.simulator.forgetCalls();
    return again;
  };
}
