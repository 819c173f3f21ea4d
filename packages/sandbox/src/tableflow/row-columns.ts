import { decodeAvroAsBuilt, toPlain } from '../avro/decode-avro.ts';
import type { BrokerRecord } from '../broker/record.ts';
import { readAvroShape } from '../delta/avro-shape.ts';
import type { Column, ConstantColumn } from '../delta/column.ts';
import { type ColumnValue, createValueConverter } from '../delta/column-value.ts';
import { topLevelFields } from '../delta/delta-schema.ts';
import type { DeltaField, DeltaStruct } from '../delta/delta-type.ts';
import { messageOf } from '../delta/message-of.ts';
import { type MetadataColumnScheme, metadataColumnName } from '../delta/metadata-columns.ts';

/** Rows of a table, column by column. */
export interface RowColumns {
  /** Adds a row. It throws for a record that cannot become one, and then leaves nothing of it. */
  add(record: BrokerRecord): void;
  rowCount(): number;
  /** By name. A column that is not here is null. */
  columns(): ReadonlyMap<string, Column>;
}

/** What is needed to read the records of a topic as rows. */
export interface RowColumnsOptions {
  readonly topic: string;
  readonly table: DeltaStruct;
  readonly metadataColumns: MetadataColumnScheme;
  /** Columns that are read from the key. */
  readonly fromKey: ReadonlySet<string>;
  /** Throws where there is no such schema. */
  readonly schemaById: (id: number) => object;
}

type Part = 'value' | 'key';
/** Finds the cell of one column in a decoded message. */
type CellReader = (message: unknown) => ColumnValue;

interface DataColumn {
  readonly name: string;
  readonly cells: ColumnValue[];
}

/** Our topics have one partition, and one leader all their life. */
const partition = 0;
const leaderEpoch = 0;

/**
 * Collects records as rows: a null value, a message that does not decode and a value out of range cannot become one.
 *
 * A record is read with the schema that it was written with, which may be older or have fields that the table lacks.
 */
export function createRowColumns(options: RowColumnsOptions): RowColumns {
  const { topic, table, fromKey, schemaById } = options;
  const metadata = (name: string): string => metadataColumnName(options.metadataColumns, name);
  const columnsOf = (part: Part): readonly (DeltaField & DataColumn)[] =>
    table.fields.filter(({ name }) => fromKey.has(name) === (part === 'key')).map((field) => ({ ...field, cells: [] }));
  const parts = { value: columnsOf('value'), key: columnsOf('key') };
  const readers = new Map<string, readonly (CellReader | undefined)[]>();
  const offsets: bigint[] = [];
  const timestamps: bigint[] = [];
  const constants = new Map<string, ConstantColumn>([
    [metadata('topic'), { constant: topic }],
    [metadata('partition'), { constant: partition }],
    [metadata('headers'), { constant: [] }],
    [metadata('leader-epoch'), { constant: leaderEpoch }],
    [metadata('timestamp-type'), { constant: 'CREATE_TIME' }],
  ]);
  /** Columns that some message has had a field for. */
  const read = new Set<string>();
  let rowCount = 0;

  const readersOf = (part: Part, schemaId: number): readonly (CellReader | undefined)[] => {
    const name = `${part} ${schemaId}`;
    const known = readers.get(name);
    if (known) return known;
    const found = cellReaders(schemaById(schemaId), part, parts[part]);
    for (const [index, column] of parts[part].entries()) if (found[index]) read.add(column.name);
    readers.set(name, found);
    return found;
  };
  const addCells = (message: Buffer, part: Part): void => {
    const { schemaId, value } = decodeAvroAsBuilt(message, schemaById);
    const cellsOf = readersOf(part, schemaId);
    for (const [index, { cells, name }] of parts[part].entries()) {
      const readCell = cellsOf[index];
      try {
        cells[rowCount] = readCell ? readCell(value) : null;
      } catch (error) {
        throw inField(name, error);
      }
    }
  };

  return {
    add(record) {
      if (record.value === null) throw new Error('its value is null (a tombstone), and the table only takes rows');
      if (fromKey.size > 0 && record.key !== null) addCells(record.key, 'key');
      else for (const { cells } of parts.key) cells[rowCount] = null;
      addCells(record.value, 'value');
      offsets[rowCount] = BigInt(record.offset);
      timestamps[rowCount] = BigInt(record.timestampMs) * 1000n;
      rowCount += 1;
    },
    rowCount: () => rowCount,
    columns() {
      const data = [...parts.value, ...parts.key].filter(({ name }) => read.has(name));
      return new Map<string, Column>([
        ...constants,
        [metadata('offset'), offsets],
        [metadata('timestamp'), timestamps],
        // What a row that was refused has left lies behind the last one.
        ...data.map(({ name, cells }): [string, Column] => [name, cells.slice(0, rowCount)]),
      ]);
    },
  };
}

/** For each column, how it is read from a message of this schema; `undefined` where the schema does not have it. */
function cellReaders(schema: object, part: Part, columns: readonly DeltaField[]): readonly (CellReader | undefined)[] {
  const shape = readAvroShape(schema);
  const fields = new Map(topLevelFields(shape, part).map((field) => [field.name, field]));
  return columns.map(({ name, type }): CellReader | undefined => {
    const field = fields.get(name);
    if (!field) return undefined;
    const convertPlain = converterOf(name, () => createValueConverter(field.shape, type));
    // Only what has parts is not plain as it is.
    const convert = field.shape.kind === 'leaf' ? convertPlain : (value: unknown) => convertPlain(toPlain(value));
    return shape.kind === 'record' ? (message) => convert(fieldOf(message, name)) : convert;
  });
}

function converterOf(name: string, create: () => CellReader): CellReader {
  try {
    return create();
  } catch (error) {
    throw inField(name, error);
  }
}

function inField(name: string, error: unknown): Error {
  return new Error(`field '${name}': ${messageOf(error)}`, { cause: error });
}

function fieldOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}
