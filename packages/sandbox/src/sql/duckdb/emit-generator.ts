import { unsupported } from '../sql-error.ts';
import type { Call } from '../syntax/syntax-tree.ts';
import type { Emitter, Scope } from './emitter.ts';

interface GeneratedColumn {
  readonly sql: string;
  readonly name: string;
}

/** The columns that a generator makes, each as something that DuckDB unnests. */
export function emitGenerator(emitter: Emitter, call: Call, scope: Scope): readonly GeneratedColumn[] {
  if (call.name === 'stack') return stack(emitter, call, scope);
  const [given, ...others] = call.args;
  if (!given || others.length > 0) throw unsupported(`${call.name} with ${call.args.length} arguments`);
  const value = emitter.typed(given, scope);
  if (value.type === undefined) return [{ sql: `pending_value(${value.sql})`, name: 'col' }];
  if (typeof value.type === 'string') throw unsupported(`${call.name} of a value of the type ${value.type}`);
  const isOuter = call.name.endsWith('_outer');
  const rows = (list: string): string => (isOuter ? `CASE WHEN len(${list}) > 0 THEN ${list} ELSE [NULL] END` : list);
  if (call.name === 'inline') {
    const element = value.type.kind === 'array' ? value.type.element : undefined;
    if (typeof element !== 'object' || element.kind !== 'struct')
      throw unsupported('inline of another value than an array of structs');
    return element.fields.map(({ name }) => ({
      sql: `struct_extract(unnest(${value.sql}), '${name.replaceAll("'", "''")}')`,
      name,
    }));
  }
  if (value.type.kind === 'struct') throw unsupported(`${call.name} of a struct`);
  const list = value.type.kind === 'map' ? `map_keys(${value.sql})` : value.sql;
  const position = {
    sql: `unnest(list_transform(${rows(list)}, lambda x, i: CASE WHEN len(${list}) > 0 THEN CAST(i - 1 AS INTEGER) END))`,
    name: 'pos',
  };
  const columns =
    value.type.kind === 'map'
      ? [
          { sql: `unnest(${rows(list)})`, name: 'key' },
          { sql: `unnest(${rows(`map_values(${value.sql})`)})`, name: 'value' },
        ]
      : [{ sql: `unnest(${rows(list)})`, name: 'col' }];
  return call.name.startsWith('posexplode') ? [position, ...columns] : columns;
}

/** `stack(2, a, b, c, d)`: so many rows. */
function stack(emitter: Emitter, { args }: Call, scope: Scope): readonly GeneratedColumn[] {
  const [count, ...values] = args;
  const rows = count?.kind === 'literal' ? Number(count.text) : Number.NaN;
  if (!(rows >= 1) || values.length === 0) throw unsupported('stack of a number of rows that is not a literal');
  const width = Math.ceil(values.length / rows);
  return Array.from({ length: width }, (_none, column) => {
    const cells = Array.from({ length: rows }, (_nothing, row) => {
      const value = values[row * width + column];
      return value ? emitter.expression(value, scope).sql : 'NULL';
    });
    return { sql: `unnest([${cells.join(', ')}])`, name: `col${column}` };
  });
}
