import { quoteIdentifier } from '../../duckdb-quoting.ts';
import type { NameParts } from '../syntax/syntax-tree.ts';
import type { Emitted, Emitter, Scope } from './emitter.ts';

/** A column, a field of one, or a parameter of a lambda. */
export function emitName(emitter: Emitter, parts: NameParts, scope: Scope): Emitted {
  const [first = '', ...others] = parts;
  const variable = first.toLowerCase();
  if (scope.variables.has(variable)) {
    const type = scope.variables.get(variable);
    const name = [...scope.variables.keys()].includes(variable) ? first : variable;
    return others.length === 0 ? { sql: quoteIdentifier(name), type } : { sql: parts.map(quoteIdentifier).join('.') };
  }
  const catalog = parts.length > 3 ? emitter.catalogName(first) : undefined;
  const names = catalog === undefined ? parts : [catalog, ...others];
  return { sql: names.map(quoteIdentifier).join('.') };
}
