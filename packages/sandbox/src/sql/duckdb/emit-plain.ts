import type { Expression } from '../syntax/syntax-tree.ts';
import type { Emitter, Scope } from './emitter.ts';

/** An expression where a whole number is a position, as behind ORDER BY, or a count, as behind LIMIT. */
export function emitPlain(emitter: Emitter, expression: Expression, scope: Scope): string {
  if (expression.kind === 'literal' && expression.type === 'integer') return expression.text;
  return emitter.expression(expression, scope).sql;
}
