import { isIntegral, isNumeric, type SqlType, typeText } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { emitCast } from './emit-cast.ts';
import { type Emitted, type Emitter, pending, type Typed } from './emitter.ts';

/** Two values that can be compared: a string beside a number is a number. `undefined` while a type is not known. */
export function comparable(emitter: Emitter, left: Typed, right: Typed): readonly [Emitted, Emitted] | undefined {
  if (left.type === undefined || right.type === undefined) return undefined;
  const [a, b] = [left.type, right.type];
  if (a === 'void' || b === 'void' || kindOf(a) === kindOf(b)) return [left, right];
  if (a === 'string') return [emitCast(emitter, left, besides(b)), right];
  if (b === 'string') return [left, emitCast(emitter, right, besides(a))];
  throw new SqlError(
    'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES',
    '42K09',
    `The operands of a comparison are "${typeText(a).toUpperCase()}" and "${typeText(b).toUpperCase()}".`,
  );
}

export function emitComparison(emitter: Emitter, operator: string, left: Typed, right: Typed): Emitted {
  const sides = comparable(emitter, left, right);
  if (!sides) return pending([left, right], 'boolean');
  const [a, b] = sides;
  const written = operator === '<=>' ? 'IS NOT DISTINCT FROM' : operator;
  return { sql: `(${a.sql} ${written} ${b.sql})`, type: 'boolean' };
}

/** What can be compared without a cast. */
function kindOf(type: SqlType): string {
  if (isNumeric(type)) return 'number';
  if (type === 'date' || type === 'timestamp' || type === 'timestamp_ntz') return 'time';
  return typeof type === 'string' ? type : type.kind;
}

/** What a string becomes beside another type. */
function besides(type: SqlType): SqlType {
  if (isIntegral(type)) return 'long';
  if (isNumeric(type)) return 'double';
  if (typeof type === 'string' && type !== 'interval') return type;
  throw unsupported(`a comparison of a string and ${typeText(type)}`);
}
