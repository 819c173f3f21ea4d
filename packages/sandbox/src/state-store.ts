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

const key = 'control-planes';

export function createStateStore(store: Store): StateStore {
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let isClosed = false;

  return {
    async load() {
      const text = await store.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async close() {
      await next;
      await writing;
      isClosed = true;
    },
    async save(state) {
      if (isClosed) return;
      next ??= writing
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          writing = store.put(key, JSON.stringify(withoutResults(state)), { sync: true });
          return writing;
        });
      await next;
    },
  };
}

/** Results of statements are not kept over a restart, as a warehouse does not keep them either. */
function withoutResults(state: SimulatorState): SimulatorState {
  return { ...state, databricks: { ...state.databricks, statements: [] } };
}
