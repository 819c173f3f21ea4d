import { type Clock, sleep } from '@tableflow-workshop/client-core';
import type pg from 'pg';
import { backOffMs } from '../back-off.ts';
import type { NewRecord } from '../broker/record.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { positionAt, storedPosition } from './capture-position.ts';
import { checkServer } from './check-server.ts';
import { ConnectorFailure, debeziumException } from './connector-failure.ts';
import { ensurePublication } from './ensure-publication.ts';
import { createTopicEnsurer } from './ensure-topics.ts';
import {
  createSlot,
  dropSlot,
  type ExportedSnapshot,
  exportSnapshot,
  findSlot,
  slotAttempts,
  slotInUseFailure,
} from './replication-slot.ts';
import type { SourceDatabase } from './source-database.ts';
import { readTables } from './source-table.ts';
import { takeSnapshot } from './take-snapshot.ts';

/**
 * Checks the source, sees to publication and slot, and, at a first start, writes the snapshot: chunk by chunk to disk,
 * and seen all at once, together with the position. Afterwards the broker has a position to stream from.
 *
 * @throws ConnectorFailure, or PostgreSQL's error
 */
export async function beginCapture(
  name: string,
  database: SourceDatabase,
  options: CaptureOptions,
  host: CaptureHost,
  signal: AbortSignal,
): Promise<void> {
  await database.withClient(async (client) => {
    await checkServer(client);
    const tables = await readTables(client);
    const captured = tables.filter((table) => options.isCapturedTable(`${table.schema}.${table.name}`));
    await ensurePublication(client, options, captured);
    await untilSlotIsFree(client, options.slotName, host.clock, signal);
    if (await canResume(client, name, options, host)) {
      host.report({ state: 'RUNNING' });
    } else {
      await writeSnapshot(client, name, database, options, host);
    }
  });
}

/** Whether there is a position, and a slot that can continue from it. A slot of an unfinished snapshot is dropped. */
async function canResume(
  client: pg.Client,
  name: string,
  { slotName, snapshotMode }: CaptureOptions,
  host: CaptureHost,
): Promise<boolean> {
  const position = await storedPosition(host.broker, name);
  if (position?.snapshot === 'started') await dropSlot(client, position.slot);
  if (position?.snapshot !== 'done') return false;
  if (snapshotMode === 'initial_only' || (await findSlot(client, slotName))) return true;
  if (snapshotMode === 'when_needed') return false;
  throw new ConnectorFailure(
    debeziumException,
    `The connector is trying to read change stream starting at LSN{${position.lsn}} from the slot ${slotName}, but this ` +
      'is no longer available on the server. Reconfigure the connector to use a snapshot mode when needed.',
  );
}

async function writeSnapshot(
  client: pg.Client,
  name: string,
  database: SourceDatabase,
  options: CaptureOptions,
  host: CaptureHost,
): Promise<void> {
  const session = await database.connect({ replication: 'database' });
  try {
    const snapshot = await pinSnapshot(client, session, name, options, host);
    host.report({ state: 'RUNNING' });
    const hasData = options.snapshotMode !== 'no_data' && options.snapshotMode !== 'never';
    const staged = host.broker.stage(name);
    const ensureTopics = createTopicEnsurer(host);
    const take = async (records: readonly NewRecord[]): Promise<void> => {
      await ensureTopics(records);
      await staged.add(records);
    };
    try {
      if (hasData) await takeSnapshot(client, snapshot, options, host, take);
      await staged.commit({ source: { connector: name, position: positionAt(snapshot.lsn) } });
    } catch (error) {
      await staged.discard();
      throw error;
    }
  } finally {
    await database.end(session);
  }
}

/** A slot that was there before us is not ours to drop: it keeps its place, and what the snapshot has is skipped later. */
async function pinSnapshot(
  client: pg.Client,
  session: pg.Client,
  name: string,
  { slotName }: CaptureOptions,
  host: CaptureHost,
): Promise<ExportedSnapshot> {
  if (await findSlot(client, slotName)) {
    await host.broker.forgetSource(name);
    return exportSnapshot(session);
  }
  await host.broker.append({
    records: [],
    source: { connector: name, position: { snapshot: 'started', slot: slotName } },
  });
  return createSlot(session, slotName).catch(async (error: unknown) => {
    // The slot was not made: it must not be dropped in our name at the next start.
    if (error instanceof ConnectorFailure) await host.broker.forgetSource(name);
    throw error;
  });
}

async function untilSlotIsFree(client: pg.Client, slotName: string, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const slot = await findSlot(client, slotName);
    if (!slot?.activePid) return;
    if (attempt >= slotAttempts) {
      throw slotInUseFailure({
        severity: 'ERROR',
        message: `replication slot "${slotName}" is active for PID ${slot.activePid}`,
      });
    }
    await sleep(clock, backOffMs(attempt), signal);
  }
}
