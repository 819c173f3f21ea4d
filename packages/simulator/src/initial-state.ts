import { initialConfluentState } from './initial-confluent-state.ts';
import { initialDatabricksState } from './initial-databricks-state.ts';
import type { SimulatorState } from './state.ts';
import type { World } from './world.ts';

/** Both clouds as the world says they were before the lab. */
export function initialState(world: World, nowMs: number): SimulatorState {
  return {
    world,
    confluent: initialConfluentState(world, nowMs),
    databricks: initialDatabricksState(world, nowMs),
    ...(world.isTrustEnforced ? { trusts: [] } : {}),
    counters: { ids: 0 },
  };
}
