import { castValue } from '../spark/cast-value.ts';
import { duckdbTypeText } from '../spark/duckdb-types.ts';
import type { NativeFunction } from '../spark/native-function.ts';
import { type SqlType, typeText } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import type { Emitted, Emitter } from './emitter.ts';

/** A value in another type, by the rules of ANSI mode. */
export function emitCast(emitter: Emitter, value: Emitted, to: SqlType, isTry = false): Emitted {
  const from = value.type;
  if (from === 'void') return { sql: `CAST(NULL AS ${duckdbTypeText(to)})`, type: to };
  if (from !== undefined && typeText(from) === typeText(to)) return value;
  if (to === 'void') throw unsupported('a cast to VOID');
  if (typeof to !== 'string') return nestedCast(value, to, isTry);
  const name = emitter.native(castFunction(to, isTry));
  return { sql: `${name}(${value.sql})`, type: to };
}

function castFunction(to: string, isTry: boolean): NativeFunction {
  return {
    name: `${isTry ? 'try_' : ''}cast_${to.replace(/\W/g, '_')}`,
    parameters: 1,
    returns: to,
    run([value = null], [from = 'void']) {
      if (!isTry) return castValue(value, from, to);
      try {
        return castValue(value, from, to);
      } catch (error) {
        if (error instanceof SqlError && !error.errorClass.startsWith('DATATYPE_MISMATCH')) return null;
        throw error;
      }
    },
  };
}

/** What is inside is cast by DuckDB, where that means the same. */
function nestedCast(value: Emitted, to: Exclude<SqlType, string>, isTry: boolean): Emitted {
  if (value.type === undefined || !widens(value.type, to)) throw unsupported(`a cast to ${typeText(to)}`);
  return { sql: `${isTry ? 'TRY_CAST' : 'CAST'}(${value.sql} AS ${duckdbTypeText(to)})`, type: to };
}

const order = ['byte', 'short', 'integer', 'long', 'float', 'double'];

function widens(from: SqlType, to: SqlType): boolean {
  if (from === 'void' || typeText(from) === typeText(to)) return true;
  if (typeof from === 'string' || typeof to === 'string') {
    return (
      typeof from === 'string' &&
      typeof to === 'string' &&
      order.includes(from) &&
      order.indexOf(from) <= order.indexOf(to)
    );
  }
  if (from.kind === 'array' && to.kind === 'array') return widens(from.element, to.element);
  if (from.kind === 'map' && to.kind === 'map') return widens(from.key, to.key) && widens(from.value, to.value);
  if (from.kind !== 'struct' || to.kind !== 'struct' || from.fields.length !== to.fields.length) return false;
  return from.fields.every((field, index) => {
    const other = to.fields[index];
    return (
      other !== undefined && field.name.toLowerCase() === other.name.toLowerCase() && widens(field.type, other.type)
    );
  });
}
