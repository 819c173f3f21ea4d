import { waitUntil } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import type { Unseen } from '../findings/unseen.ts';
import type { LabContext } from '../lab/context.ts';
import { judgeDeletion } from '../mechanics/another-run.ts';
import { alsoTaken, text } from '../mechanics/input-schemas.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { dropReplication } from '../resources/connector/drop-replication.ts';
import { clusterPath, findConnectorId } from '../resources/connector/read-connector.ts';
import { captureShape } from '../resources/connector/settings-schema.ts';

const inputSchema = z.strictObject({
  ...alsoTaken(...(Object.keys(captureShape) as (keyof typeof captureShape)[]), 'tableIncludeList'),
  name: text,
  slotName: z.optional(text),
  publicationName: z.optional(text),
});

/** Which connector goes, with its slot and publication. */
export interface DeletePostgresCdcConnectorInput {
  /** Name of the connector. */
  readonly name: string;
  /** Replication slot to drop. Default: that of the lab's configuration, else the one made from `name`. */
  readonly slotName?: string | undefined;
  /** Publication to drop. Default: that of the lab's configuration, else the one made from `name`. */
  readonly publicationName?: string | undefined;
}

/** What was deleted. */
export interface DeletePostgresCdcConnectorResult {
  readonly outcome: UndoOutcome;
  /** What was dropped in PostgreSQL. */
  readonly dropped: readonly string[];
  /** Slot and publication, with the SQL that drops them, where the database is not connected or was not reached. */
  readonly unseen: readonly Unseen[];
}

/**
 * The undo of `createPostgresCdcConnector`: deletes the connector, waits until it is gone, and drops its replication
 * slot and publication, which would keep the server's WAL for ever. Topics and schemas are kept. A database that is not
 * reached is not a failure: `unseen` then has what drops them.
 *
 * Undo: `createPostgresCdcConnector`, which reads the tables again.
 *
 * @param options `timeoutMs` defaults to 5 minutes
 * @throws InputError for wrong input, ApiError or WaitError of Confluent Cloud, SourceError where the database refuses; the connector is gone then
 */
export async function deletePostgresCdcConnector(
  lab: LabContext,
  input: DeletePostgresCdcConnectorInput,
  options: WaitOptions = {},
): Promise<DeletePostgresCdcConnectorResult> {
  const { name, slotName, publicationName } = parseInput(inputSchema, input, 'delete the connector');
  const id = await findConnectorId(lab, name, options.signal);
  const isThere = id !== undefined;
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
      observe: (signal) => findConnectorId(lab, name, signal),
      judge: judgeDeletion(id),
    });
  }
  const { dropped, unseen } = await dropReplication(lab, { name, slotName, publicationName }, options);
  return { outcome: isThere || dropped.length > 0 ? 'deleted' : 'unchanged', dropped, unseen };
}
