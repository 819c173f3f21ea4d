import { systemClock, waitUntil } from '@tableflow-workshop/client-core';
import { type KafkaClient, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';
import { isAmbiguous } from '../mechanics/ensure.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import {
  type ConnectorAcl,
  connectorAccessSchema,
  heldByConnector,
  neededByConnector,
  wireAcl,
} from '../resources/connector/connector-acls.ts';
import type { GrantOptions } from './grant-tableflow-access.ts';

const inputSchema = connectorAccessSchema.extend({
  /** Change nothing and return what is missing. Default false. */
  planOnly: z.optional(z.boolean()),
});

/** Whose connector is to write topics of which prefix, and whether only to plan. */
export type GrantConnectorAccessInput = z.input<typeof inputSchema>;

/** What the service account was given. */
export interface GrantConnectorAccessResult {
  /** `created`: the account had none of them before. `unchanged` also when only a plan was asked for. */
  readonly outcome: Outcome;
  /** What was added or, with `planOnly`, would be. */
  readonly granted: readonly ConnectorAcl[];
}

/**
 * Gives a service account what a PostgreSQL CDC connector needs in order to write its topics, as the console does under
 * "Add all required ACLs": DESCRIBE on the cluster, CREATE and WRITE on topics that begin with the prefix. Only what is
 * missing is added; other ACLs are never touched.
 *
 * The lab's own account does not need it, because it has the role EnvironmentAdmin; an account without a role does.
 * ACLs are for an administrator to give, so this takes a Kafka client with the key of one, and not the lab.
 *
 * Undo: `revokeConnectorAccess`.
 *
 * @param input `planOnly` changes nothing and shows what is missing
 * @param options `timeoutMs` limits the wait until the ACLs show, default 1 minute
 * @throws InputError for wrong input; ApiError for an unknown cluster, or when the caller may not grant; WaitError
 * @example
 * const administrator = createKafkaClient({ baseUrl: 'https://pkc-river1.us-west-2.aws.confluent.cloud:443', credentials: kafkaKeyFromEnv() });
 * await grantConnectorAccess(administrator, { kafkaClusterId: 'lkc-river1', serviceAccountId: 'sa-river1', topicPrefix: 'riverhotel' });
 * @see https://docs.confluent.io/cloud/current/connectors/service-account.html
 */
export async function grantConnectorAccess(
  administrator: KafkaClient,
  input: GrantConnectorAccessInput,
  options: GrantOptions = {},
): Promise<GrantConnectorAccessResult> {
  const { planOnly, ...access } = parseInput(inputSchema, input, 'grant the connector access to its topics');
  const needed = neededByConnector(access.topicPrefix);
  const missingIn = (held: readonly ConnectorAcl[]): readonly ConnectorAcl[] =>
    needed.filter((acl) => !held.some((one) => isSame(one, acl)));
  const { clock = systemClock, signal } = options;

  const missing = missingIn(await heldByConnector(administrator, access, signal));
  if (planOnly === true || missing.length === 0) return { outcome: 'unchanged', granted: missing };
  let lost: unknown;
  for (const acl of missing) {
    await create(administrator, access, acl, signal).catch((error: unknown) => {
      if (!isAmbiguous(error)) throw error;
      lost ??= error;
    });
  }
  // A response was lost; the live ACLs decide.
  if (lost && missingIn(await heldByConnector(administrator, access, signal)).length > 0) throw lost;
  if (!lost && options.wait !== false) {
    await waitUntil({
      ...options,
      waitingFor: `the ACLs of ${access.serviceAccountId} to show`,
      clock,
      timeoutMs: options.timeoutMs ?? 60_000,
      observe: async (waitSignal) => missingIn(await heldByConnector(administrator, access, waitSignal)),
      judge: (still) => (still.length === 0 ? { state: 'ready' } : { state: 'pending', phase: 'NOT SHOWN' }),
    });
  }
  return { outcome: missing.length === needed.length ? 'created' : 'updated', granted: missing };
}

async function create(
  administrator: KafkaClient,
  { kafkaClusterId, serviceAccountId }: z.output<typeof connectorAccessSchema>,
  acl: ConnectorAcl,
  signal: AbortSignal | undefined,
): Promise<void> {
  const call = administrator.POST('/kafka/v3/clusters/{cluster_id}/acls', {
    params: { path: { cluster_id: kafkaClusterId } },
    body: wireAcl(acl, serviceAccountId),
    signal,
  });
  await unwrapConfluent(
    call,
    `grant ${acl.operation} on ${acl.resourceType} ${acl.resourceName} to ${serviceAccountId}`,
  );
}

function isSame(left: ConnectorAcl, right: ConnectorAcl): boolean {
  return left.resourceType === right.resourceType && left.operation === right.operation;
}
