import { quoteLiteral } from '../../duckdb-quoting.ts';
import { spoken } from '../spark/native-function.ts';
import { isIntegral } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { type Emitted, type Emitter, pending, type Typed } from './emitter.ts';

const outside = failure(
  'INVALID_ARRAY_INDEX',
  'The index is out of bounds. The array has fewer elements. Use `get` to tolerate it.',
);
const outsideElement = failure(
  'INVALID_ARRAY_INDEX_IN_ELEMENT_AT',
  'The index is out of bounds. The array has fewer elements. Use `try_element_at` to tolerate it.',
);
const zero = failure(
  'INVALID_INDEX_OF_ZERO',
  'The index 0 is invalid. An index shall be either < 0 or > 0 (the first element has index 1).',
);

function failure(errorClass: string, explanation: string): string {
  return `error(${quoteLiteral(spoken(new SqlError(errorClass, '22003', explanation)))})`;
}

/** `array[0]`, `map['key']`: an array is counted from 0, and fails outside of it; a key that there is not gives null. */
export function emitIndex(_emitter: Emitter, value: Typed, index: Typed): Emitted {
  if (value.type === undefined || index.type === undefined) return pending([value, index]);
  if (typeof value.type === 'string') throw unsupported(`an index of a value of the type ${value.type}`);
  if (value.type.kind === 'map') return { sql: `(${value.sql})[${index.sql}]`, type: value.type.value };
  if (value.type.kind === 'struct' || !isIntegral(index.type)) throw unsupported('an index other than a whole number');
  const { sql } = value;
  const at = index.sql;
  return {
    sql: `CASE WHEN ${at} < 0 OR ${at} >= len(${sql}) THEN ${outside} ELSE (${sql})[${at} + 1] END`,
    type: value.type.element,
  };
}

/** `element_at`: an array is counted from 1, or from its end. */
export function emitElement(_emitter: Emitter, value: Typed, index: Typed, isTry = false): Emitted {
  if (value.type === undefined || index.type === undefined) return pending([value, index]);
  if (typeof value.type === 'string') throw unsupported(`element_at of a value of the type ${value.type}`);
  if (value.type.kind === 'map') return { sql: `(${value.sql})[${index.sql}]`, type: value.type.value };
  if (value.type.kind === 'struct') throw unsupported('element_at of a struct');
  const { sql } = value;
  const at = index.sql;
  const found = `(${sql})[${at}]`;
  const checked = isTry ? found : `CASE WHEN abs(${at}) > len(${sql}) THEN ${outsideElement} ELSE ${found} END`;
  return { sql: `CASE WHEN ${at} = 0 THEN ${zero} ELSE ${checked} END`, type: value.type.element };
}

/** `get`: counted from 0, and null outside. */
export function emitGet(_emitter: Emitter, value: Typed, index: Typed): Emitted {
  if (value.type === undefined || index.type === undefined) return pending([value, index]);
  if (typeof value.type === 'string' || value.type.kind !== 'array')
    throw unsupported('get of another value than an array');
  return { sql: `CASE WHEN ${index.sql} >= 0 THEN (${value.sql})[${index.sql} + 1] END`, type: value.type.element };
}
