import type { LabConfig } from '../config/lab-config.ts';
import { replicationOf } from '../resources/connector/replication-of.ts';

/**
 * Makes of a text about one lab what it says of any: `<prefix>`, `<cluster>` … stand for the names of the lab. Two texts that differ
 * in nothing else are the same then.
 */
export function generaliserOf(config: LabConfig): (text: string) => string {
  const names = namesOf(config);
  return (text) =>
    names
      .reduce((sofar, [name, stand]) => sofar.replaceAll(name, stand), text)
      // Different for each thing and each call.
      .replace(/\b(tci|lcc|clcc)-[\w-]+/g, '<$1>')
      .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>')
      .replace(/ \(request id [^)]*\)/g, '');
}

/** The names of a lab, longest first: one may be a part of another. */
function namesOf(config: LabConfig): readonly (readonly [name: string, stand: string])[] {
  const { slotName, publicationName } = replicationOf(config);
  const names: readonly (readonly [string | undefined, string])[] = [
    [config.environmentId, '<environment>'],
    [config.kafkaClusterId, '<cluster>'],
    [config.serviceAccountId, '<service account>'],
    [config.storage.providerIntegrationId, '<provider integration>'],
    [config.connector.name, '<connector>'],
    [config.databricks.catalogName, '<catalog>'],
    [config.databricks.schemaName, '<schema>'],
    [config.confluent.kafka.key.id, '<Kafka key>'],
    [config.confluent.schemaRegistry.key.id, '<Schema Registry key>'],
    [slotName, '<slot>'],
    [publicationName, '<publication>'],
    [config.prefix, '<prefix>'],
  ];
  return names
    .flatMap(([name, stand]) => (name === undefined || name.length < 3 ? [] : [[name, stand] as const]))
    .sort(([left], [right]) => right.length - left.length);
}
