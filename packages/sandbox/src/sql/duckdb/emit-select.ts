import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { unsupported } from '../sql-error.ts';
import { expressionName } from '../syntax/expression-name.ts';
import { isGenerator } from '../syntax/generators.ts';
import type { Expression, Grouping, Select, SelectItem } from '../syntax/syntax-tree.ts';
import { emitCast } from './emit-cast.ts';
import { emitGenerator } from './emit-generator.ts';
import { emitPlain } from './emit-plain.ts';
import { emitLateralView, emitRelation } from './emit-relation.ts';
import { emitWindow } from './emit-window.ts';
import type { Emitter, Scope } from './emitter.ts';

export function emitSelect(emitter: Emitter, select: Select, scope: Scope): string {
  const from = select.from.map((relation) => emitRelation(emitter, relation, scope));
  const views = select.views.map((view) => emitLateralView(emitter, view, scope));
  if (views.length > 0 && from.length === 0) throw unsupported('LATERAL VIEW without FROM');
  const condition = (word: string, expression: Expression | undefined): string =>
    expression ? ` ${word} ${emitCast(emitter, emitter.expression(expression, scope), 'boolean').sql}` : '';
  const windows = select.windows.map(
    ({ name, spec }) => `${quoteIdentifier(name)} AS ${emitWindow(emitter, spec, scope)}`,
  );
  return [
    `SELECT ${select.isDistinct ? 'DISTINCT ' : ''}${select.items.map((item) => emitItem(emitter, item, scope)).join(', ')}`,
    from.length > 0 ? ` FROM ${from.join(', ')}${views.join('')}` : '',
    condition('WHERE', select.where),
    select.group ? ` GROUP BY ${emitGrouping(emitter, select.group, scope)}` : '',
    condition('HAVING', select.having),
    windows.length > 0 ? ` WINDOW ${windows.join(', ')}` : '',
    condition('QUALIFY', select.qualify),
  ].join('');
}

function emitItem(emitter: Emitter, { value, aliases }: SelectItem, scope: Scope): string {
  if (value.kind === 'star') return emitStar(value);
  if (isGenerator(value)) {
    const columns = emitGenerator(emitter, value, scope);
    const names = aliases.length > 0 ? aliases : columns.map(({ name }) => name);
    if (names.length !== columns.length) throw unsupported(`${names.length} names for ${columns.length} columns`);
    return columns.map(({ sql }, index) => `${sql} AS ${quoteIdentifier(names[index] ?? '')}`).join(', ');
  }
  if (aliases.length > 1) throw unsupported('several names for one column');
  const { sql } = emitter.expression(value, scope);
  // A column has its own name; given once more, it would hide what DuckDB says of one that is not there.
  if (aliases.length === 0 && value.kind === 'name') return sql;
  // DuckDB takes a NUL for the end of the statement; the name is put right in the result.
  return `${sql} AS ${quoteIdentifier(aliases[0] ?? expressionName(value).replaceAll('\0', ' '))}`;
}

function emitStar({ qualifier, except }: Extract<Expression, { kind: 'star' }>): string {
  const table = qualifier.at(-1);
  const left =
    except.length > 0 ? ` EXCLUDE (${except.map((parts) => quoteIdentifier(parts.at(-1) ?? '')).join(', ')})` : '';
  return `${table === undefined ? '' : `${quoteIdentifier(table)}.`}*${left}`;
}

function emitGrouping(emitter: Emitter, { kind, items, sets }: Grouping, scope: Scope): string {
  const list = (expressions: readonly Expression[]): string =>
    expressions.map((one) => emitPlain(emitter, one, scope)).join(', ');
  switch (kind) {
    case 'all':
      return 'ALL';
    case 'rollup':
      return `ROLLUP (${list(items)})`;
    case 'cube':
      return `CUBE (${list(items)})`;
    case 'sets':
      return `GROUPING SETS (${sets.map((set) => `(${list(set)})`).join(', ')})`;
    case 'plain':
      return list(items);
  }
}
