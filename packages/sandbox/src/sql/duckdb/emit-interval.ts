import type { IntervalPart } from '../syntax/syntax-tree.ts';
import { emitCast } from './emit-cast.ts';
import type { Emitted, Emitter, Scope } from './emitter.ts';

const wholeDays = new Set(['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY']);

/** `INTERVAL 1 DAY`; one of whole days or months leaves a date a date. */
export function emitInterval(emitter: Emitter, parts: readonly IntervalPart[], scope: Scope): Emitted {
  const isWhole = parts.every(({ unit }) => wholeDays.has(unit));
  const terms = parts.map(({ value, unit }) => {
    const amount = emitter.expression(value, scope);
    if (amount.type === 'decimal(10,0)' || (value.kind === 'literal' && value.type === 'decimal')) {
      return `(CAST(${amount.sql} AS DOUBLE) * INTERVAL 1 ${unit})`;
    }
    return `(${emitCast(emitter, amount, 'integer').sql} * INTERVAL 1 ${unit})`;
  });
  return { sql: `(${terms.join(' + ')})`, type: isWhole ? 'interval days' : 'interval' };
}
