import type { Rule } from './rule.ts';

/** A host of Confluent Cloud in a text that says it was not reached: the database is not at fault then. */
function notReached(host: string): RegExp {
  const fault =
    'timed? ?out|refused|unreachable|disconnected|could not be established|may not be available|no route|UnknownHost|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|could not connect|failed to (?:connect|send)|connection (?:failed|reset)';
  return new RegExp(`(?=[\\s\\S]*\\b(?:${host}))(?=[\\s\\S]*(?:${fault}))`, 'i');
}

/** What keeps a connector from Kafka and from Schema Registry. They come before the rules of the database. */
export const kafkaRules: readonly Rule[] = [
  {
    id: 'kafka-key-refused',
    suspects: ['connector'],
    pattern:
      /SaslAuthenticationException|SASL (authentication|handshake).{0,40}fail|failed authentication due to|node -?\d+ .{0,200}authentication failed/i,
    cause: 'Kafka refused the API key, or the service account, of the connector.',
    remedy:
      'Let the connector act as a service account (kafka.auth.mode SERVICE_ACCOUNT), or give it an API key of this cluster that exists; a new key takes some minutes.',
    mayPass: true,
  },
  {
    id: 'schema-registry-unreachable',
    suspects: ['connector', 'tableflow'],
    pattern: new RegExp(
      `${notReached('psrc-|lsrc-|schema[- ]registry|/subjects/').source}|failed to send HTTP request to endpoint`,
      'i',
    ),
    cause: 'Schema Registry was not reached.',
    remedy:
      'Wait some minutes and restart the connector; when it stays so, check the network access of Schema Registry in the environment (public endpoint, IP filters).',
    mayPass: true,
  },
  {
    id: 'kafka-unreachable',
    suspects: ['connector'],
    pattern: new RegExp(
      `${notReached('pkc-|lkc-\\\\w+\\\\.').source}|(?:Connection to node -?\\d+|Bootstrap broker) .{0,200}(?:could not be established|disconnected)`,
      'i',
    ),
    cause: 'The brokers of the cluster were not reached.',
    remedy: 'Wait some minutes and restart the connector; for a private cluster check its network.',
    mayPass: true,
  },
  {
    id: 'record-too-large',
    suspects: ['connector', 'tableflow'],
    pattern:
      /RecordTooLarge|message is \d+ bytes when serialized|MESSAGE_TOO_LARGE|message larger than the max|larger than .{0,60}max\.(request\.size|message\.bytes)/i,
    cause: 'A row makes a record that is larger than a Kafka record may be.',
    remedy:
      'Leave the large column out (column.exclude.list), or raise max.message.bytes of the topic where the cluster allows it (8 MB on Standard).',
  },
];
