import { WaitError, waitUntil } from '@tableflow-workshop/client-core';
import { saidBy } from '../../findings/said-by.ts';
import type { Unseen } from '../../findings/unseen.ts';
import type { LabContext } from '../../lab/context.ts';
import { ConcurrentRunError, judgeDeletion, letSetUpFinish } from '../../mechanics/another-run.ts';
import type { WaitOptions } from '../../mechanics/options.ts';
import type { SourceDatabase } from '../../source/source-database.ts';
import { SourceError } from '../../source/source-error.ts';
import { isOwnSlot } from './own-slot.ts';
import { findConnectorId } from './read-connector.ts';
import { dropReplicationSql, type NamedConnector, type Replication, replicationOf } from './replication-of.ts';
import { unseenReplication } from './unseen-replication.ts';

/**
 * Drops slot and publication of a connector that is gone. A database that is not reached is not a failure: from here it may
 * never be reachable again, and the rest of the lab has to go all the same.
 */
export async function dropReplication(
  lab: LabContext,
  connector: NamedConnector,
  options: WaitOptions,
): Promise<{ readonly dropped: readonly string[]; readonly unseen: readonly Unseen[] }> {
  const replication = replicationOf(lab.config, connector);
  const { source } = lab;
  if (!source) return { dropped: [], unseen: [unseenReplication(replication)] };
  try {
    await waitUntilSlotIsFree(lab, source, { ...replication, name: connector.name }, options);
    return { dropped: await dropWhenFree(lab, source, replication, options), unseen: [] };
  } catch (error) {
    const said = WaitError.isInstance(error) ? error.cause : error;
    if (!SourceError.isInstance(said)) throw error;
    if (said.reason === 'unreachable') return { dropped: [], unseen: [unseenReplication(replication, saidBy(said))] };
    if ((await findConnectorId(lab, connector.name, options.signal)) !== undefined) {
      const happened = 'somebody else made the connector again meanwhile, and it reads the slot';
      throw new ConcurrentRunError(
        `drop the replication slot of connector "${connector.name}"`,
        happened,
        letSetUpFinish,
      );
    }
    throw new SourceError(
      `Connector "${connector.name}" is gone, but its replication slot and publication were not dropped, and the slot holds back WAL: ${said.message} When that is fixed, run it again, or run: ${dropReplicationSql(replication)}`,
      said.reason,
      { code: said.code, hint: said.hint, detail: said.detail, cause: undefined },
    );
  }
}

/** A connector that is gone may hold its slot for some seconds more, and a slot in use cannot be dropped. */
async function waitUntilSlotIsFree(
  lab: LabContext,
  source: SourceDatabase,
  connector: Replication & { readonly name: string },
  options: WaitOptions,
): Promise<void> {
  const { name, ...replication } = connector;
  const { slotName } = replication;
  await waitUntil({
    ...options,
    waitingFor: `replication slot ${slotName} to be free`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: async (signal) => {
      const { details } = await source.inspect(signal, { ...replication, tables: [] });
      const isActive = details?.allSlots.some((slot) => isOwnSlot(lab, slot, slotName) && slot.isActive) === true;
      // Whoever made the connector again reads the slot, or is about to.
      return { isActive, connectorId: await findConnectorId(lab, name, signal) };
    },
    judge: ({ isActive, connectorId }) => {
      if (connectorId !== undefined) return judgeDeletion(undefined)(connectorId);
      return isActive ? { state: 'pending', phase: 'ACTIVE' } : { state: 'ready' };
    },
    timeoutHint: () => 'Something else reads it: SELECT * FROM pg_stat_replication shows what.',
  });
}

/** PostgreSQL: object in use. */
const slotInUse = '55006';
/** How long a session that ends may take to let go of its slot. */
const lettingGoMs = 30_000;

/** The session may have come back, or not be quite gone, after the last check. */
async function dropWhenFree(
  lab: LabContext,
  source: SourceDatabase,
  replication: Replication,
  options: WaitOptions,
): Promise<readonly string[]> {
  let refusal: SourceError | undefined;
  const dropped = await waitUntil({
    ...options,
    waitingFor: `replication slot ${replication.slotName} to be dropped`,
    clock: lab.clock,
    timeoutMs: Math.min(options.timeoutMs ?? lettingGoMs, lettingGoMs),
    observe: async () => {
      try {
        return await source.dropReplication(replication);
      } catch (error) {
        if (!SourceError.isInstance(error) || error.code !== slotInUse) throw error;
        refusal = error;
        return undefined;
      }
    },
    judge: (done) => (done ? { state: 'ready' } : { state: 'pending', phase: 'ACTIVE' }),
  }).catch((error: unknown) => {
    throw WaitError.isInstance(error) && error.reason === 'timeout' && refusal ? refusal : error;
  });
  return dropped ?? [];
}
