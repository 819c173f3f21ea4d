import type { SimulatorState } from './state.ts';

export interface Ids {
  newId(prefix: string): string;
  newUuid(): string;
  newRequestId(): string;
}

/**
 * Ids that are the same in every run: a scenario test can write them down. A counter that is derived from what
 * exists would repeat itself after deletes, so it is part of the state.
 */
export function createIds(state: SimulatorState): Ids {
  let requests = 0;
  const next = (): number => {
    state.counters.ids += 1;
    return state.counters.ids;
  };
  return {
    newId: (prefix) => `${prefix}-${(next() + 46_655).toString(36).padStart(6, '0')}`,
    newUuid: () => `00000000-0000-4000-8000-${next().toString(16).padStart(12, '0')}`,
    newRequestId() {
      requests += 1;
      return `req-${requests}`;
    },
  };
}
