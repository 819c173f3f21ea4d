import type { SqlType, StructField } from '../spark/sql-type.ts';
import { unsupported } from '../sql-error.ts';
import type { TokenReader } from './token-reader.ts';

const primitives: Readonly<Record<string, string>> = {
  BIGINT: 'long',
  BINARY: 'binary',
  BOOLEAN: 'boolean',
  BYTE: 'byte',
  DATE: 'date',
  DOUBLE: 'double',
  FLOAT: 'float',
  INT: 'integer',
  INTEGER: 'integer',
  LONG: 'long',
  REAL: 'float',
  SHORT: 'short',
  SMALLINT: 'short',
  STRING: 'string',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_LTZ: 'timestamp',
  TIMESTAMP_NTZ: 'timestamp_ntz',
  TINYINT: 'byte',
  VOID: 'void',
};

/** Reads a type: `decimal(10, 2)`, `array<struct<a: int>>`. Throws a `SqlError` for one that there is not. */
export function parseType(reader: TokenReader): SqlType {
  return reader.nested(() => {
    const word = reader.peek()?.kind === 'word' ? reader.take().text.toUpperCase() : reader.refuse();
    const primitive = primitives[word];
    if (primitive !== undefined) return primitive;
    switch (word) {
      case 'DECIMAL':
      case 'DEC':
      case 'NUMERIC':
        return decimal(reader);
      case 'ARRAY':
        return inAngles(reader, () => ({ kind: 'array', element: parseType(reader) }));
      case 'MAP':
        return inAngles(reader, () => {
          const key = parseType(reader);
          reader.expectSymbol(',');
          return { kind: 'map', key, value: parseType(reader) };
        });
      case 'STRUCT':
        return reader.takeSymbol('<>')
          ? { kind: 'struct', fields: [] }
          : inAngles(reader, () => ({ kind: 'struct', fields: structFields(reader) }));
      case 'CHAR':
      case 'CHARACTER':
      case 'INTERVAL':
      case 'VARCHAR':
      case 'VARIANT':
      case 'OBJECT':
      case 'GEOGRAPHY':
      case 'GEOMETRY':
        throw unsupported(`the type ${word}`);
      default:
        throw unsupported(`the type ${word}`, 'UNSUPPORTED_DATATYPE');
    }
  });
}

function decimal(reader: TokenReader): SqlType {
  if (!reader.takeSymbol('(')) return 'decimal(10,0)';
  const precision = reader.expectInteger();
  const scale = reader.takeSymbol(',') ? reader.expectInteger() : 0;
  reader.expectSymbol(')');
  if (precision < 1 || precision > 38 || scale > precision) reader.refuse();
  return `decimal(${precision},${scale})`;
}

function inAngles(reader: TokenReader, read: () => SqlType): SqlType {
  reader.expectSymbol('<');
  const type = read();
  reader.expectSymbol('>');
  return type;
}

function structFields(reader: TokenReader): StructField[] {
  const fields: StructField[] = [];
  do {
    const name = reader.expectPart();
    reader.takeSymbol(':');
    fields.push({ name, type: parseType(reader) });
    reader.takeWords('NOT', 'NULL');
    if (reader.takeWord('COMMENT')) reader.expectString();
  } while (reader.takeSymbol(','));
  return fields;
}
