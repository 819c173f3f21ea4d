import { InputError } from '@tableflow-workshop/client-core';
import { errorIds, isAuthentication } from './error-ids.ts';
import type { KafkaSettings } from './kafka-settings.ts';

/** What a broker refuses to a user, and what allows it. */
const rights: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  TOPIC_AUTHORIZATION_FAILED: [
    'may not use a topic',
    'Allow CREATE, DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS, READ, WRITE and DELETE for the topics.',
  ],
  CLUSTER_AUTHORIZATION_FAILED: ['may not create topics', 'Allow CREATE and DESCRIBE for the cluster.'],
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: [
    'may not write transactions',
    'Allow DESCRIBE and WRITE for transactional ids that begin with tableflow-workshop-sandbox.',
  ],
};

/** What Kafka refused when it was opened, for a person; any other error as it is. */
export function explainRefusal(error: unknown, { bootstrapServers, sasl }: KafkaSettings): unknown {
  const path = bootstrapServers.join(', ');
  const refused = (problem: string, remedy: string): InputError =>
    new InputError({ tried: 'keep the topics in Kafka', problems: [{ path, problem, remedy }] });
  if (sasl && isAuthentication(error)) {
    return refused(
      `refuses the login of "${sasl.username}" by ${sasl.mechanism}.`,
      'Check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, and that the user exists for this mechanism: PLAIN and SCRAM have users of their own.',
    );
  }
  const ids = errorIds(error);
  if (ids.has('INVALID_TRANSACTION_TIMEOUT'))
    return refused('has transactions of less than 15 minutes.', 'Set transaction.max.timeout.ms to 900000 or more.');
  const [problem, remedy] = Object.entries(rights).find(([id]) => ids.has(id))?.[1] ?? [];
  if (problem === undefined || remedy === undefined) return error;
  return refused(`says that ${sasl ? `"${sasl.username}"` : 'this client'} ${problem}.`, remedy);
}
