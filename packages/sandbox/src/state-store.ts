import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import type { SimulatorState } from '@tableflow-workshop/simulator';
import type { Store } from './broker/store.ts';
import { partsOf, type StateParts, stateOf } from './state-parts.ts';

/** The memory of the control planes on disk. */
export interface StateStore {
  load(): Promise<SimulatorState | undefined>;
  /**
   * Resolves when the state as it is now, or a later one, is on disk. Calls that come together share one write, of what
   * has changed since the last one.
   */
  save(state: SimulatorState): Promise<void>;
  /** Waits for the last write. A save that comes later is dropped: its request was cut off and never answered. */
  close(): Promise<void>;
}

const retryMs = 1_000;
/** Where folders of earlier versions have the whole state. */
const wholeState = 'control-planes';

export function createStateStore(store: Store, clock: Clock = systemClock): StateStore {
  const states = store.sublevel<string>('state', 'utf8');
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  let isClosed = false;
  let onDisk: StateParts = new Map();
  let cancelRetry = (): void => undefined;

  /** What is not on disk is tried again, also when nothing changes any more. */
  const retryLater = (state: SimulatorState): void => {
    cancelRetry();
    cancelRetry = clock.setTimer(retryMs, () => void stateStore.save(state).catch(() => undefined));
  };

  async function write(parts: StateParts): Promise<void> {
    const changed = [...parts].filter(([key, text]) => onDisk.get(key) !== text);
    const gone = [...onDisk.keys()].filter((key) => !parts.has(key));
    await store.write((batch) => {
      for (const [key, text] of changed) batch.put(key, text, { sublevel: states });
      for (const key of [wholeState, ...gone]) batch.del(key, { sublevel: states });
    });
    onDisk = parts;
  }

  const stateStore: StateStore = {
    async load() {
      const kept = new Map(await store.read(() => states.iterator().all()));
      const whole = kept.get(wholeState);
      if (whole !== undefined) return JSON.parse(whole);
      onDisk = kept;
      return stateOf(kept);
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
          writing = write(partsOf(state));
          writing.catch(() => isClosed || retryLater(state));
          return writing;
        });
      await next;
    },
  };
  return stateStore;
}
