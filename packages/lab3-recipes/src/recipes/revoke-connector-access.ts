import { isNotFound } from '@tableflow-workshop/client-core';
import { type KafkaClient, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type * as z from 'zod';
import type { CallOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import {
  type ConnectorAcl,
  connectorAccessSchema,
  heldByConnector,
  wireAcl,
} from '../resources/connector/connector-acls.ts';

/** Whose connector wrote topics of which prefix. */
export type RevokeConnectorAccessInput = z.input<typeof connectorAccessSchema>;

/** What the service account lost. */
export interface RevokeConnectorAccessResult {
  readonly outcome: UndoOutcome;
  /** What was taken away. */
  readonly revoked: readonly ConnectorAcl[];
}

/**
 * The undo of `grantConnectorAccess`: takes away these three ACLs of this prefix, and leaves all others. It does not know
 * who granted one of the three: one that was there before goes too.
 *
 * Run it after the connector is deleted: a running one stops to write.
 *
 * Undo: `grantConnectorAccess`.
 *
 * @param administrator like that of `grantConnectorAccess`
 * @throws InputError for wrong input; ApiError when the caller may not revoke
 * @example await revokeConnectorAccess(kafka, { kafkaClusterId: 'lkc-river1', serviceAccountId: 'sa-river1', topicPrefix: 'riverhotel' });
 * @see https://docs.confluent.io/cloud/current/security/access-control/acl.html
 */
export async function revokeConnectorAccess(
  administrator: KafkaClient,
  input: RevokeConnectorAccessInput,
  options: CallOptions = {},
): Promise<RevokeConnectorAccessResult> {
  const access = parseInput(connectorAccessSchema, input, 'revoke the access of the connector to its topics');
  const { kafkaClusterId, serviceAccountId } = access;
  const { signal } = options;
  // A cluster that is gone took its ACLs along.
  const held = await heldByConnector(administrator, access, signal).catch((error: unknown) => {
    if (isNotFound(error)) return [];
    throw error;
  });
  for (const acl of held) {
    const call = administrator.DELETE('/kafka/v3/clusters/{cluster_id}/acls', {
      params: { path: { cluster_id: kafkaClusterId }, query: wireAcl(acl, serviceAccountId) },
      signal,
    });
    await unwrapConfluent(
      call,
      `revoke ${acl.operation} on ${acl.resourceType} ${acl.resourceName} from ${serviceAccountId}`,
    );
  }
  return { outcome: held.length > 0 ? 'deleted' : 'unchanged', revoked: held };
}
