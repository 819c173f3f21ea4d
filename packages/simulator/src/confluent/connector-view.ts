import type { ConnectSchemas } from '@tableflow-workshop/confluent-client/connect';
import type { ConnectorRecord, SimulatorState } from '../state.ts';
import { placeOf } from './cluster-of.ts';
import { isSecretKey } from './connector-keys.ts';
import { kafkaClusterName } from './resource-names.ts';

type Task = ConnectSchemas['ConnectorTaskId'];
type TaskStatus = NonNullable<ConnectSchemas['ConnectorStatus']['tasks']>[number];

const mask = '*'.repeat(16);

/** Sixteen asterisks in place of a secret. Source: C3.4. */
export function maskedValue<Value extends string | null>(name: string, value: Value): Value | string {
  return isSecretKey(name) && value !== null ? mask : value;
}

/** Whether a secret was sent back as it was read, which means "keep the stored one". */
export function isMask(value: string): boolean {
  return /^\*+$/.test(value);
}

/**
 * The configuration as it is answered: what the user sent, word for word, and what the service adds. Defaults are not
 * filled in, because Terraform would see every one as drift. Source: C3.3.
 */
export function shownConfig(connector: ConnectorRecord, state: SimulatorState): Record<string, string> {
  const own = Object.entries(connector.config).map(([name, value]) => [name, maskedValue(name, value)]);
  return { ...Object.fromEntries(own), ...addedKeys(connector, state) };
}

/** Whether the service adds this key, so that a caller who sends it back does not own it. */
export function isAddedKey(name: string, state: SimulatorState): boolean {
  return Object.hasOwn(addedKeys({ id: '' }, state), name);
}

function addedKeys(
  { id, clusterId }: Pick<ConnectorRecord, 'id' | 'clusterId'>,
  state: SimulatorState,
): Record<string, string> {
  const { world } = state;
  const place = placeOf(state, clusterId);
  const spec = state.confluent.kafkaClusters.find((one) => one.id === place.clusterId)?.spec;
  return {
    'cloud.environment': 'prod',
    'cloud.provider': (spec?.cloud ?? 'AWS').toLowerCase(),
    'connector.crn': `${kafkaClusterName(world, place)}/connector=${id}`,
    'kafka.dedicated': 'false',
    'kafka.endpoint': spec?.kafka_bootstrap_endpoint ?? '',
    'kafka.region': spec?.region ?? world.kafkaCluster.region,
    'schema.registry.url': world.schemaRegistry.url,
    'valid.kafka.api.key': 'true',
  };
}

export function describeConnector(connector: ConnectorRecord, state: SimulatorState) {
  const { name } = connector;
  return { name, type: 'source', config: shownConfig(connector, state), tasks: tasksOf(connector) };
}

/** A connector has one task, and none while it is provisioned. */
export function tasksOf(connector: ConnectorRecord): Task[] {
  return connector.state === 'PROVISIONING' ? [] : [{ connector: connector.name, task: 0 }];
}

/** Source: C3.2: the state of the task follows from that of the connector. */
export function describeStatus(connector: ConnectorRecord): ConnectSchemas['ConnectorStatus'] {
  const { name, state, trace } = connector;
  const taskStates: Readonly<Record<string, string>> = { FAILED: 'USER_ACTIONABLE_ERROR', PAUSED: 'STOPPED' };
  const tasks: TaskStatus[] = tasksOf(connector).map(({ task }) => ({
    id: task,
    state: taskStates[state] ?? 'RUNNING',
    worker_id: name,
    msg: trace,
  }));
  return {
    name,
    type: 'source',
    connector: { state, worker_id: name, trace },
    tasks,
    ...(state === 'FAILED' ? failureOf(connector) : {}),
  };
}

/** What the service says of a failure beside the trace. Source: C3.2. */
function failureOf({ failure = {} }: ConnectorRecord): Partial<ConnectSchemas['ConnectorStatus']> {
  const { summary, recommendations } = failure;
  return {
    ...(summary === undefined ? {} : { error_summary: summary }),
    ...(recommendations === undefined ? {} : { error_recommendation_enabled: true }),
  };
}
