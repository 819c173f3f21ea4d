import { stringLiteral } from '../duckdb/emit-literal.ts';
import type { Emitted, Typed } from '../duckdb/emitter.ts';
import { pending } from '../duckdb/emitter.ts';
import type { SqlType } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import type { Expression } from '../syntax/syntax-tree.ts';
import { listOf } from './collection-functions.ts';
import { type FunctionRules, literalText, simple } from './function-rule.ts';

/** Functions that make maps and structs, or take maps apart. */
export const mapFunctions: FunctionRules = {
  map: {
    least: 0,
    most: Number.POSITIVE_INFINITY,
    emit(site) {
      const all = site.call.args.map((_arg, index) => site.typed(index));
      if (all.length % 2 !== 0)
        throw new SqlError(
          'WRONG_NUM_ARGS.WITHOUT_SUGGESTION',
          '42605',
          'The function `map` takes keys and values in turn.',
        );
      const keys = listOf(
        site,
        all.filter((_one, index) => index % 2 === 0),
      );
      const values = listOf(
        site,
        all.filter((_one, index) => index % 2 === 1),
      );
      return { sql: `map(${keys.sql}, ${values.sql})`, type: mapOf(keys.type, values.type) };
    },
  },
  map_concat: simple('xx*', undefined, (...maps) => `map_concat(${maps.join(', ')})`),
  map_contains_key: simple('xx', 'boolean', (a, b) => `list_contains(map_keys(${a}), ${b})`),
  map_entries: simple('x', undefined, (a) => `map_entries(${a})`),
  map_from_arrays: {
    least: 2,
    most: 2,
    emit(site) {
      const [keys, values] = [site.typed(0), site.typed(1)];
      if (keys.type === undefined || values.type === undefined) return pending([keys, values]);
      return { sql: `map(${keys.sql}, ${values.sql})`, type: mapOf(keys.type, values.type) };
    },
  },
  map_from_entries: simple('x', undefined, (a) => `map_from_entries(${a})`),
  map_keys: simple('x', undefined, (a) => `map_keys(${a})`),
  map_values: simple('x', undefined, (a) => `map_values(${a})`),
  named_struct: {
    least: 2,
    most: Number.POSITIVE_INFINITY,
    emit(site) {
      const fields = Array.from({ length: site.call.args.length / 2 }, (_none, index) => {
        const name = literalText(site.call.args[index * 2]);
        if (name === undefined) throw unsupported('a name of a field that is not a literal');
        return { name, value: site.typed(index * 2 + 1) };
      });
      return structOf(fields);
    },
  },
  str_to_map: {
    least: 1,
    most: 3,
    emit(site) {
      const by = site.call.args.length > 1 ? site.as(1, 'string') : "','";
      const between = site.call.args.length > 2 ? site.as(2, 'string') : "':'";
      const pairs = `list_transform(string_split_regex(${site.as(0, 'string')}, ${by}), lambda x: string_split_regex(x, ${between}))`;
      return {
        sql: `map(list_transform(${pairs}, lambda p: p[1]), list_transform(${pairs}, lambda p: p[2]))`,
        type: { kind: 'map', key: 'string', value: 'string' },
      };
    },
  },
  struct: {
    least: 0,
    most: Number.POSITIVE_INFINITY,
    emit: (site) =>
      structOf(site.call.args.map((arg, index) => ({ name: fieldName(arg, index), value: site.typed(index) }))),
  },
};

function mapOf(keys: SqlType | undefined, values: SqlType | undefined): SqlType | undefined {
  if (typeof keys !== 'object' || keys.kind !== 'array' || typeof values !== 'object' || values.kind !== 'array')
    return undefined;
  return { kind: 'map', key: keys.element, value: values.element };
}

function structOf(fields: readonly { readonly name: string; readonly value: Typed }[]): Emitted {
  const entries = fields.map(({ name, value }) => `${stringLiteral(name)}: ${value.sql}`);
  const types = fields.map(({ name, value }) => ({ name, type: value.type ?? 'void' }));
  const isKnown = fields.every(({ value }) => value.type !== undefined);
  return { sql: `{${entries.join(', ')}}`, type: isKnown ? { kind: 'struct', fields: types } : undefined };
}

function fieldName(arg: Expression, index: number): string {
  if (arg.kind === 'named') return arg.name;
  if (arg.kind === 'name') return arg.parts.at(-1) ?? '';
  return arg.kind === 'field' ? arg.name : `col${index + 1}`;
}
