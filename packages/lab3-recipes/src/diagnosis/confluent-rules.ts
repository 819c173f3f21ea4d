import type { Rule } from './rule.ts';

/** What Confluent Cloud itself refuses: quotas, rights on topics, configurations, keys. */
export const confluentRules: readonly Rule[] = [
  {
    id: 'key-quota',
    suspects: ['connector', 'confluent'],
    pattern:
      /limited to \d+ api[- ]?keys|api[- ]?keys?.{0,80}(quota|limit|maximum)|(quota|limit|maximum).{0,80}api[- ]?keys?/i,
    cause: 'The service account or the cluster has as many API keys as it may have.',
    remedy: 'Delete unused keys (confluent api-key list), or request a higher quota.',
  },
  {
    id: 'connector-quota',
    suspects: ['connector', 'confluent'],
    pattern:
      /limited to \d+ (connectors|tasks)|\b(connectors?|tasks?)\b.{0,40}\b(quota|limit) (of \d+ )?(exceeded|reached)|\b(quota|limit|maximum)( number)?( of| for| on)?( \S+){0,3} (connectors?|tasks?)\b|\b(connectors?|tasks?) (quota|limit)\b/i,
    cause: 'The cluster has as many connectors or tasks as it may have.',
    remedy: 'Delete unused connectors (confluent connect cluster list), or request a higher quota.',
  },
  {
    id: 'partition-quota',
    suspects: ['connector'],
    pattern: /requested number of partitions will exceed/i,
    cause: 'The cluster has as many partitions as it may have, so no topic can be made.',
    remedy: 'Delete unused topics, or enlarge the cluster.',
  },
  {
    id: 'topic-create-denied',
    suspects: ['connector'],
    pattern: /not authorized to create topic|ClusterAuthorizationException|cluster authorization failed/i,
    cause: 'The service account may not create topics.',
    remedy:
      'Grant it CREATE and WRITE on topics with the prefix <topic.prefix>, and DESCRIBE on the cluster (the console calls it "Add all required ACLs").',
  },
  {
    id: 'topic-authorisation',
    suspects: ['connector', 'tableflow'],
    pattern: /TopicAuthorizationException|not authorized to access topics?/i,
    cause: 'The service account may not use the topic.',
    remedy: 'Grant it WRITE (a connector) or READ on the topic, e.g. with the prefix <topic.prefix>.',
  },
  {
    id: 'connector-class',
    suspects: ['connector', 'confluent'],
    pattern:
      /failed to find any class that implements Connector|end[- ]of[- ]life|cannot be used for new connectors|connector plugin .{1,80}(is|was|has been) (retired|removed|deprecated)/i,
    cause: 'The service does not know this connector class.',
    remedy: 'Set connector.class to PostgresCdcSourceV2: managed connectors have names of their own, not Java classes.',
  },
  {
    id: 'connector-key-missing',
    suspects: ['connector', 'confluent'],
    pattern: /missing required configuration|^[a-z][a-z.]+ is required|: [a-z][a-z.]+ is required/i,
    cause: 'A setting that the connector needs is missing.',
    remedy: 'Set the key that the text names; lab3 up and createPostgresCdcConnector set all of them.',
  },
  {
    id: 'token-expired',
    suspects: ['confluent', 'databricks', 'integration'],
    pattern: /(JWT|token) (has |is )?expired|expired (JWT|token)|token .{0,40}(has )?(expired|no longer valid)/i,
    cause: 'The token of the login has ended.',
    remedy: 'Run it again: each run logs in again; if a token was given by hand, give a new one.',
  },
  {
    id: 'key-refused',
    suspects: ['confluent'],
    pattern: /returned 401\b|invalid API key/i,
    cause: 'Confluent Cloud refused the API key: id, secret or kind is wrong.',
    remedy: 'Check id, secret and kind of the key: every API takes its own kind; a new key takes a moment to work.',
  },
  {
    id: 'confluent-role',
    suspects: ['confluent'],
    pattern: /returned 403\b/i,
    cause: 'The owner of the API key is missing a role for this, or the resource belongs to another environment.',
    remedy: 'Check the ids of environment and cluster, and give the owner of the key the role EnvironmentAdmin.',
  },
  {
    id: 'scope-unknown',
    suspects: ['confluent'],
    pattern: /account not found|environment env-\S+ not found|cluster lkc-\S+ not found/i,
    cause: 'The environment or the Kafka cluster of the configuration does not exist.',
    remedy:
      'Check CONFLUENT_ENVIRONMENT_ID and CONFLUENT_KAFKA_CLUSTER_ID: the cluster must belong to the environment.',
  },
  {
    id: 'confluent-unreachable',
    suspects: ['confluent'],
    pattern: /no response from Confluent Cloud/i,
    cause: 'Confluent Cloud, or the endpoint of the cluster, cannot be reached from here.',
    remedy: 'Check the network and the proxy; the endpoint of a private cluster is reached from its network only.',
  },
];
