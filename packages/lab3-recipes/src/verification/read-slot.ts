import type { LabContext } from '../lab/context.ts';
import { isOwnSlot } from '../resources/connector/own-slot.ts';
import { sourceScope } from '../resources/connector/source-scope.ts';
import { SourceError } from '../source/source-error.ts';

/** How far the connector has read in the source's write-ahead log. */
export interface SlotPosition {
  readonly name: string;
  /** WAL that the connector has not confirmed yet. */
  readonly lagBytes: number;
  /** The server removed WAL that the slot still needs. */
  readonly isLost: boolean;
}

/** The slot of the lab's connector, or `null` where it cannot be seen. */
export async function readSlot(lab: LabContext, signal?: AbortSignal): Promise<SlotPosition | null> {
  if (!lab.source) return null;
  const { slotName, publicationName, tableIncludeList: tables } = lab.config.connector;
  const scope = sourceScope(lab, { tables, slotName, publicationName });
  try {
    const { details } = await lab.source.inspect(signal, scope);
    const slot = details?.allSlots.find((one) => isOwnSlot(lab, one, scope.slotName));
    if (!slot) return null;
    return { name: slot.name, lagBytes: slot.unconfirmedBytes, isLost: slot.walStatus === 'lost' };
  } catch (error) {
    if (SourceError.isInstance(error) && error.reason === 'unreachable') return null;
    throw error;
  }
}
