import type { LabContext } from '../../lab/context.ts';
import { isOwnSlot } from '../../resources/connector/own-slot.ts';
import { replicationOf } from '../../resources/connector/replication-of.ts';
import type { SourceDatabase } from '../../source/source-database.ts';
import { sqlName, sqlText } from '../../source/sql.ts';
import type { Leftover } from './leftover.ts';

/** Slot and publication of the lab's connector that are still there. */
export async function sourceLeftovers(
  lab: LabContext,
  source: SourceDatabase,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { config } = lab;
  const { slotName, publicationName } = replicationOf(config);
  const { details } = await source.inspect(signal, { tables: [], slotName, publicationName });
  const system = 'PostgreSQL';
  const slot = details?.allSlots.find((one) => isOwnSlot(lab, one, slotName));
  const name = sqlText(slotName);
  const stop = `SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE slot_name = ${name}; `;
  return [
    ...(slot
      ? [
          {
            system,
            kind: 'replication slot',
            name: slotName,
            why: `it holds back WAL until the disk of the server is full${slot.isActive ? '; something reads it' : ''}`,
            removeWith: `${slot.isActive ? stop : ''}SELECT pg_drop_replication_slot(${name});`,
          } as const,
        ]
      : []),
    ...(details?.publication
      ? [
          {
            system,
            kind: 'publication',
            name: publicationName,
            why: `its name is that of the lab's publication, in database ${config.source.databaseName}`,
            removeWith: `DROP PUBLICATION ${sqlName(publicationName)};`,
          } as const,
        ]
      : []),
  ];
}
