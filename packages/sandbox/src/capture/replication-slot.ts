import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { ConnectorFailure, codeOf, debeziumException, isPassing, traceOf } from './connector-failure.ts';
import { parseLsn } from './lsn.ts';
import { quoted } from './source-table.ts';

/** A slot as the catalog shows it. */
export interface SlotState {
  /** The session that streams from it, if there is one. */
  readonly activePid: string | null;
}

/** A view of the database and the point of the write-ahead log that follows it without gap or overlap. */
export interface ExportedSnapshot {
  readonly name: string;
  readonly lsn: bigint;
}

const distinctNames =
  '; when setting up multiple connectors for the same database host, ' +
  'please make sure to use a distinct replication slot name for each.';
const objectInUse = '55006';
const duplicateObject = '42710';

/** Finds a slot by name; `undefined` when there is none. */
export async function findSlot(client: pg.Client, name: string): Promise<SlotState | undefined> {
  const { rows } = await client.query<{ active_pid: string | null }>(
    'SELECT active_pid FROM pg_replication_slots WHERE slot_name = $1',
    [name],
  );
  const [row] = rows;
  return row && { activePid: row.active_pid };
}

/**
 * Creates the slot and exports the snapshot that belongs to it. The snapshot lasts as long as the session is idle.
 *
 * @param session a replication session
 */
export function createSlot(session: pg.Client, name: string): Promise<ExportedSnapshot> {
  return create(session, `CREATE_REPLICATION_SLOT ${quoted(name)} LOGICAL pgoutput EXPORT_SNAPSHOT`);
}

/** A snapshot and its point of the log, without leaving a slot behind: for a slot that was there before us. */
export function exportSnapshot(session: pg.Client): Promise<ExportedSnapshot> {
  const name = `snapshot_${randomBytes(8).toString('hex')}`;
  return create(session, `CREATE_REPLICATION_SLOT ${name} TEMPORARY LOGICAL pgoutput EXPORT_SNAPSHOT`);
}

/** Drops a slot if it is there. */
export async function dropSlot(client: pg.Client, name: string): Promise<void> {
  await client.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1', [
    name,
  ]);
}

/** Whether an error means that another session has the slot. A dead session keeps it for a moment. */
export function isSlotInUse(error: unknown): boolean {
  return codeOf(error) === objectInUse;
}

/** How often a slot in use is asked for again before that counts as a failure: for some ten seconds. */
export const slotAttempts = 7;

/** What a person reads when somebody else streams from the slot. */
export function slotInUseFailure(cause: unknown): ConnectorFailure {
  return new ConnectorFailure(debeziumException, `Failed to start replication stream${distinctNames}`, traceOf(cause));
}

async function create(session: pg.Client, command: string): Promise<ExportedSnapshot> {
  try {
    const { rows } = await session.query<{ consistent_point: string; snapshot_name: string }>(command);
    const [row] = rows;
    if (!row) throw new Error('PostgreSQL created a replication slot and did not say where');
    return { name: row.snapshot_name, lsn: parseLsn(row.consistent_point) };
  } catch (error) {
    if (isPassing(error)) throw error;
    const message = `Creation of replication slot failed${codeOf(error) === duplicateObject ? distinctNames : ''}`;
    throw new ConnectorFailure(debeziumException, message, traceOf(error));
  }
}
