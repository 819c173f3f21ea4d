import type { LabContext } from '../../lab/context.ts';
import type { SourceSlot } from '../../source/source-database.ts';

/**
 * Whether a slot of this name is the connector's. Names of slots are shared by all databases of a server, and by all
 * plugins: of another one it is somebody else's.
 */
export function isOwnSlot({ config }: LabContext, slot: SourceSlot, slotName: string): boolean {
  return slot.name === slotName && slot.plugin === 'pgoutput' && slot.databaseName === config.source.databaseName;
}
