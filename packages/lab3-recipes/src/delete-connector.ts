import { isNotFound, waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from './context.ts';
import { clusterPath, findConnector } from './read-connector.ts';
import type { RecipeOptions, UndoOutcome } from './recipe-options.ts';
import { replicationNames } from './replication-names.ts';

export interface DeletePostgresCdcConnectorInput {
  readonly name: string;
  readonly slotName?: string | undefined;
  readonly publicationName?: string | undefined;
}

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
    await unwrapConfluent(call, `delete connector "${name}"`).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
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
  const dropped =
    (await lab.source?.dropReplication({
      slotName: input.slotName ?? names.slotName,
      publicationName: input.publicationName ?? names.publicationName,
    })) ?? [];
  return { outcome: isThere || dropped.length > 0 ? 'deleted' : 'unchanged', dropped };
}
