import { DeltaConflictError } from '../delta/delta-log-error.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { compactFiles, expireRows } from './table-upkeep.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

const versionsPerCheckpoint = 10;
/** How often the time of versions and rows is checked where nothing else happens. */
const sweepMs = 3_600_000;

/** What a table needs beside its rows. None of it is needed to read the table: what fails is done the next time. */
export interface Upkeep {
  /** Of a table that was opened. */
  begin(table: OpenTable): Promise<OpenTable>;
  /** After a turn: a checkpoint at every tenth version, few files for many once the table has caught up, and what is due. */
  after(table: OpenTable, turn: { readonly isNew: boolean; readonly isBehind: boolean }): Promise<OpenTable>;
  /** When something is due by the clock. */
  nextMs(): number;
}

export function createUpkeep(options: TableWriterOptions): Upkeep {
  const { host } = options;
  const { clock } = host;
  let nextMs = clock.now() + sweepMs;

  /** The table is whole without this. */
  const attempt = async (
    work: (options: TableWriterOptions, table: OpenTable) => Promise<OpenTable>,
    table: OpenTable,
  ): Promise<OpenTable> => {
    try {
      return await work(options, table);
    } catch (error) {
      // Opening again tells a foreign commit, which is final, from one of our own that was not seen to succeed.
      if (error instanceof DeltaConflictError) return openTable(options);
      host.disk.full(error);
      return table;
    }
  };

  return {
    begin: (table) => attempt(expireRows, table),
    async after(given, { isNew, isBehind }) {
      let table = given;
      const isDue = clock.now() >= nextMs;
      if (isDue) {
        nextMs = clock.now() + sweepMs;
        table = await attempt(expireRows, table);
      }
      const isTenth = isNew && given.version % versionsPerCheckpoint === 0;
      if (isTenth || (isDue && table.version > 0)) table = await attempt(writeCheckpoint, table);
      return isTenth && !isBehind ? attempt(compactFiles, table) : table;
    },
    nextMs: () => nextMs,
  };
}

async function writeCheckpoint(
  { tableFolder, retentionMs, host }: TableWriterOptions,
  table: OpenTable,
): Promise<OpenTable> {
  await host.files.checkpoint({
    tableFolder,
    version: table.version,
    nowMs: host.clock.now(),
    retentionMs: retentionMs(),
  });
  return table;
}
