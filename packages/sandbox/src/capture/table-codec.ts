import { type AvroType, avroType } from '../avro/avro-type.ts';
import { encodeAvro } from '../avro/encode-avro.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { type AvroSchema, columnCodec } from './column-codec.ts';
import type { SourceRow } from './pgoutput.ts';
import { avroName, envelopeSchema, keySchema, type RecordField, rowSchema } from './record-schemas.ts';
import type { SourceColumn, SourceTable } from './source-table.ts';

/** Writes the rows of one table, in one version of its schema. */
export interface TableCodec {
  readonly topic: string;
  readonly table: SourceTable;
  /** For each column of the table, in order, whether it is captured. */
  readonly isCaptured: readonly boolean[];
  /** The key of a row; `null` when the table has none. */
  encodeKey(row: SourceRow): Buffer | null;
  /** Column values as the value schema takes them. An old row's unknown columns are null. */
  toFields(row: SourceRow, kind: 'old' | 'new'): Readonly<Record<string, unknown>>;
  encodeValue(value: unknown): Buffer;
}

/**
 * Registers the schemas of a table and makes its codec. Only a column that every record can fill is required: the key,
 * and NOT NULL columns of a table whose deletes carry the whole row.
 */
export async function createTableCodec(
  table: SourceTable,
  options: CaptureOptions,
  host: CaptureHost,
): Promise<TableCodec> {
  const topic = `${options.topicPrefix}.${table.schema}.${table.name}`;
  const isCaptured = table.columns.map((column) => {
    return options.isCapturedColumn(`${table.schema}.${table.name}.${column.name}`);
  });
  const writers = table.columns.flatMap((column, index) =>
    isCaptured[index] ? [createWriter(column, index, table, options)] : [],
  );
  const keyWriters = writers
    .filter(({ column }) => column.keyPosition !== null)
    .sort((left, right) => (left.column.keyPosition ?? 0) - (right.column.keyPosition ?? 0));
  const fields = writers.map(({ field }) => field);
  const value = await registered(
    `${topic}-value`,
    options.afterStateOnly ? rowSchema(topic, fields) : envelopeSchema(topic, fields),
    host,
  );
  const key =
    keyWriters.length === 0
      ? undefined
      : await registered(
          `${topic}-key`,
          keySchema(
            topic,
            keyWriters.map(({ field }) => field),
          ),
          host,
        );
  return {
    topic,
    table,
    isCaptured,
    encodeKey: (row) =>
      key?.encode(Object.fromEntries(keyWriters.map((one) => [one.field.name, one.write(row, 'key')]))) ?? null,
    toFields: (row, kind) => Object.fromEntries(writers.map((one) => [one.field.name, one.write(row, kind)])),
    encodeValue: (content) => value.encode(content),
  };
}

interface ColumnWriter {
  readonly column: SourceColumn;
  readonly field: RecordField;
  write(row: SourceRow, kind: 'old' | 'new' | 'key'): unknown;
}

function createWriter(column: SourceColumn, index: number, table: SourceTable, options: CaptureOptions): ColumnWriter {
  const { schema, parse } = columnCodec(column, options);
  const isRequired = column.keyPosition !== null || (table.hasFullIdentity && !column.isNullable);
  const unavailable = unavailableValue(schema, options.unavailableValue);
  const absent = isRequired ? emptyValue(schema) : null;
  return {
    column,
    field: { name: avroName(column.name), schema, isOptional: !isRequired },
    write(row, kind) {
      const text = row[index];
      if (text === undefined && kind === 'new') return unavailable ?? absent;
      if (text === null || text === undefined) return absent;
      try {
        return parse(text);
      } catch {
        // As `event.converting.failure.handling.mode` says by default: the value is left out, the row is not.
        return absent;
      }
    },
  };
}

/** What a required field has where nothing is known of it: one record must not end the connector. */
function emptyValue(schema: AvroSchema): unknown {
  if (typeof schema === 'string') return emptyValues[schema] ?? null;
  if (schema.type === 'record') return { scale: 0, value: Buffer.alloc(1) };
  return emptyValues[String(schema.type)] ?? null;
}

const emptyValues: Readonly<Record<string, unknown>> = {
  boolean: false,
  int: 0,
  long: 0,
  float: 0,
  double: 0,
  string: '',
  bytes: Buffer.alloc(0),
};

/** Only text and bytes can hold the placeholder; of the others, only a very long numeric can be left out at all. */
function unavailableValue(schema: unknown, placeholder: string): string | Buffer | null {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : schema;
  if (type === 'string') return placeholder;
  return schema === 'bytes' ? Buffer.from(placeholder) : null;
}

async function registered(
  subject: string,
  schema: object,
  host: CaptureHost,
): Promise<{ encode(value: unknown): Buffer }> {
  const type: AvroType = avroType(schema);
  const schemaId = await host.registerSchema(subject, schema);
  return { encode: (value) => encodeAvro(schemaId, type, value) };
}
