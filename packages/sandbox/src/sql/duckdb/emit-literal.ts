import { quoteLiteral } from '../../duckdb-quoting.ts';
import { dateText, readDate, readTimestamp, timestampText } from '../spark/date-text.ts';
import { readDecimal } from '../spark/decimal-value.ts';
import { duckdbTypeText } from '../spark/duckdb-types.ts';
import { decimalText, type SqlType } from '../spark/sql-type.ts';
import { SqlError } from '../sql-error.ts';
import type { Expression } from '../syntax/syntax-tree.ts';
import type { Emitted } from './emitter.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;

/** A literal with exactly the type that Spark gives it. */
export function emitLiteral({ type, text }: Literal): Emitted {
  switch (type) {
    case 'null':
      return { sql: 'NULL', type: 'void' };
    case 'boolean':
      return { sql: text, type };
    case 'string':
      return { sql: stringLiteral(text), type };
    case 'decimal':
      return decimalLiteral(text);
    case 'binary':
      if (!/^[0-9a-f]*$/i.test(text)) throw invalid(type, text);
      return { sql: `from_hex('${text.length % 2 === 0 ? text : `0${text}`}')`, type };
    case 'date': {
      const days = readDate(text);
      if (days === undefined) throw invalid(type, text);
      return cast(dateText(days), type);
    }
    case 'timestamp':
    case 'timestamp_ntz': {
      const micros = readTimestamp(text);
      if (micros === undefined) throw invalid(type, text);
      return cast(timestampText(micros) + (type === 'timestamp' ? '+00' : ''), type);
    }
    default:
      return cast(text, type);
  }
}

function cast(text: string, type: SqlType): Emitted {
  return { sql: `CAST(${quoteLiteral(text)} AS ${duckdbTypeText(type)})`, type };
}

function decimalLiteral(text: string): Emitted {
  const value = readDecimal(text);
  if (!value) throw invalid('decimal', text);
  const digits = value.unscaled.toString().replace('-', '').length;
  const precision = Math.max(digits, value.scale, 1);
  if (precision > 38)
    throw new SqlError('DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION', '22003', `${text} has more than 38 digits.`);
  return cast(text, decimalText({ precision, scale: value.scale }));
}

function invalid(type: string, text: string): SqlError {
  return new SqlError('INVALID_TYPED_LITERAL', '42604', `The value '${text}' is not a ${type.toUpperCase()}.`);
}

/** A string of the statement. DuckDB takes a NUL in its text for the end of it. */
export function stringLiteral(text: string): string {
  const parts = text.split('\0').map(quoteLiteral);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}
