import type { Expression } from '../syntax/syntax-tree.ts';
import type { Operand } from './arithmetic-parts.ts';
import type { Emitter, Scope } from './emitter.ts';

/** An operand of arithmetic: a literal of a whole number remembers how many digits it has. */
export function operandOf(emitter: Emitter, expression: Expression, scope: Scope): Operand {
  const typed = emitter.typed(expression, scope);
  const isWhole = expression.kind === 'literal' && ['byte', 'short', 'integer', 'long'].includes(expression.type);
  return isWhole
    ? { ...typed, literalDigits: expression.text.replace('-', '').replace(/^0+(?=\d)/, '').length }
    : typed;
}
