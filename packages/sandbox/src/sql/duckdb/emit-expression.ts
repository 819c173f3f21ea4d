import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { unify } from '../functions/conditional-functions.ts';
import { isIntegral, isNumeric, type SqlType } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import type { Expression } from '../syntax/syntax-tree.ts';
import { emitArithmetic } from './emit-arithmetic.ts';
import { emitCall } from './emit-call.ts';
import { emitCast } from './emit-cast.ts';
import { comparable, emitComparison } from './emit-comparison.ts';
import { emitIndex } from './emit-index.ts';
import { emitInterval } from './emit-interval.ts';
import { emitLiteral, stringLiteral } from './emit-literal.ts';
import { emitName } from './emit-name.ts';
import { operandOf } from './emit-operand.ts';
import { type Emitted, type Emitter, pending, type Scope, type Typed } from './emitter.ts';

/** One expression in DuckDB's dialect. */
export function emitExpression(emitter: Emitter, expression: Expression, scope: Scope): Emitted {
  const emit = (one: Expression): Emitted => emitter.expression(one, scope);
  const boolean = (one: Expression): string => emitCast(emitter, emit(one), 'boolean').sql;
  switch (expression.kind) {
    case 'literal':
      return emitLiteral(expression);
    case 'name':
      return emitName(emitter, expression.parts, scope);
    case 'star':
      throw new SqlError('INVALID_USAGE_OF_STAR_OR_REGEX', '42000', 'A star cannot be used here.');
    case 'parameter':
      return emitter.parameter(expression.name);
    case 'call':
      return emitCall(emitter, expression, scope);
    case 'cast':
      return emitNestedCast(emitter, expression, scope);
    case 'unary':
      return emitUnary(emitter, expression.operator, expression.value, scope);
    case 'binary':
      return emitBinary(emitter, expression, scope);
    case 'logic':
      return { sql: `(${expression.terms.map(boolean).join(` ${expression.operator} `)})`, type: 'boolean' };
    case 'between':
      return emitBetween(emitter, expression, scope);
    case 'in':
      return emitIn(emitter, expression, scope);
    case 'like':
      return emitLike(emitter, expression, scope);
    case 'is': {
      if (expression.test === 'NULL') {
        return { sql: `(${emit(expression.value).sql} IS ${expression.isNot ? 'NOT ' : ''}NULL)`, type: 'boolean' };
      }
      return {
        sql: `(${boolean(expression.value)} IS ${expression.isNot ? 'NOT ' : ''}${expression.test})`,
        type: 'boolean',
      };
    }
    case 'case':
      return emitCase(emitter, expression, scope);
    case 'field':
      return emitField(emitter, expression, scope);
    case 'index':
      refuseDeepIndex(expression);
      return emitIndex(emitter, emitter.typed(expression.value, scope), emitter.typed(expression.index, scope));
    case 'lambda':
      throw unsupported('a lambda outside of a function that takes one');
    case 'interval':
      return emitInterval(emitter, expression.parts, scope);
    case 'subquery':
      return { sql: `(${emitter.query(expression.query, scope)})` };
    case 'exists':
      return { sql: `EXISTS (${emitter.query(expression.query, scope)})`, type: 'boolean' };
    case 'tuple':
      return { sql: `row(${expression.items.map((item) => emit(item).sql).join(', ')})` };
    case 'named':
      return emit(expression.value);
  }
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

function emitNestedCast(emitter: Emitter, { value, type, isTry }: Of<'cast'>, scope: Scope): Emitted {
  if (typeof type === 'string') return emitCast(emitter, emitter.expression(value, scope), type, isTry);
  const typed = emitter.typed(value, scope);
  return typed.type === undefined ? pending([typed]) : emitCast(emitter, typed, type, isTry);
}

function emitUnary(emitter: Emitter, operator: string, value: Expression, scope: Scope): Emitted {
  if (operator === 'NOT') {
    return { sql: `(NOT ${emitCast(emitter, emitter.expression(value, scope), 'boolean').sql})`, type: 'boolean' };
  }
  const typed = emitter.typed(value, scope);
  if (typed.type === undefined) return pending([typed]);
  if (typed.type === 'interval' || typed.type === 'interval days')
    return { sql: `(${operator} ${typed.sql})`, type: typed.type };
  const number = typed.type === 'string' || typed.type === 'void' ? emitCast(emitter, typed, 'double') : typed;
  if (!isNumeric(number.type ?? 'void') || (operator === '~' && !isIntegral(number.type ?? 'void'))) {
    throw unsupported(`${operator} of a value of the type ${JSON.stringify(typed.type)}`);
  }
  return { sql: `(${operator} ${number.sql})`, type: number.type };
}

const comparisons = new Set(['=', '<=>', '<>', '<', '>', '<=', '>=']);

function emitBinary(emitter: Emitter, { operator, left, right }: Of<'binary'>, scope: Scope): Emitted {
  if (operator === '||') return emitter.expression({ kind: 'call', name: 'concat', args: [left, right] }, scope);
  if (comparisons.has(operator)) {
    return emitComparison(emitter, operator, emitter.typed(left, scope), emitter.typed(right, scope));
  }
  const [a, b] = [operandOf(emitter, left, scope), operandOf(emitter, right, scope)];
  if (operator !== '&' && operator !== '|' && operator !== '^')
    return emitArithmetic(emitter, operator.toUpperCase(), [a, b]);
  if (a.type === undefined || b.type === undefined) return pending([a, b]);
  if (!isIntegral(a.type) || !isIntegral(b.type)) throw unsupported(`${operator} of other values than whole numbers`);
  const type: SqlType = a.type === 'long' || b.type === 'long' ? 'long' : 'integer';
  return operator === '^' ? { sql: `xor(${a.sql}, ${b.sql})`, type } : { sql: `(${a.sql} ${operator} ${b.sql})`, type };
}

function emitBetween(emitter: Emitter, { value, low, high, isNot }: Of<'between'>, scope: Scope): Emitted {
  const middle = emitter.typed(value, scope);
  const least = emitComparison(emitter, '>=', middle, emitter.typed(low, scope));
  const most = emitComparison(emitter, '<=', middle, emitter.typed(high, scope));
  return { sql: `(${isNot ? 'NOT ' : ''}(${least.sql} AND ${most.sql}))`, type: 'boolean' };
}

function emitIn(emitter: Emitter, { value, list, isNot }: Of<'in'>, scope: Scope): Emitted {
  const written = isNot ? 'NOT IN' : 'IN';
  if ('kind' in list) {
    return {
      sql: `(${emitter.expression(value, scope).sql} ${written} (${emitter.query(list, scope)}))`,
      type: 'boolean',
    };
  }
  if (value.kind === 'tuple') {
    const items = list.map((item) => emitter.expression(item, scope).sql);
    return { sql: `(${emitter.expression(value, scope).sql} ${written} (${items.join(', ')}))`, type: 'boolean' };
  }
  const left = emitter.typed(value, scope);
  const items = list.map((item) => emitter.typed(item, scope));
  const pairs = items.map((item) => comparable(emitter, left, item));
  if (pairs.includes(undefined)) return pending([left, ...items.slice(0, 50)], 'boolean');
  const isPlain = pairs.every((pair) => pair?.[0].sql === left.sql);
  if (isPlain)
    return { sql: `(${left.sql} ${written} (${pairs.map((pair) => pair?.[1].sql).join(', ')}))`, type: 'boolean' };
  const terms = pairs.map((pair) => `${pair?.[0].sql} = ${pair?.[1].sql}`);
  return { sql: `(${isNot ? 'NOT ' : ''}(${terms.join(' OR ')}))`, type: 'boolean' };
}

function emitLike(emitter: Emitter, { operator, value, pattern, escapedBy, isNot }: Of<'like'>, scope: Scope): Emitted {
  const [text, like] = [value, pattern].map((one) => emitCast(emitter, emitter.expression(one, scope), 'string').sql);
  const not = isNot ? 'NOT ' : '';
  if (operator === 'RLIKE') return { sql: `(${not}regexp_matches(${text}, ${like}))`, type: 'boolean' };
  return { sql: `(${text} ${not}${operator} ${like} ESCAPE ${stringLiteral(escapedBy ?? '\\')})`, type: 'boolean' };
}

function emitCase(emitter: Emitter, { operand, branches, otherwise }: Of<'case'>, scope: Scope): Emitted {
  const results = [...branches.map(({ result }) => result), ...(otherwise ? [otherwise] : [])].map((one) =>
    emitter.typed(one, scope),
  );
  const values = unify({ emitter, call: { kind: 'call', name: 'case', args: [] } }, results);
  const conditions = branches.map(({ when }) =>
    operand
      ? emitComparison(emitter, '=', emitter.typed(operand, scope), emitter.typed(when, scope)).sql
      : emitCast(emitter, emitter.expression(when, scope), 'boolean').sql,
  );
  if (!values) return pending(results);
  const written = conditions.map((condition, index) => `WHEN ${condition} THEN ${values[index]?.sql}`);
  const last = otherwise ? ` ELSE ${values.at(-1)?.sql}` : '';
  return { sql: `CASE ${written.join(' ')}${last} END`, type: values[0]?.type };
}

function emitField(emitter: Emitter, { value, name }: Of<'field'>, scope: Scope): Emitted {
  const struct: Typed = emitter.typed(value, scope);
  if (struct.type === undefined) return pending([struct]);
  if (typeof struct.type === 'object' && struct.type.kind === 'map') {
    return { sql: `(${struct.sql})[${stringLiteral(name)}]`, type: struct.type.value };
  }
  if (typeof struct.type !== 'object' || struct.type.kind !== 'struct') {
    throw unsupported(`the field ${quoteIdentifier(name)} of a value other than a struct`);
  }
  const field = struct.type.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!field) throw new SqlError('FIELD_NOT_FOUND', '42704', `The struct has no field \`${name}\`.`);
  return { sql: `struct_extract(${struct.sql}, ${stringLiteral(field.name)})`, type: field.type };
}

const maxIndexes = 8;

/** Each index writes what it is an index of twice. */
function refuseDeepIndex(expression: Expression): void {
  let depth = 0;
  for (let one = expression; one.kind === 'index' || one.kind === 'field'; one = one.value) depth += 1;
  if (depth > maxIndexes) throw unsupported(`more than ${maxIndexes} indexes of an index`);
}
