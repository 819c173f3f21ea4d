import { type AvroType, avroType } from '../avro/avro-type.ts';
import { encodeAvro } from '../avro/encode-avro.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { columnCodec } from './column-codec.ts';
import { ConnectorFailure, debeziumException } from './connector-failure.ts';
import { avroName, envelopeSchema, keySchema, type RecordField, rowSchema } from './record-schemas.ts';
import type { SourceColumn, SourceTable } from './source-table.ts';

/**
 * A row as PostgreSQL sends it: text per column, `null` for NULL. `undefined` means that the value was not sent: a large
 * value that an update did not touch, or a column outside of the key in the old row of a delete.
 */
export type SourceRow = Readonly<Record<string, string | null | undefined>>;

/** Writes the rows of one table, in one version of its schema. */
export interface TableCodec {
  readonly topic: string;
  readonly table: SourceTable;
  /** Columns in the order of the table, without the excluded ones. */
  readonly columns: readonly SourceColumn[];
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
  const columns = table.columns.filter((column) => {
    return options.isCapturedColumn(`${table.schema}.${table.name}.${column.name}`);
  });
  const writers = columns.map((column) => createWriter(column, table, options));
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
    columns,
    encodeKey: (row) =>
      key?.encode(Object.fromEntries(keyWriters.map((one) => [one.field.name, one.write(row, 'new')]))) ?? null,
    toFields: (row, kind) => Object.fromEntries(writers.map((one) => [one.field.name, one.write(row, kind)])),
    encodeValue: (content) => value.encode(content),
  };
}

interface ColumnWriter {
  readonly column: SourceColumn;
  readonly field: RecordField;
  write(row: SourceRow, kind: 'old' | 'new'): unknown;
}

function createWriter(column: SourceColumn, table: SourceTable, options: CaptureOptions): ColumnWriter {
  const { schema, parse } = columnCodec(column, options);
  const isRequired = column.keyPosition !== null || (table.hasFullIdentity && !column.isNullable);
  const unavailable = unavailableValue(schema, options.unavailableValue);
  return {
    column,
    field: { name: avroName(column.name), schema, isOptional: !isRequired },
    write(row, kind) {
      const text = row[column.name];
      if (text === null) return null;
      if (text === undefined) return kind === 'new' ? unavailable : null;
      try {
        return parse(text);
      } catch (error) {
        const where = `${table.schema}.${table.name}.${column.name}`;
        throw new ConnectorFailure(
          debeziumException,
          `Failed to properly convert data value for '${where}'`,
          error instanceof Error ? error.message : String(error),
        );
      }
    },
  };
}

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
