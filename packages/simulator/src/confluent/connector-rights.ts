import type { AclRecord, ConnectorRecord, SimulatorState } from '../state.ts';
import { isIn, placeOf } from './cluster-of.ts';
import { kafkaClusterName } from './resource-names.ts';

const administrators = ['OrganizationAdmin', 'EnvironmentAdmin', 'CloudClusterAdmin'];

/**
 * Why a connector cannot write its topics, in the words of Kafka, or `undefined`. Its service account needs a role over
 * the cluster, or ACLs to create and to write. Source: C3.6.
 */
export function missingRight(connector: ConnectorRecord, state: SimulatorState): string | undefined {
  const { config } = connector;
  const place = placeOf(state, connector.clusterId);
  // An API key has an owner of its own, whose rights are not checked.
  if (config['kafka.auth.mode'] !== 'SERVICE_ACCOUNT') return undefined;
  const principal = `User:${config['kafka.service.account.id']}`;
  if (hasRole(principal, kafkaClusterName(state.world, place), state)) return undefined;
  const acls = state.confluent.acls.filter(
    (acl) => isIn(state.world, acl, place.clusterId) && (acl.principal === principal || acl.principal === 'User:*'),
  );
  const topics = topicsOf(config);
  if (topics.some((topic) => !mayDo('CREATE', topic, acls))) {
    return `Not authorized to create topic(s) ${topics.join(', ')}`;
  }
  if (topics.some((topic) => !mayDo('WRITE', topic, acls))) {
    return `org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [${topics.join(', ')}]`;
  }
  return undefined;
}

function hasRole(principal: string, clusterName: string, { confluent }: SimulatorState): boolean {
  const cluster = `${clusterName}/`;
  return confluent.roleBindings.some(
    (one) =>
      one.principal === principal &&
      administrators.includes(one.role_name) &&
      cluster.startsWith(`${one.crn_pattern}/`),
  );
}

/** The topics of the named tables; those of a pattern are not known before, and only their prefix is checked. */
function topicsOf(config: Readonly<Record<string, string>>): string[] {
  const tables = (config['table.include.list'] ?? '').split(',').map((table) => table.trim());
  return tables.map((table) => `${config['topic.prefix'] ?? ''}.${/^\w+\.\w+$/.test(table) ? table : ''}`);
}

function mayDo(operation: 'CREATE' | 'WRITE', topic: string, acls: readonly AclRecord[]): boolean {
  const holding = acls.filter(
    (acl) => (acl.operation === operation || acl.operation === 'ALL') && holdsFor(acl, topic, operation),
  );
  return holding.length > 0 && holding.every((acl) => acl.permission === 'ALLOW');
}

function holdsFor(acl: AclRecord, topic: string, operation: string): boolean {
  // The right to create on the cluster is the right to create every topic.
  if (acl.resource_type === 'CLUSTER') return operation === 'CREATE';
  if (acl.resource_type !== 'TOPIC') return false;
  if (acl.pattern_type === 'PREFIXED') return topic.startsWith(acl.resource_name);
  return acl.resource_name === '*' || acl.resource_name === topic;
}
