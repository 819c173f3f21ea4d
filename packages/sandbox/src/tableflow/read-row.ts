import { decodeAvro } from '../avro/decode-avro.ts';
import type { BrokerRecord } from '../broker/record.ts';
import { readAvroShape } from '../delta/avro-shape.ts';
import { type ColumnValue, createValueConverter, type ValueConverter } from '../delta/column-value.ts';
import { topLevelFields } from '../delta/delta-schema.ts';
import type { DeltaField, DeltaStruct } from '../delta/delta-type.ts';
import { messageOf } from '../delta/message-of.ts';
import { type MetadataColumnScheme, metadataColumnName } from '../delta/metadata-columns.ts';

/** The cells of one row by column name. A column without a cell is null. */
export type Row = ReadonlyMap<string, ColumnValue>;

/** Finds one field in a decoded message and turns it into a cell. */
interface FieldReader {
  readonly name: string;
  readonly read: ValueConverter;
}

type Part = 'value' | 'key';

/** Our topics have one partition, and one leader all their life. */
const partition = 0;
const leaderEpoch = 0;

/**
 * Makes the function that turns a record into a row of the table. It throws for a record that cannot become one: a null
 * value, a message that does not decode, a value out of range.
 *
 * A record is read with the schema that it was written with, which may be older or have fields that the table lacks.
 */
export function createRowReader(options: {
  table: DeltaStruct;
  metadataColumns: MetadataColumnScheme;
  /** Columns that are read from the key. */
  fromKey: ReadonlySet<string>;
  schemaById: (id: number) => object;
}): (record: BrokerRecord) => Row {
  const { table, schemaById } = options;
  const readers = new Map<string, readonly FieldReader[]>();
  const metadata = (name: string): string => metadataColumnName(options.metadataColumns, name);

  const cellsOf = (message: Buffer, part: Part): [string, ColumnValue][] => {
    const { schemaId, value } = decodeAvro(message, schemaById);
    const known = readers.get(`${part} ${schemaId}`);
    const fields = known ?? fieldReaders(schemaById(schemaId), part, columnsOf(part));
    if (!known) readers.set(`${part} ${schemaId}`, fields);
    return fields.map(({ name, read }) => [name, named(name, () => read(value))]);
  };
  const columnsOf = (part: Part): readonly DeltaField[] =>
    table.fields.filter(({ name }) => options.fromKey.has(name) === (part === 'key'));

  return (record) => {
    if (record.value === null) throw new Error('its value is null (a tombstone), and the table only takes rows');
    return new Map<string, ColumnValue>([
      [metadata('topic'), record.topic],
      [metadata('partition'), partition],
      [metadata('headers'), []],
      [metadata('leader-epoch'), leaderEpoch],
      [metadata('offset'), BigInt(record.offset)],
      [metadata('timestamp'), BigInt(record.timestampMs) * 1000n],
      [metadata('timestamp-type'), 'CREATE_TIME'],
      ...(options.fromKey.size > 0 && record.key !== null ? cellsOf(record.key, 'key') : []),
      ...cellsOf(record.value, 'value'),
    ]);
  };
}

function fieldReaders(schema: object, part: Part, columns: readonly DeltaField[]): readonly FieldReader[] {
  const shape = readAvroShape(schema);
  return topLevelFields(shape, part).flatMap((field) => {
    const column = columns.find(({ name }) => name === field.name);
    if (!column) return [];
    const convert = named(field.name, () => createValueConverter(field.shape, column.type));
    return [
      { name: field.name, read: (value) => convert(shape.kind === 'record' ? fieldOf(value, field.name) : value) },
    ];
  });
}

/** Runs something for one field, and names the field when it fails. */
function named<T>(field: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`field '${field}': ${messageOf(error)}`, { cause: error });
  }
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}
