import { ApiError } from '@tableflow-workshop/client-core';
import { type KafkaSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { findingOf } from '../diagnosis/finding-of.ts';
import type { Finding } from '../findings/finding.ts';
import { probe } from '../findings/probe.ts';
import type { LabContext } from '../lab/context.ts';
import { topicOf } from '../lab/names.ts';
import { type ConnectorAcl, listAcls, neededByConnector } from '../resources/connector/connector-acls.ts';
import { isUndiscovered } from './create-doctor-context.ts';

type Acl = KafkaSchemas['Acl'];

/** Roles that make ACLs needless. */
const administrators = ['OrganizationAdmin', 'EnvironmentAdmin', 'CloudClusterAdmin'];

/**
 * Whether the service account may make and write the topics of the connector: by a role, or by ACLs. Reads only.
 *
 * @param environmentName the resource name of the environment
 */
export async function connectorAccessFindings(
  lab: LabContext,
  environmentName: string | undefined,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const { kafkaClusterId, serviceAccountId, connector, confluent } = lab.config;
  if (isUndiscovered(confluent.kafka.restUrl)) return [];
  const subject = `service account ${serviceAccountId}`;
  const listed = await probe(listAcls(lab.confluent.kafka, kafkaClusterId, 'UserV2:*', signal));
  if ('error' in listed) {
    // A refused key and an unknown cluster have findings of their own.
    if (ApiError.isInstance(listed.error) && [401, 404].includes(listed.error.status)) return [];
    return [{ ...findingOf(listed.error, `ACLs of ${subject}`, 'confluent'), severity: 'note' }];
  }
  const principals = [`User:${serviceAccountId}`, 'User:*'];
  const own = listed.value.filter((acl) => principals.includes(acl.principal));
  const topics = connector.tableIncludeList.map((table) => topicOf(connector.topicPrefix, table));
  const missing = neededByConnector(connector.topicPrefix).filter((acl) => !isGranted(acl, own, topics));
  if (missing.length === 0) return [];
  const role = await hasRole(lab, environmentName, signal);
  if (role === 'yes') return [];
  const isSure = role === 'no' && missing.some((acl) => acl.resourceType === 'TOPIC');
  return [
    {
      ruleId: 'connector-acls-missing',
      severity: isSure ? 'error' : 'warning',
      subject,
      evidence: `no ACL gives it ${missing.map(spelled).join(', ')}${role === 'no' ? ', and it has no role over the cluster' : '; its roles cannot be read'}`,
      remedy: `Call grantConnectorAccess, or run ${missing.map((acl) => command(acl, lab)).join('; ')}`,
    },
  ];
}

/** A right may be given for every name, for a prefix, or name by name; one denial outweighs all that is given. */
function isGranted(needed: ConnectorAcl, acls: readonly Acl[], topics: readonly string[]): boolean {
  const names = needed.resourceType === 'TOPIC' ? topics : [needed.resourceName];
  return names.every((name) => {
    const holding = acls.filter(
      (acl) => isFor(acl, needed) && (acl.resource_type === 'CLUSTER' || holdsFor(acl, name)),
    );
    return holding.length > 0 && holding.every((acl) => acl.permission === 'ALLOW');
  });
}

function isFor(acl: Acl, { resourceType, operation }: ConnectorAcl): boolean {
  const isOperation = acl.operation === operation || acl.operation === 'ALL';
  // Who may create on the cluster may create every topic.
  const isResource = acl.resource_type === resourceType || (acl.resource_type === 'CLUSTER' && operation === 'CREATE');
  return isOperation && isResource;
}

function holdsFor(acl: Acl, name: string): boolean {
  if (acl.pattern_type === 'PREFIXED') return name.startsWith(acl.resource_name);
  return acl.resource_name === '*' || acl.resource_name === name;
}

/** Checks below the organisation first, where the lab's roles are, and then the organisation itself. */
async function hasRole(
  lab: LabContext,
  environmentName: string | undefined,
  signal: AbortSignal | undefined,
): Promise<'yes' | 'no' | 'unknown'> {
  const organization = environmentName?.split('/environment=')[0];
  if (!organization || organization === environmentName) return 'unknown';
  const cluster = `${environmentName}/cloud-cluster=${lab.config.kafkaClusterId}/`;
  for (const crn_pattern of [`${organization}/*`, organization]) {
    const read = await probe(
      unwrapConfluent(
        lab.confluent.cloud.roleBindings.GET('/iam/v2/role-bindings', {
          params: { query: { crn_pattern, principal: `User:${lab.config.serviceAccountId}`, page_size: 100 } },
          signal,
        }),
        `list the roles of service account ${lab.config.serviceAccountId}`,
      ),
    );
    if ('error' in read) return 'unknown';
    const isThere = (read.value.data ?? []).some(
      (one) => administrators.includes(one.role_name) && cluster.startsWith(`${one.crn_pattern}/`),
    );
    if (isThere) return 'yes';
  }
  return 'no';
}

function spelled({ operation, resourceType, resourceName }: ConnectorAcl): string {
  return `${operation} on ${resourceType === 'CLUSTER' ? 'the cluster' : `topics with the prefix ${resourceName}`}`;
}

function command({ operation, resourceType, resourceName }: ConnectorAcl, { config }: LabContext): string {
  const resource = resourceType === 'CLUSTER' ? '--cluster-scope' : `--topic ${resourceName} --prefix`;
  return `confluent kafka acl create --allow --service-account ${config.serviceAccountId} --operations ${operation.toLowerCase()} ${resource} --cluster ${config.kafkaClusterId}`;
}
