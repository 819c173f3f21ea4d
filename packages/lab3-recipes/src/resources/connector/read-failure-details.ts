import type { ConnectSchemas } from '@tableflow-workshop/confluent-client';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { Clue } from '../../diagnosis/rank-causes.ts';
import { probe } from '../../findings/probe.ts';
import type { LabContext } from '../../lab/context.ts';
import { failureMembersOf } from './failure-members.ts';
import { clusterPath } from './read-connector.ts';

/** What was read beside the status of a failed connector. */
export interface FailureDetails {
  readonly clues: readonly Clue[];
  /** They name much that is not at fault, so no rule is asked about them. */
  readonly recommendations: readonly string[];
}

/**
 * What the service knows of a failed connector beside its status: its recommendations, and a request to move its offsets that
 * was refused. Both are there for some connectors only, so what cannot be read is left out.
 */
export async function readFailureDetails(
  lab: LabContext,
  status: ConnectSchemas['ConnectorStatus'],
  signal: AbortSignal | undefined,
): Promise<FailureDetails> {
  const params = { path: { ...clusterPath(lab), connector_name: status.name } };
  const connector = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors/{connector_name}';
  const [recommended, moved] = await Promise.all([
    failureMembersOf(status).hasRecommendations
      ? probe(
          unwrapConfluent(
            lab.confluent.connect.GET(`${connector}/error-recommendations`, { params, signal }),
            `read the recommendations for connector "${status.name}"`,
          ),
        )
      : undefined,
    probe(
      unwrapConfluent(
        lab.confluent.connect.GET(`${connector}/offsets/request/status`, { params, signal }),
        `read what became of the offsets of connector "${status.name}"`,
      ),
    ),
  ]);
  signal?.throwIfAborted();
  const recommendations = recommended && 'value' in recommended ? (recommended.value.recommendations ?? []) : [];
  const refused = 'value' in moved && moved.value.status.phase === 'FAILED' ? moved.value.status.message : undefined;
  const text = `a request to move the offsets of the connector failed: ${refused}`;
  return { recommendations, clues: refused ? [{ suspect: 'connector', from: 'offsets request', text }] : [] };
}
