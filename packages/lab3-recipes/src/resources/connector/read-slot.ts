import type { LabContext } from '../../lab/context.ts';
import type { SourceSlot } from '../../source/source-database.ts';
import { SourceError } from '../../source/source-error.ts';
import { isOwnSlot } from './own-slot.ts';
import { findConnector } from './read-connector.ts';
import { sourceScope } from './source-scope.ts';

/** A connector that is no more than one segment of the log behind is as near as its heartbeats let it come. */
const nearBytes = 16 * 1_024 * 1_024;

/** How far the connector has read in the source's write-ahead log. */
export interface SlotPosition {
  readonly name: string;
  /** Somebody reads the log through it: a connector does once its snapshot is done. */
  readonly isActive: boolean;
  /** WAL that the connector has not confirmed yet. */
  readonly lagBytes: number;
  /** The server removed WAL that the slot still needs. */
  readonly isLost: boolean;
  /** What was written before the first check is confirmed, or no more than a segment of the log is open. */
  readonly isCaughtUp: boolean;
}

/**
 * Reads the slot of a connector; `null` where it cannot be seen. One that somebody else made has a slot of another name than
 * ours would have, which its configuration says. Remembers where the log ended at the first check.
 */
export function createSlotReader(
  lab: LabContext,
  connectorName: string | undefined,
): (signal?: AbortSignal) => Promise<SlotPosition | null> {
  let beganAt: number | undefined;
  let liveName: string | undefined;
  return async (signal) => {
    if (!lab.source) return null;
    const { slotName, publicationName, tableIncludeList: tables } = lab.config.connector;
    const scope = sourceScope(lab, { tables, slotName, publicationName });
    try {
      const { details } = await lab.source.inspect(signal, scope);
      const find = (slotName: string | undefined): SourceSlot | undefined =>
        details?.allSlots.find((one) => slotName !== undefined && isOwnSlot(lab, one, slotName));
      let slot = find(liveName) ?? find(scope.slotName);
      if (!slot && connectorName !== undefined && details && details.allSlots.length > 0) {
        liveName ??= (await findConnector(lab, connectorName, signal))?.config['slot.name'];
        slot = find(liveName);
      }
      if (!slot) return null;
      const { name, isActive, unconfirmedBytes: lagBytes, walStatus, confirmedPosition } = slot;
      const isPast = beganAt !== undefined && confirmedPosition != null && confirmedPosition >= beganAt;
      if (confirmedPosition != null) beganAt ??= confirmedPosition + lagBytes;
      return { name, isActive, lagBytes, isLost: walStatus === 'lost', isCaughtUp: lagBytes <= nearBytes || isPast };
    } catch (error) {
      if (SourceError.isInstance(error) && error.reason === 'unreachable') return null;
      throw error;
    }
  };
}
