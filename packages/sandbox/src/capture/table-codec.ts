import { avroType } from '../avro/avro-type.ts';
import { encodeAvro } from '../avro/encode-avro.ts';
import { avroName, avroSchemaOf } from './avro-schema.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { columnCodec } from './column-codec.ts';
import type { ConnectField, ConnectSchema } from './connect-schema.ts';
import { defaultValue } from './default-value.ts';
import type { SourceRow } from './pgoutput.ts';
import { envelopeSchema, keySchema, rowSchema } from './record-schemas.ts';
import type { ColumnCodec } from './simple-codecs.ts';
import type { SourceColumn, SourceTable } from './source-table.ts';

/** Writes the rows of one table, in one version of its schema. */
export interface TableCodec {
  readonly topic: string;
  readonly table: SourceTable;
  /** For each column of the table, in order, whether it is captured. */
  readonly isCaptured: readonly boolean[];
  /** The key of a row; `null` when the table has none. */
  encodeKey(row: SourceRow): Buffer | null;
  /** Column values as the value schema takes them, in an object that is the caller's. */
  toFields(row: SourceRow, kind: 'old' | 'new'): Record<string, unknown>;
  encodeValue(value: unknown): Buffer;
}

/** Registers the schemas of a table and makes its codec. */
export async function createTableCodec(
  table: SourceTable,
  options: CaptureOptions,
  host: CaptureHost,
): Promise<TableCodec> {
  const topic = `${options.topicPrefix}.${table.schema}.${table.name}`;
  const names = fieldNames(table.columns);
  const writers = table.columns.map((column, index) => {
    const isWanted = options.isCapturedColumn(`${table.schema}.${table.name}.${column.name}`);
    const codec = isWanted ? columnCodec(column.type, column.typeModifier, options) : undefined;
    return codec && createWriter(column, index, names[index] ?? column.name, codec, options);
  });
  const valueWriters = writers.filter((one) => one !== undefined);
  const keyWriters = valueWriters
    .filter(({ column }) => column.keyPosition !== null)
    .sort((left, right) => (left.column.keyPosition ?? 0) - (right.column.keyPosition ?? 0));
  const fields = valueWriters.map(({ field }) => field);
  const value = await registered(
    `${topic}-value`,
    options.afterStateOnly ? rowSchema(topic, fields) : envelopeSchema(topic, fields),
    host,
  );
  const keyFields = keyWriters.map(({ field }) => field);
  const key = keyFields.length === 0 ? undefined : await registered(`${topic}-key`, keySchema(topic, keyFields), host);
  return {
    topic,
    table,
    isCaptured: writers.map((one) => one !== undefined),
    encodeKey: (row) => key?.encode(toFields(keyWriters, row, 'key')) ?? null,
    toFields: (row, kind) => toFields(valueWriters, row, kind),
    encodeValue: (content) => value.encode(content),
  };
}

interface ColumnWriter {
  readonly column: SourceColumn;
  readonly field: ConnectField;
  write(row: SourceRow, kind: 'old' | 'new' | 'key'): unknown;
}

function toFields(
  writers: readonly ColumnWriter[],
  row: SourceRow,
  kind: 'old' | 'new' | 'key',
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const { field, write } of writers) fields[field.name] = write(row, kind);
  return fields;
}

function createWriter(
  column: SourceColumn,
  index: number,
  name: string,
  codec: ColumnCodec,
  options: CaptureOptions,
): ColumnWriter {
  const isOptional = column.isNullable && column.keyPosition === null;
  const fallback = defaultValue(column, codec);
  const unavailable = unavailableValue(codec.schema, options.unavailableValue);
  // One record must not end the connector, whatever is known of it: a required field has something.
  const absent = fallback ?? (isOptional ? null : codec.empty);
  const schema: ConnectSchema = {
    ...codec.schema,
    isOptional,
    ...(fallback !== undefined && { default: fallback }),
  };
  return {
    column,
    field: { name, schema },
    write(row, kind) {
      const text = row[index];
      if (text === undefined && kind === 'new') return unavailable ?? absent;
      if (text === null || text === undefined) return absent;
      try {
        return codec.parse(text);
      } catch {
        // As `event.converting.failure.handling.mode` says by default: the value is left out, the row is not.
        return absent;
      }
    },
  };
}

/** What the columns are called in Avro. Two that would be called the same are told apart by their place. */
function fieldNames(columns: readonly SourceColumn[]): readonly string[] {
  const taken = new Set(columns.map(({ name }) => name));
  return columns.map(({ name }, index) => {
    const adjusted = avroName(name);
    if (adjusted === name) return name;
    const unique = taken.has(adjusted) ? `${adjusted}_${index + 1}` : adjusted;
    taken.add(unique);
    return unique;
  });
}

/** Only text and bytes can hold the placeholder; of the others, only a very long numeric can be left out at all. */
function unavailableValue({ type, name }: ConnectSchema, placeholder: string): string | Buffer | null {
  if (type === 'STRING') return placeholder;
  return type === 'BYTES' && name === undefined ? Buffer.from(placeholder) : null;
}

async function registered(
  subject: string,
  schema: ConnectSchema,
  host: CaptureHost,
): Promise<{ encode(value: unknown): Buffer }> {
  const avroSchema = avroSchemaOf(schema) as object;
  const type = avroType(avroSchema);
  const schemaId = await host.registerSchema(subject, avroSchema);
  return { encode: (value) => encodeAvro(schemaId, type, value) };
}
