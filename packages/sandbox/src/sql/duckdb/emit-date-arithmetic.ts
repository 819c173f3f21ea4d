import { type SqlType, typeText } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { emitCast } from './emit-cast.ts';
import type { Emitted, Emitter, Typed } from './emitter.ts';

/** Whether an operator beside this is date arithmetic. `interval days` is one of whole days or months. */
export function isTemporal(type: SqlType): boolean {
  return isPoint(type) || type === 'interval' || type === 'interval days';
}

function isPoint(type: SqlType): boolean {
  return type === 'date' || type === 'timestamp' || type === 'timestamp_ntz';
}

/** `date + 1`, `timestamp - INTERVAL 2 HOURS` and the like. */
export function emitDateArithmetic(emitter: Emitter, operator: string, left: Typed, right: Typed): Emitted {
  const [leftType = 'void', rightType = 'void'] = [left.type, right.type];
  if (operator === '+' && !isPoint(leftType)) {
    if (isPoint(rightType)) return emitDateArithmetic(emitter, operator, right, left);
    throw unsupported('arithmetic with intervals alone');
  }
  if (operator !== '+' && operator !== '-') throw unsupported(`${operator} on intervals`);
  if (leftType === 'string')
    return emitDateArithmetic(emitter, operator, { ...emitCast(emitter, left, 'timestamp'), type: 'timestamp' }, right);
  if (!isPoint(leftType)) throw mismatch(operator, leftType, rightType);
  if (isPoint(rightType))
    throw unsupported('the difference of two dates as an interval; use datediff or timestampdiff');
  if (rightType === 'interval days' || rightType === 'interval') {
    if (leftType !== 'date') return { sql: `(${left.sql} ${operator} ${right.sql})`, type: leftType };
    if (rightType === 'interval days')
      return { sql: `CAST(${left.sql} ${operator} ${right.sql} AS DATE)`, type: 'date' };
    return { sql: `(CAST(${left.sql} AS TIMESTAMPTZ) ${operator} ${right.sql})`, type: 'timestamp' };
  }
  const isDays = rightType === 'integer' || rightType === 'short' || rightType === 'byte';
  if (leftType === 'date' && isDays) return { sql: `(${left.sql} ${operator} ${right.sql})`, type: 'date' };
  throw mismatch(operator, leftType, rightType);
}

function mismatch(operator: string, left: SqlType, right: SqlType): SqlError {
  return new SqlError(
    'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES',
    '42K09',
    `The operands of ${operator} are "${typeText(left).toUpperCase()}" and "${typeText(right).toUpperCase()}".`,
  );
}
