import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { isOwnSlot } from './connector/own-slot.ts';
import { clusterPath, findConnector } from './connector/read-connector.ts';
import { replicationNames } from './connector/replication-names.ts';
import type { LabContext } from './context.ts';
import { unlessGone } from './mechanics/unless-gone.ts';
import type { RecipeOptions, UndoOutcome } from './recipe-options.ts';
import type { SourceDatabase, SourceScope } from './source/source-database.ts';

/** Which connector goes, with its slot and publication. */
export interface DeletePostgresCdcConnectorInput {
  readonly name: string;
  readonly slotName?: string | undefined;
  readonly publicationName?: string | undefined;
}

/** What was deleted. */
export interface DeletePostgresCdcConnectorResult {
  readonly outcome: UndoOutcome;
  /** What was dropped in PostgreSQL. Empty too where the lab has no connection to it. */
  readonly dropped: readonly string[];
}

/**
 * The undo of `createPostgresCdcConnector`: deletes the connector, waits until it is gone, and drops its replication
 * slot and publication, which would keep the server's WAL for ever. Topics and schemas stay.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 */
export async function deletePostgresCdcConnector(
  lab: LabContext,
  input: DeletePostgresCdcConnectorInput,
  options: RecipeOptions = {},
): Promise<DeletePostgresCdcConnectorResult> {
  const { name } = input;
  const isThere = (await findConnector(lab, name, options.signal)) !== undefined;
  if (isThere) {
    const call = lab.confluent.connect.DELETE(
      '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}',
      {
        params: { path: { ...clusterPath(lab), connector_name: name } },
        signal: options.signal,
      },
    );
    await unlessGone(unwrapConfluent(call, `delete connector "${name}"`));
    await waitUntil({
      ...options,
      waitingFor: `connector "${name}" to be gone`,
      clock: lab.clock,
      timeoutMs: options.timeoutMs ?? 5 * 60_000,
      observe: async (signal) => (await findConnector(lab, name, signal)) === undefined,
      judge: (isGone) => (isGone ? { state: 'ready' } : { state: 'pending', phase: 'DELETING' }),
    });
  }
  const names = replicationNames(name);
  const { slotName = names.slotName, publicationName = names.publicationName } = input;
  if (!lab.source) return { outcome: isThere ? 'deleted' : 'unchanged', dropped: [] };
  await waitUntilSlotIsFree(lab, lab.source, { slotName, publicationName, tables: [] }, options);
  const dropped = await lab.source.dropReplication({ slotName, publicationName });
  return { outcome: isThere || dropped.length > 0 ? 'deleted' : 'unchanged', dropped };
}

/** A connector that is gone may hold its slot for some seconds more, and a slot in use cannot be dropped. */
async function waitUntilSlotIsFree(
  lab: LabContext,
  source: SourceDatabase,
  scope: SourceScope,
  options: RecipeOptions,
): Promise<void> {
  const { slotName } = scope;
  await waitUntil({
    ...options,
    waitingFor: `replication slot ${slotName} to be free`,
    clock: lab.clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: async (signal) => {
      const { details } = await source.inspect(signal, scope);
      return details?.allSlots.some((slot) => isOwnSlot(lab, slot, slotName) && slot.isActive) === true;
    },
    judge: (isActive) => (isActive ? { state: 'pending', phase: 'ACTIVE' } : { state: 'ready' }),
    timeoutHint: () => 'Something else reads it: SELECT * FROM pg_stat_replication shows what.',
  });
}
