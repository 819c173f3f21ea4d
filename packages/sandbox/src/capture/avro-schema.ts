import type { ConnectField, ConnectSchema, ConnectType } from './connect-schema.ts';

/** An Avro schema: a name, or an object with attributes, or a union. */
export type AvroSchema = string | readonly AvroSchema[] | { readonly [attribute: string]: unknown };

const primitives: Readonly<Partial<Record<ConnectType, string>>> = {
  BOOLEAN: 'boolean',
  INT16: 'int',
  INT32: 'int',
  INT64: 'long',
  FLOAT32: 'float',
  FLOAT64: 'double',
  STRING: 'string',
  BYTES: 'bytes',
};

const logicalTypes: Readonly<Record<string, string>> = {
  'org.apache.kafka.connect.data.Date': 'date',
  'org.apache.kafka.connect.data.Time': 'time-millis',
  'org.apache.kafka.connect.data.Timestamp': 'timestamp-millis',
  'org.apache.kafka.connect.data.Decimal': 'decimal',
};

/** What Avro says where nobody says how many digits a decimal has. */
const defaultPrecision = 64;

/**
 * Writes a Connect schema as Avro the way Confluent's converter does, so that consumers find the names they go by.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/serdes-avro.html
 */
export function avroSchemaOf(schema: ConnectSchema): AvroSchema {
  return write(schema, new Set());
}

/** @param defined the named types that were spelled out: each may be once in a schema, and is referred to afterwards */
function write(schema: ConnectSchema, defined: Set<string>): AvroSchema {
  const bare = writeBare(schema, defined);
  if (!schema.isOptional) return bare;
  return schema.default === undefined ? ['null', bare] : [bare, 'null'];
}

function writeBare(schema: ConnectSchema, defined: Set<string>): AvroSchema {
  if (schema.type === 'ARRAY') return { type: 'array', items: schema.items ? write(schema.items, defined) : 'string' };
  if (schema.type === 'STRUCT') return writeRecord(schema, defined);
  const type = primitives[schema.type] ?? 'string';
  const attributes = {
    ...(schema.type === 'INT16' && { 'connect.type': 'int16' }),
    ...(schema.version !== undefined && { 'connect.version': schema.version }),
    ...(schema.parameters && { 'connect.parameters': schema.parameters }),
    ...(schema.default !== undefined && { 'connect.default': jsonOf(schema.default) }),
    ...(schema.name !== undefined && { 'connect.name': schema.name }),
    ...logicalAttributes(schema),
  };
  return Object.keys(attributes).length === 0 ? type : { type, ...attributes };
}

function logicalAttributes({ name = '', parameters }: ConnectSchema): object {
  const logicalType = logicalTypes[name];
  if (logicalType === undefined) return {};
  if (logicalType !== 'decimal') return { logicalType };
  const precision = Number(parameters?.['connect.decimal.precision'] ?? defaultPrecision);
  return { logicalType, scale: Number(parameters?.scale ?? 0), precision };
}

function writeRecord({ name = '', version, fields = [] }: ConnectSchema, defined: Set<string>): AvroSchema {
  const cut = name.lastIndexOf('.');
  const namespace = name.slice(0, cut).split('.').map(avroName).join('.');
  const fullName = `${namespace}.${avroName(name.slice(cut + 1))}`;
  if (defined.has(fullName)) return fullName;
  defined.add(fullName);
  return {
    type: 'record',
    name: avroName(name.slice(cut + 1)),
    namespace,
    fields: fields.map((field) => writeField(field, defined)),
    ...(version !== undefined && { 'connect.version': version }),
    'connect.name': name,
  };
}

function writeField({ name, schema }: ConnectField, defined: Set<string>): object {
  const type = write(schema, defined);
  if (schema.default !== undefined) return { name, type, default: jsonOf(schema.default) };
  return schema.isOptional ? { name, type, default: null } : { name, type };
}

/** Bytes are written as text, a character a byte. */
function jsonOf(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Avro allows letters, digits and underscores; Kafka also dots and hyphens, PostgreSQL anything. */
export function avroName(name: string): string {
  return name.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
}
