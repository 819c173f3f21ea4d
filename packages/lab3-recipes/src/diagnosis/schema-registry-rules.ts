import type { Rule } from './rule.ts';

/** What keeps a connector from registering the schemas of its topics. */
export const schemaRegistryRules: readonly Rule[] = [
  {
    id: 'schema-registry-refused',
    suspects: ['connector', 'tableflow'],
    pattern:
      /error code: 401\b|error code: 403\b|error code: 4030\d|User is denied operation .* on Subject|schema registry.{0,80}(unauthori[sz]ed|forbidden)/i,
    cause: 'Schema Registry refused the connector: its key is wrong, or its owner may not write the subject.',
    remedy:
      'Give the service account DeveloperWrite on the subjects <topic.prefix>.*; with a key of its own, check that key. Right after the start a refusal may pass by itself.',
    mayPass: true,
  },
  {
    id: 'schema-quota',
    suspects: ['connector', 'tableflow'],
    pattern: /schema limit exceeded|maximum number of schemas|error code: 42205\b/i,
    cause: 'Schema Registry holds as many schemas as it may.',
    remedy: 'Delete subjects that nobody uses, for good, or take the Advanced package of Stream Governance.',
  },
  {
    id: 'schema-registry-down',
    suspects: ['connector', 'tableflow'],
    pattern: /error code: 50[03]\d{0,2}\b|register operation timed out|error while (registering|forwarding)/i,
    cause: 'Schema Registry failed to answer; that passes by itself.',
    remedy: 'Wait some minutes and restart the connector.',
    mayPass: true,
  },
  {
    id: 'subject-incompatible',
    suspects: ['connector', 'tableflow'],
    pattern: /schema being registered is incompatible|incompatible with an earlier schema|error code: 409\b/i,
    cause: 'The new schema of the topic breaks the compatibility rule of its subject.',
    remedy:
      'Undo the change of the column, or set the compatibility of the subject to a weaker level; for data of an earlier topic of that name, delete topic and subject.',
  },
  {
    id: 'avro-name',
    suspects: ['connector'],
    pattern: /SchemaParseException|Illegal (initial )?character|not a valid Avro name/i,
    cause: 'A table or a column has a name that Avro does not allow.',
    remedy:
      'Set field.name.adjustment.mode and schema.name.adjustment.mode to avro, or rename the column: letters, digits and underscores, no digit in front.',
  },
  {
    id: 'schema-registry-missing',
    suspects: ['connector'],
    pattern: /schema registry (is not|must be) (enabled|configured)|no schema registry/i,
    cause: 'The environment has no Schema Registry, and the format of the connector needs one.',
    remedy: 'Enable Stream Governance in the environment.',
  },
];
