import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { isForeignFunction } from '../functions/foreign-functions.ts';
import { notReachable, quoteName, SqlError, unsupported } from '../sql-error.ts';
import { isGenerator } from '../syntax/generators.ts';
import type { Expression, Join, LateralView, Relation, RelationAlias } from '../syntax/syntax-tree.ts';
import { emitAlias } from './emit-alias.ts';
import { emitCast } from './emit-cast.ts';
import { emitGenerator } from './emit-generator.ts';
import { emitPivot } from './emit-pivot.ts';
import type { Emitter, Scope } from './emitter.ts';

/** What follows FROM, with its joins. */
export function emitRelation(emitter: Emitter, relation: Relation, scope: Scope): string {
  switch (relation.kind) {
    case 'table': {
      const [only = '', second] = relation.name;
      const isCommon = second === undefined && scope.commonTables.has(only.toLowerCase());
      if (isCommon && relation.version) throw unsupported('a version of a common table');
      const name = isCommon ? quoteIdentifier(only) : emitter.table(relation);
      const alias = relation.alias ?? (relation.version ? relation.name.at(-1) : undefined);
      return name + emitAlias({ columns: relation.columns, ...(alias !== undefined && { alias }) });
    }
    case 'derived':
      return `${relation.isLateral ? 'LATERAL ' : ''}(${emitter.query(relation.query, scope)})${emitAlias(relation)}`;
    case 'function':
      return emitTableFunction(emitter, relation, scope);
    case 'join':
      return emitJoin(emitter, relation, scope);
    case 'pivot':
      return emitPivot(emitter, relation, emitRelation(emitter, relation.source, scope), scope);
  }
}

function emitJoin(emitter: Emitter, join: Join, scope: Scope): string {
  const [left, right] = [emitRelation(emitter, join.left, scope), emitRelation(emitter, join.right, scope)];
  if (join.isNatural) return `${left} NATURAL ${join.type} JOIN ${right}`;
  if (join.using.length > 0)
    return `${left} ${join.type} JOIN ${right} USING (${join.using.map(quoteIdentifier).join(', ')})`;
  if (join.on) {
    const on = emitCast(emitter, emitter.expression(join.on, scope), 'boolean').sql;
    return `${left} ${join.type === 'CROSS' ? 'INNER' : join.type} JOIN ${right} ON ${on}`;
  }
  return join.type === 'CROSS' || join.type === 'INNER'
    ? `${left} CROSS JOIN ${right}`
    : `${left} ${join.type} JOIN ${right} ON true`;
}

function emitTableFunction(emitter: Emitter, relation: Extract<Relation, { kind: 'function' }>, scope: Scope): string {
  const { name, args } = relation;
  if (name === 'range') {
    const numbers = args.map((arg) => emitCast(emitter, emitter.expression(arg, scope), 'long').sql);
    if (numbers.length < 1 || numbers.length > 3) throw unsupported(`range with ${numbers.length} arguments`);
    const alias = {
      alias: relation.alias ?? 'range',
      columns: relation.columns.length > 0 ? relation.columns : ['id'],
    };
    return `range(${numbers.join(', ')})${emitAlias(alias)}`;
  }
  const call: Expression = { kind: 'call', name, args };
  if (isGenerator(call)) return generated(emitter, call, relation, scope);
  if (isForeignFunction(name)) {
    throw notReachable([name]);
  }
  if (name === 'read_files' || name === 'table_changes') throw unsupported(`the function ${name}`);
  throw new SqlError(
    'UNRESOLVABLE_TABLE_VALUED_FUNCTION',
    '42883',
    `${quoteName([name])} is not a function that returns rows.`,
  );
}

function generated(
  emitter: Emitter,
  call: Extract<Expression, { kind: 'call' }>,
  { alias, columns }: RelationAlias,
  scope: Scope,
): string {
  const made = emitGenerator(emitter, call, scope);
  const names = columns.length > 0 ? columns : made.map(({ name }) => name);
  const list = made.map(({ sql }, index) => `${sql} AS ${quoteIdentifier(names[index] ?? '')}`).join(', ');
  return `LATERAL (SELECT ${list}) AS ${quoteIdentifier(alias ?? `generated ${emitter.idOf(call)}`)}`;
}

/** `LATERAL VIEW [OUTER] explode(…) alias AS column` */
export function emitLateralView(emitter: Emitter, view: LateralView, scope: Scope): string {
  if (!isGenerator(view.generator)) throw unsupported('LATERAL VIEW of a function that makes no rows');
  const name = view.generator.name;
  const outer =
    view.isOuter && !name.endsWith('_outer') && name !== 'stack' && name !== 'inline' ? `${name}_outer` : name;
  const call = { ...view.generator, name: outer };
  const alias = { alias: view.alias === '' ? undefined : view.alias, columns: view.columns };
  return `, ${generated(emitter, call, { columns: alias.columns, ...(alias.alias !== undefined && { alias: alias.alias }) }, scope)}`;
}
