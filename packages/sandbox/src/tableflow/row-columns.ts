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
  /** Rows that only name a key, whose row is deleted. */
  deletions(): ReadonlySet<number>;
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
  /** Whether the key has no schema, and is its column as it is. */
  readonly isRawKey: boolean;
  /** Whether rows have keys, so that a record needs one, and one without a value deletes. */
  readonly isUpsert: boolean;
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

/** Our partitions have one leader all their life. */
const leaderEpoch = 0;

/**
 * Collects records as rows: a message that does not decode and a value out of range cannot become one, nor can a null value,
 * where rows have no keys, or a null key, where they have.
 *
 * A record is read with the schema that it was written with, which may be older or have fields that the table does not have.
 */
export function createRowColumns(options: RowColumnsOptions): RowColumns {
  const { topic, table, fromKey, isRawKey, isUpsert, schemaById } = options;
  const metadata = (name: string): string => metadataColumnName(options.metadataColumns, name);
  const columnsOf = (part: Part): readonly (DeltaField & DataColumn)[] =>
    table.fields.filter(({ name }) => fromKey.has(name) === (part === 'key')).map((field) => ({ ...field, cells: [] }));
  const parts = { value: columnsOf('value'), key: columnsOf('key') };
  const readers = new Map<string, readonly (CellReader | undefined)[]>();
  const deletions = new Set<number>();
  const partitions: number[] = [];
  const offsets: bigint[] = [];
  const timestamps: bigint[] = [];
  const constants = new Map<string, ConstantColumn>([
    [metadata('topic'), { constant: topic }],
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

  const addNulls = (part: Part): void => {
    for (const { cells } of parts[part]) cells[rowCount] = null;
  };
  const addKey = (key: Buffer): void => {
    if (!isRawKey) addCells(key, 'key');
    else {
      for (const { cells, name } of parts.key) {
        cells[rowCount] = key;
        read.add(name);
      }
    }
  };

  return {
    add(record) {
      const { key, value } = record;
      if (isUpsert && key === null) throw new Error('its key is null, and the table has a row for each key');
      if (!isUpsert && value === null)
        throw new Error('its value is null (a tombstone), and the table only takes rows');
      if (fromKey.size > 0 && key !== null) addKey(key);
      else addNulls('key');
      if (value === null) addNulls('value');
      else addCells(value, 'value');
      // Only now is it known that it is a row.
      if (value === null) deletions.add(rowCount);
      partitions[rowCount] = record.partition;
      offsets[rowCount] = BigInt(record.offset);
      timestamps[rowCount] = BigInt(record.timestampMs) * 1000n;
      rowCount += 1;
    },
    rowCount: () => rowCount,
    deletions: () => deletions,
    columns() {
      const data = [...parts.value, ...parts.key].filter(({ name }) => read.has(name));
      return new Map<string, Column>([
        ...constants,
        [metadata('partition'), constantOrAll(partitions)],
        [metadata('offset'), offsets],
        [metadata('timestamp'), timestamps],
        // What a row that was refused has left lies behind the last one.
        ...data.map(({ name, cells }): [string, Column] => [name, cells.slice(0, rowCount)]),
      ]);
    },
  };
}

/** Cells that are mostly all the same. */
function constantOrAll(cells: readonly number[]): Column {
  const [first = null] = cells;
  return cells.every((cell) => cell === first) ? { constant: first } : cells;
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
