import type { Call, Expression } from './syntax-tree.ts';

const generators = new Set(['explode', 'explode_outer', 'posexplode', 'posexplode_outer', 'inline', 'stack']);

/** Whether an expression makes rows of one row. */
export function isGenerator(expression: Expression): expression is Call {
  return expression.kind === 'call' && generators.has(expression.name);
}
