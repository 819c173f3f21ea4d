import { type KafkaClient, type KafkaSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import * as z from 'zod';

/** Whose connector is to write which topics. */
export const connectorAccessSchema = z.strictObject({
  /** Kafka cluster of the topics, `lkc-…`. */
  kafkaClusterId: z.string().regex(/^lkc-[A-Za-z0-9-]+$/, 'must be the id of a Kafka cluster (lkc-…)'),
  /** Service account as which the connector runs, `sa-…`. */
  serviceAccountId: z.string().regex(/^sa-[A-Za-z0-9-]+$/, 'must be the id of a service account (sa-…)'),
  /** Start of the topics that it may create and write. Letters, digits, dots, hyphens and underscores. */
  topicPrefix: z
    .string()
    .regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, dots, hyphens and underscores, and must not be empty'),
});

/** One right of a service account on a Kafka cluster, from any host. */
export interface ConnectorAcl {
  readonly resourceType: 'CLUSTER' | 'TOPIC';
  readonly resourceName: string;
  readonly patternType: 'LITERAL' | 'PREFIXED';
  readonly operation: 'DESCRIBE' | 'CREATE' | 'WRITE';
}

/**
 * What a PostgreSQL CDC connector needs in order to make and write its topics: what the console adds under "Add all
 * required ACLs".
 *
 * @see https://docs.confluent.io/cloud/current/connectors/service-account.html
 */
export function neededByConnector(topicPrefix: string): readonly ConnectorAcl[] {
  const topics = { resourceType: 'TOPIC', resourceName: topicPrefix, patternType: 'PREFIXED' } as const;
  return [
    { resourceType: 'CLUSTER', resourceName: 'kafka-cluster', patternType: 'LITERAL', operation: 'DESCRIBE' },
    { ...topics, operation: 'CREATE' },
    { ...topics, operation: 'WRITE' },
  ];
}

/** An ACL in the words of the wire. It serves as a body, and as a filter that matches this one only. */
export function wireAcl(acl: ConnectorAcl, serviceAccountId: string): KafkaSchemas['CreateAcl'] {
  return {
    resource_type: acl.resourceType,
    resource_name: acl.resourceName,
    pattern_type: acl.patternType,
    principal: `User:${serviceAccountId}`,
    host: '*',
    operation: acl.operation,
    permission: 'ALLOW',
  };
}

/** ACLs of a cluster, by principal. `UserV2:*` is everybody, with ids in place of numbers. */
export async function listAcls(
  kafka: KafkaClient,
  kafkaClusterId: string,
  principal: string,
  signal: AbortSignal | undefined,
): Promise<readonly KafkaSchemas['Acl'][]> {
  const call = kafka.GET('/kafka/v3/clusters/{cluster_id}/acls', {
    params: { path: { cluster_id: kafkaClusterId }, query: { principal } },
    signal,
  });
  return (await unwrapConfluent(call, `list the ACLs of Kafka cluster ${kafkaClusterId}`)).data;
}

/** Which of the needed ACLs the account has, exactly as needed. */
export async function heldByConnector(
  kafka: KafkaClient,
  { kafkaClusterId, serviceAccountId, topicPrefix }: z.output<typeof connectorAccessSchema>,
  signal: AbortSignal | undefined,
): Promise<readonly ConnectorAcl[]> {
  const live = await listAcls(kafka, kafkaClusterId, `User:${serviceAccountId}`, signal);
  return neededByConnector(topicPrefix).filter((acl) =>
    live.some(
      (one) =>
        one.resource_type === acl.resourceType &&
        one.resource_name === acl.resourceName &&
        one.pattern_type === acl.patternType &&
        one.operation === acl.operation &&
        one.permission === 'ALLOW' &&
        one.host === '*',
    ),
  );
}
