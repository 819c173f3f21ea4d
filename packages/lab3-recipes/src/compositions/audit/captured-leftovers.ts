import type { LabContext } from '../../lab/context.ts';
import { looksCaptured, topicOfSubject } from '../../resources/connector/captured-names.ts';
import { heldByConnector, wireAcl } from '../../resources/connector/connector-acls.ts';
import { listSubjects } from '../../resources/topic/list-subjects.ts';
import { listTopicNames } from '../../resources/topic/list-topic-names.ts';
import type { Leftover } from './leftover.ts';
import type { RemovalCommands } from './removal-commands.ts';

const system = 'Confluent Cloud';

/** Topics of the connector. */
export async function topicLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { connector, kafkaClusterId } = lab.config;
  return (await listTopicNames(lab, signal))
    .filter((topic) => looksCaptured(connector, topic))
    .map((topic) => ({
      system,
      kind: 'topic',
      name: topic,
      why: 'it is named like the topics of the connector',
      removeWith: commands.kafka('/kafka/v3/clusters/{cluster}/topics/{topic}', {
        cluster: kafkaClusterId,
        topic,
      }),
    }));
}

/** Subjects of the connector's topics, including soft-deleted ones. */
export async function subjectLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { live, softDeleted } = await listSubjects(lab, signal);
  const erase = (subject: string): string =>
    commands.schemaRegistry('/subjects/{subject}', { subject }, { permanent: 'true' });
  const remove = (subject: string): string =>
    `${commands.schemaRegistry('/subjects/{subject}', { subject })} && ${erase(subject)}`;
  const leftover = (name: string, why: string, removeWith: string): Leftover => ({
    system,
    kind: 'subject',
    name,
    why,
    removeWith,
  });
  const isOurs = (subject: string): boolean => looksCaptured(lab.config.connector, topicOfSubject(subject));
  return [
    ...live
      .filter(isOurs)
      .map((name) => leftover(name, 'it is named like the subjects of the connector', remove(name))),
    ...softDeleted
      .filter((name) => isOurs(name) && !live.includes(name))
      .map((name) => leftover(name, 'it was only soft-deleted', erase(name))),
  ];
}

/** Exactly what `grantConnectorAccess` granted. */
export async function accessLeftovers(
  lab: LabContext,
  commands: RemovalCommands,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { kafkaClusterId, serviceAccountId, connector } = lab.config;
  const access = { kafkaClusterId, serviceAccountId, topicPrefix: connector.topicPrefix };
  return (await heldByConnector(lab.confluent.kafka, access, signal)).map((acl) => ({
    system,
    kind: 'ACL',
    name: `${acl.operation} on ${acl.resourceType} ${acl.resourceName} for ${serviceAccountId}`,
    why: 'it lets the connector write its topics',
    removeWith: commands.kafka(
      '/kafka/v3/clusters/{cluster}/acls',
      { cluster: kafkaClusterId },
      wireAcl(acl, serviceAccountId),
    ),
  }));
}
