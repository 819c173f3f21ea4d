import { expressionName } from './expression-name.ts';
import { isGenerator } from './generators.ts';
import type { Query, QueryBody } from './syntax-tree.ts';

/** A column of a result, as the query writes it. */
export interface OutputColumn {
  readonly name: string;
  /** It is nothing but NULL. */
  readonly isVoid: boolean;
}

/** The columns of a query; `undefined` where a star or a generator names some. */
export function outputColumns(query: Query): readonly OutputColumn[] | undefined {
  let body: QueryBody = query.body;
  while (body.kind !== 'select' && body.kind !== 'values') body = body.kind === 'set' ? body.left : body.body;
  if (body.kind === 'values' || body.items.some(({ value }) => value.kind === 'star' || isGenerator(value)))
    return undefined;
  return body.items.map(({ value, aliases }) => ({
    name: aliases[0] ?? expressionName(value),
    isVoid: query.body.kind === 'select' && value.kind === 'literal' && value.type === 'null',
  }));
}
