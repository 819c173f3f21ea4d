import type { AvroSchema } from './column-codec.ts';

/** A field of a record: what it is called in Avro, and its schema. */
export interface RecordField {
  readonly name: string;
  readonly schema: AvroSchema;
  readonly isOptional: boolean;
}

/** Avro allows letters, digits and underscores; Kafka also dots and hyphens, PostgreSQL anything. */
export function avroName(name: string): string {
  return name.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
}

/** The key of a topic's records. */
export function keySchema(topic: string, fields: readonly RecordField[]): object {
  return recordSchema(topic, 'Key', fields);
}

/** The value of a topic whose records are rows: the columns, and whether the row was deleted. */
export function rowSchema(topic: string, fields: readonly RecordField[]): object {
  return recordSchema(topic, 'Value', [...fields, { name: '__deleted', schema: 'string', isOptional: true }]);
}

/** The value of a topic whose records are changes: the row before and after, and where the change comes from. */
export function envelopeSchema(topic: string, fields: readonly RecordField[]): object {
  const optional = (name: string, type: unknown): object => ({ name, type: ['null', type], default: null });
  return {
    type: 'record',
    name: 'Envelope',
    namespace: namespaceOf(topic),
    fields: [
      optional('before', recordSchema(topic, 'Value', fields)),
      optional('after', 'Value'),
      { name: 'source', type: sourceSchema },
      optional('transaction', transactionSchema),
      { name: 'op', type: 'string' },
      optional('ts_ms', 'long'),
    ],
    'connect.version': 1,
    'connect.name': `${topic}.Envelope`,
  };
}

const sourceSchema = {
  type: 'record',
  name: 'Source',
  namespace: 'io.debezium.connector.postgresql',
  fields: [
    { name: 'version', type: 'string' },
    { name: 'connector', type: 'string' },
    { name: 'name', type: 'string' },
    { name: 'ts_ms', type: 'long' },
    { name: 'snapshot', type: ['null', 'string'], default: null },
    { name: 'db', type: 'string' },
    { name: 'schema', type: 'string' },
    { name: 'table', type: 'string' },
    { name: 'txId', type: ['null', 'long'], default: null },
    { name: 'lsn', type: ['null', 'long'], default: null },
  ],
  'connect.name': 'io.debezium.connector.postgresql.Source',
};

const transactionSchema = {
  type: 'record',
  name: 'block',
  namespace: 'event',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'total_order', type: 'long' },
    { name: 'data_collection_order', type: 'long' },
  ],
  'connect.version': 1,
  'connect.name': 'event.block',
};

function recordSchema(topic: string, name: string, fields: readonly RecordField[]): object {
  const defined = new Set<string>();
  return {
    type: 'record',
    name,
    namespace: namespaceOf(topic),
    fields: fields.map((field) => {
      const type = definedOnce(field.schema, defined);
      return field.isOptional ? { name: field.name, type: ['null', type], default: null } : { name: field.name, type };
    }),
    'connect.name': `${topic}.${name}`,
  };
}

/** A named type may be spelled out once in a schema; the second column that has it refers to it. */
function definedOnce(schema: AvroSchema, defined: Set<string>): AvroSchema {
  if (typeof schema === 'string' || schema.type !== 'record') return schema;
  const fullName = `${schema.namespace}.${schema.name}`;
  if (defined.has(fullName)) return fullName;
  defined.add(fullName);
  return schema;
}

function namespaceOf(topic: string): string {
  return topic.split('.').map(avroName).join('.');
}
