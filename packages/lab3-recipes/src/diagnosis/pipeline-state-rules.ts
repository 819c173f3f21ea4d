import type { Rule } from './rule.ts';

/** What the state alone shows. The texts are our own: these facts are observed, not reported. */
export const pipelineStateRules: readonly Rule[] = [
  {
    id: 'connector-absent',
    suspects: ['connector'],
    pattern: /^connector ".*" does not exist/,
    cause: 'The connector does not exist in this environment and cluster.',
    remedy:
      'Check its name and the ids of environment and cluster, or create it: lab3 up, or createPostgresCdcConnector.',
  },
  {
    id: 'connector-paused',
    suspects: ['connector'],
    pattern: /^the connector is PAUSED/,
    cause: 'Somebody paused the connector.',
    remedy: 'Resume it in the console, or with PUT …/connectors/<name>/resume.',
  },
  {
    id: 'connector-without-task',
    suspects: ['connector'],
    pattern: /^the connector is RUNNING and has no task/,
    cause: 'The connector says that it runs, but nothing of it does.',
    remedy: 'Restart the connector; if it still has no task after some minutes, delete it and create it again.',
    isSymptom: true,
  },
  {
    id: 'connector-dead-task',
    suspects: ['connector'],
    pattern: /^the connector is (RUNNING|DEGRADED) and task \d+ is /,
    cause: 'The connector says that it runs, but its task is dead.',
    remedy: 'Fix what the message of the task names, then send the configuration again: that restarts the task.',
    isSymptom: true,
  },
  {
    id: 'topic-absent',
    suspects: ['connector', 'tableflow'],
    pattern: /^topic ".*" does not exist/,
    cause: 'The Kafka topic does not exist in this cluster.',
    remedy:
      'A captured table makes its topic at the first row: check that the table has rows and is in table.include.list, and that the topic prefix is right.',
  },
  {
    id: 'schema-missing',
    suspects: ['connector', 'tableflow'],
    pattern:
      /^subject ".*" does not exist|has no schema|schema ?less|no schema (is )?(found|registered)|subject .* not found|schema not found|error code: 4040[1-3]\b/i,
    cause: 'Schema Registry has no schema for the topic, and nothing can be written or read without one.',
    remedy:
      'Write the topic with a Schema Registry format (Avro, JSON Schema or Protobuf) under the subject <topic>-value; for the connector set output.data.format to AVRO.',
  },
  {
    id: 'tableflow-disabled',
    suspects: ['tableflow'],
    pattern: /^Tableflow is not enabled on topic "/,
    cause: 'Tableflow is not enabled on the topic.',
    remedy: 'Enable it: lab3 enable <topic>, or enableTableflow.',
  },
  {
    id: 'format-not-delta',
    suspects: ['tableflow'],
    pattern: /^the table formats are (?!.*DELTA)/,
    cause: 'The topic is not written as a Delta table, and Unity Catalog publishes nothing else.',
    remedy: 'Enable it again, which adds DELTA to the formats: lab3 enable <topic>, or enableTableflow.',
  },
  {
    id: 'storage-managed',
    suspects: ['tableflow'],
    pattern: /^the storage is Managed/,
    cause: 'The files are in storage that belongs to Confluent, which Unity Catalog cannot read.',
    remedy:
      'Disable Tableflow on the topic and enable it with storage of your own: the storage of a topic never changes.',
  },
  {
    id: 'integration-absent',
    suspects: ['integration'],
    pattern: /^there is no Unity Catalog integration/,
    cause: 'The cluster has no such integration with Unity Catalog, so nothing publishes its tables.',
    remedy: 'Create it: lab3 up, or createUnityIntegration.',
  },
  {
    id: 'awaiting-first-topic',
    suspects: ['integration'],
    pattern: /^the integration is PENDING and no Delta topic of the cluster runs/,
    cause: 'The integration waits for a first running Delta topic. That is not a fault.',
    remedy: 'Enable Tableflow with the format DELTA on a topic of the cluster.',
  },
  {
    id: 'catalog-disconnected',
    suspects: ['tableflow', 'integration'],
    pattern: /^the sync to .* is DISCONNECTED/,
    cause: 'The integration that published the table was deleted or suspended.',
    remedy:
      'Create the integration again, which publishes every Delta topic of the cluster: lab3 up, or createUnityIntegration.',
  },
];
