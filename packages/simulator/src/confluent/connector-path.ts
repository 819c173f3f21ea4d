import { type Answer, codeAndMessage, connectError } from '../request/answer.ts';
import type { Call } from '../request/route.ts';
import type { ConfluentState, ConnectorRecord, SimulatorState } from '../state.ts';
import { isIn } from './cluster-of.ts';
import { scopeProblem } from './scope.ts';

/** Connect's own words for an environment or cluster that it does not know. Source: C3.2. */
export function refuseConnectPath(call: Call, confluent: ConfluentState): Answer | undefined {
  const problem = scopeProblem(confluent, call.path.environment_id ?? '', call.path.kafka_cluster_id);
  return problem === undefined ? undefined : connectError(404, 'account not found');
}

/** The connector that a path names, or the answer that says there is none. Source: C1.3. */
export function readConnector(call: Call, state: SimulatorState): ConnectorRecord | Answer {
  const refusal = refuseConnectPath(call, state.confluent);
  if (refusal) return refusal;
  const found = connectorsIn(call, state).find((one) => one.name === call.path.connector_name);
  return found ?? codeAndMessage(404, 404, 'resource not found');
}

/** The connectors of the cluster that a path names. */
export function connectorsIn(call: Call, { world, confluent }: SimulatorState): readonly ConnectorRecord[] {
  return confluent.connectors.filter((one) => isIn(world, one, call.path.kafka_cluster_id));
}
