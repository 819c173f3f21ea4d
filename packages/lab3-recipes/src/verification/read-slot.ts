import type { LabContext } from '../lab/context.ts';
import { isOwnSlot } from '../resources/connector/own-slot.ts';
import { sourceScope } from '../resources/connector/source-scope.ts';
import { SourceError } from '../source/source-error.ts';

/** A connector that is no more than one segment of the log behind is as near as its heartbeats let it come. */
const nearBytes = 16 * 1_024 * 1_024;

/** How far the connector has read in the source's write-ahead log. */
export interface SlotPosition {
  readonly name: string;
  /** WAL that the connector has not confirmed yet. */
  readonly lagBytes: number;
  /** The server removed WAL that the slot still needs. */
  readonly isLost: boolean;
  /** What was written before the first look is confirmed, or no more than a segment of the log is open. */
  readonly isCaughtUp: boolean;
}

/** Reads the slot of the lab's connector; `null` where it cannot be seen. Remembers where the log ended at the first look. */
export function createSlotReader(lab: LabContext): (signal?: AbortSignal) => Promise<SlotPosition | null> {
  let beganAt: number | undefined;
  return async (signal) => {
    if (!lab.source) return null;
    const { slotName, publicationName, tableIncludeList: tables } = lab.config.connector;
    const scope = sourceScope(lab, { tables, slotName, publicationName });
    try {
      const { details } = await lab.source.inspect(signal, scope);
      const slot = details?.allSlots.find((one) => isOwnSlot(lab, one, scope.slotName));
      if (!slot) return null;
      const { name, unconfirmedBytes: lagBytes, walStatus, confirmedPosition } = slot;
      const isPast = beganAt !== undefined && confirmedPosition != null && confirmedPosition >= beganAt;
      if (confirmedPosition != null) beganAt ??= confirmedPosition + lagBytes;
      return { name, lagBytes, isLost: walStatus === 'lost', isCaughtUp: lagBytes <= nearBytes || isPast };
    } catch (error) {
      if (SourceError.isInstance(error) && error.reason === 'unreachable') return null;
      throw error;
    }
  };
}
