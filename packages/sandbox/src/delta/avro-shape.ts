import { SdkError } from '@tableflow-workshop/client-core';

type AvroLeaf = 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

/** What a number or a byte string stands for, where it is more than itself. */
export type AvroMeaning = 'date' | 'timestampMillis' | 'timestampMicros' | 'timestampNanos' | 'decimal';

/** An Avro schema reduced to what a table needs: names resolved, optional unions unwrapped, annotations read. */
export type AvroShape =
  | { readonly kind: 'leaf'; readonly leaf: AvroLeaf; readonly meaning?: AvroMeaning; readonly decimal?: DecimalShape }
  | { readonly kind: 'array'; readonly items: AvroShape }
  | { readonly kind: 'map'; readonly values: AvroShape }
  | { readonly kind: 'record'; readonly fields: readonly AvroShapeField[] };

export interface AvroShapeField {
  readonly name: string;
  readonly shape: AvroShape;
  /** The field has neither a null branch nor a default, so older records have no value for it. */
  readonly isRequired: boolean;
}

interface DecimalShape {
  readonly precision: number;
  readonly scale: number;
}

/** A schema that cannot become columns, or a change of it that a table cannot follow. */
export class TableSchemaError extends SdkError {
  override readonly name = 'TableSchemaError';

  constructor(message: string) {
    super(message, { code: 'table_schema' });
  }
}

interface Scope {
  /** Named types seen so far; undefined while a type is still being read, which is how a recursive one shows. */
  readonly named: Map<string, AvroShape | undefined>;
  readonly namespace: string;
  readonly where: string;
}

/**
 * Reads an Avro schema. Throws {@link TableSchemaError} for what no column can hold: a union of several types or a
 * recursive record.
 */
export function readAvroShape(schema: unknown): AvroShape {
  return read(schema, { named: new Map(), namespace: '', where: 'schema' });
}

function read(schema: unknown, scope: Scope): AvroShape {
  if (Array.isArray(schema)) return readUnion(schema, scope);
  if (typeof schema === 'string') return readNamed(schema, scope);
  const node = asObject(schema, scope);
  switch (node.type) {
    case 'record':
      return readRecord(node, scope);
    case 'enum':
      return remember(node, scope, { kind: 'leaf', leaf: 'string' });
    case 'fixed':
      return remember(node, scope, annotated('bytes', node));
    case 'array':
      return { kind: 'array', items: read(node.items, { ...scope, where: `${scope.where}[]` }) };
    case 'map':
      return { kind: 'map', values: read(node.values, { ...scope, where: `${scope.where}{}` }) };
    default:
      return typeof node.type === 'string' && isLeaf(node.type) ? annotated(node.type, node) : read(node.type, scope);
  }
}

function readUnion(branches: readonly unknown[], scope: Scope): AvroShape {
  const [branch = 'string', second] = branches.filter((candidate) => candidate !== 'null');
  if (second !== undefined) throw new TableSchemaError(`${scope.where} is a union of several types, not one column.`);
  return read(branch, scope);
}

function readNamed(name: string, scope: Scope): AvroShape {
  if (isLeaf(name)) return { kind: 'leaf', leaf: name };
  // A field that can only be null holds no type; text is the column that any later type is most easily read beside.
  if (name === 'null') return { kind: 'leaf', leaf: 'string' };
  const fullName = name.includes('.') || scope.namespace === '' ? name : `${scope.namespace}.${name}`;
  const shape = scope.named.get(fullName) ?? scope.named.get(name);
  if (shape) return shape;
  const problem = scope.named.has(fullName) ? 'refers to itself' : `refers to an unknown type '${name}'`;
  throw new TableSchemaError(`${scope.where} ${problem}, which no column can hold.`);
}

function readRecord(node: Record<string, unknown>, scope: Scope): AvroShape {
  const { fullName, namespace } = nameOf(node, scope);
  scope.named.set(fullName, undefined);
  const fields = (Array.isArray(node.fields) ? node.fields : []).map((entry): AvroShapeField => {
    const field = asObject(entry, scope);
    const name = String(field.name);
    const isOptional = Array.isArray(field.type) && field.type.includes('null');
    return {
      name,
      shape: read(field.type, { ...scope, namespace, where: `field '${name}'` }),
      isRequired: !isOptional && !('default' in field),
    };
  });
  return remember(node, scope, { kind: 'record', fields });
}

function remember(node: Record<string, unknown>, scope: Scope, shape: AvroShape): AvroShape {
  scope.named.set(nameOf(node, scope).fullName, shape);
  return shape;
}

function nameOf(node: Record<string, unknown>, scope: Scope): { fullName: string; namespace: string } {
  const name = String(node.name);
  const cut = name.lastIndexOf('.');
  const own = typeof node.namespace === 'string' ? node.namespace : scope.namespace;
  const namespace = cut >= 0 ? name.slice(0, cut) : own;
  return { fullName: cut >= 0 || namespace === '' ? name : `${namespace}.${name}`, namespace };
}

function isLeaf(name: string): name is AvroLeaf {
  return ['boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'].includes(name);
}

/** Debezium and Kafka Connect name a meaning in `connect.name`, everyone else in `logicalType`. */
const meanings: Record<string, { meaning: AvroMeaning; of: AvroLeaf }> = {
  date: { meaning: 'date', of: 'int' },
  'io.debezium.time.Date': { meaning: 'date', of: 'int' },
  'org.apache.kafka.connect.data.Date': { meaning: 'date', of: 'int' },
  'timestamp-millis': { meaning: 'timestampMillis', of: 'long' },
  'local-timestamp-millis': { meaning: 'timestampMillis', of: 'long' },
  'io.debezium.time.Timestamp': { meaning: 'timestampMillis', of: 'long' },
  'org.apache.kafka.connect.data.Timestamp': { meaning: 'timestampMillis', of: 'long' },
  'timestamp-micros': { meaning: 'timestampMicros', of: 'long' },
  'local-timestamp-micros': { meaning: 'timestampMicros', of: 'long' },
  'io.debezium.time.MicroTimestamp': { meaning: 'timestampMicros', of: 'long' },
  'io.debezium.time.NanoTimestamp': { meaning: 'timestampNanos', of: 'long' },
  decimal: { meaning: 'decimal', of: 'bytes' },
  'org.apache.kafka.connect.data.Decimal': { meaning: 'decimal', of: 'bytes' },
};

/** Delta's largest decimal. */
const maxPrecision = 38;

function annotated(leaf: AvroLeaf, node: Record<string, unknown>): AvroShape {
  const known = meanings[String(node.logicalType)] ?? meanings[String(node['connect.name'])];
  if (known?.of !== leaf) return { kind: 'leaf', leaf };
  if (known.meaning !== 'decimal') return { kind: 'leaf', leaf, meaning: known.meaning };
  const precision = typeof node.precision === 'number' ? Math.min(node.precision, maxPrecision) : maxPrecision;
  const scale = typeof node.scale === 'number' ? node.scale : 0;
  if (scale > precision) return { kind: 'leaf', leaf };
  return { kind: 'leaf', leaf, meaning: 'decimal', decimal: { precision, scale } };
}

function asObject(value: unknown, scope: Scope): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new TableSchemaError(`${scope.where} has no Avro type.`);
  return Object.fromEntries(Object.entries(value));
}
