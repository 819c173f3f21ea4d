import { quoteIdentifier } from '../../duckdb-quoting.ts';
import type { RelationAlias } from '../syntax/syntax-tree.ts';

export function emitAlias({ alias, columns }: RelationAlias): string {
  if (alias === undefined) return '';
  return ` AS ${quoteIdentifier(alias)}${columns.length > 0 ? `(${columns.map(quoteIdentifier).join(', ')})` : ''}`;
}
