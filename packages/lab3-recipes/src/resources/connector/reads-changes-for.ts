import type { LabContext } from '../../lab/context.ts';
import { createSlotReader } from './read-slot.ts';

/**
 * Says whether the lab's connector has been reading changes for so long, as far as its checks have seen: then its snapshot
 * is done. Where the database cannot be asked, it never says so.
 */
export function readsChangesFor(lab: LabContext, timeMs: number): (signal?: AbortSignal) => Promise<boolean> {
  const readSlot = createSlotReader(lab, lab.config.connector.name);
  let sinceMs: number | undefined;
  return async (signal) => {
    const isActive = (await readSlot(signal))?.isActive ?? false;
    sinceMs = isActive ? (sinceMs ?? lab.clock.now()) : undefined;
    return sinceMs !== undefined && lab.clock.now() - sinceMs >= timeMs;
  };
}
