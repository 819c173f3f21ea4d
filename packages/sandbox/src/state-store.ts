import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import type { SimulatorState } from '@tableflow-workshop/simulator';
import type { Store } from './broker/store.ts';

/** The memory of the control planes on disk. */
export interface StateStore {
  load(): Promise<SimulatorState | undefined>;
  /** Resolves when the state as it is now, or a later one, is on disk. Calls that come together share one write. */
  save(state: SimulatorState): Promise<void>;
  /** Waits for the last write. A save that comes later is dropped: its request was cut off and never answered. */
  close(): Promise<void>;
}

const retryMs = 1_000;
const key = 'control-planes';

export function createStateStore(store: Store, clock: Clock = systemClock): StateStore {
  const states = store.sublevel<string>('state', 'utf8');
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let isClosed = false;
  let cancelRetry = (): void => undefined;

  /** What is not on disk is tried again, also when nothing changes any more. */
  const retryLater = (state: SimulatorState): void => {
    cancelRetry();
    cancelRetry = clock.setTimer(retryMs, () => void stateStore.save(state).catch(() => undefined));
  };

  const stateStore: StateStore = {
    async load() {
      const text = await store.read(() => states.get(key));
      return text === undefined ? undefined : JSON.parse(text);
    },
    async close() {
      isClosed = true;
      cancelRetry();
      await next;
      await writing;
    },
    async save(state) {
      if (isClosed) return;
      next ??= writing
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          const text = JSON.stringify(withoutResults(state));
          writing = store.write((batch) => batch.put(key, text, { sublevel: states }));
          writing.catch(() => isClosed || retryLater(state));
          return writing;
        });
      await next;
    },
  };
  return stateStore;
}

/** Results of statements are not kept over a restart, as a warehouse does not keep them either. */
function withoutResults(state: SimulatorState): SimulatorState {
  return { ...state, databricks: { ...state.databricks, statements: [] } };
}
