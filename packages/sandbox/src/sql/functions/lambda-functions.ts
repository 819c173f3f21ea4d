import { pending, type Typed } from '../duckdb/emitter.ts';
import { typeText } from '../spark/sql-type.ts';
import { unsupported } from '../sql-error.ts';
import type { CallSite, FunctionRule, FunctionRules } from './function-rule.ts';

/** Functions that take a lambda. */
export const lambdaFunctions: FunctionRules = {
  aggregate: reduction(),
  exists: lambdaOf((array, lambda) => `coalesce(list_bool_or(list_transform(${array}, ${lambda})), false)`, 'boolean'),
  filter: lambdaOf((array, lambda) => `list_filter(${array}, ${lambda})`, 'same'),
  forall: lambdaOf((array, lambda) => `coalesce(list_bool_and(list_transform(${array}, ${lambda})), true)`, 'boolean'),
  reduce: reduction(),
  transform: {
    least: 2,
    most: 2,
    emit(site) {
      const { array, lambda, body } = withLambda(site);
      if (array.type === undefined) return pending([array]);
      return {
        sql: `list_transform(${array.sql}, ${lambda})`,
        type: body.type && { kind: 'array', element: body.type },
      };
    },
  },
};

interface WithLambda {
  readonly array: Typed;
  readonly lambda: string;
  readonly body: Typed;
}

/** The array, and the lambda over its elements; a second parameter counts from 0. */
function withLambda(site: CallSite): WithLambda {
  const array = site.typed(0);
  const given = site.call.args[1];
  if (given?.kind !== 'lambda') throw unsupported(`${site.call.name} without a lambda`);
  const element = typeof array.type === 'object' && array.type.kind === 'array' ? array.type.element : undefined;
  const [first = 'x', second] = given.parameters;
  const variables = new Map(site.scope.variables).set(first.toLowerCase(), element);
  if (second !== undefined) variables.set(second.toLowerCase(), 'integer');
  const scope = { ...site.scope, id: `${site.scope.id}λ`, variables };
  const body = array.type === undefined ? { sql: 'NULL', type: undefined } : site.emitter.typed(given.body, scope);
  if (second === undefined) return { array, body, lambda: `lambda "${first}": ${body.sql}` };
  const position = `__${second}`;
  const shifted = body.sql.replaceAll(`"${second}"`, `CAST("${position}" - 1 AS INTEGER)`);
  return { array, body, lambda: `lambda "${first}", "${position}": ${shifted}` };
}

function lambdaOf(sql: (array: string, lambda: string) => string, returns: 'boolean' | 'same'): FunctionRule {
  return {
    least: 2,
    most: 2,
    emit(site) {
      const { array, lambda } = withLambda(site);
      if (array.type === undefined) return pending([array], returns === 'boolean' ? 'boolean' : undefined);
      return { sql: sql(array.sql, lambda), type: returns === 'boolean' ? 'boolean' : array.type };
    },
  };
}

/** `aggregate(array, start, (sum, x) -> …[, sum -> …])` */
function reduction(): FunctionRule {
  return {
    least: 3,
    most: 4,
    emit(site) {
      const [array, start] = [site.typed(0), site.typed(1)];
      const [, , merge, finish] = site.call.args;
      if (merge?.kind !== 'lambda' || (finish && finish.kind !== 'lambda'))
        throw unsupported('aggregate without a lambda');
      if (array.type === undefined || start.type === undefined) return pending([array, start]);
      const element = typeof array.type === 'object' && array.type.kind === 'array' ? array.type.element : undefined;
      const [sum = 'acc', item = 'x'] = merge.parameters;
      const variables = new Map(site.scope.variables)
        .set(sum.toLowerCase(), start.type)
        .set(item.toLowerCase(), element);
      const body = site.emitter.typed(merge.body, { ...site.scope, id: `${site.scope.id}λ`, variables });
      if (body.type !== undefined && typeText(body.type) !== typeText(start.type)) {
        throw unsupported(
          `aggregate with a start of the type ${typeText(start.type)} and a sum of the type ${typeText(body.type)}`,
        );
      }
      const reduced = `list_reduce(${array.sql}, lambda "${sum}", "${item}": ${body.sql}, ${start.sql})`;
      if (!finish) return { sql: reduced, type: start.type };
      const [result = 'acc'] = finish.parameters;
      const last = new Map(site.scope.variables).set(result.toLowerCase(), start.type);
      const ended = site.emitter.typed(finish.body, { ...site.scope, id: `${site.scope.id}λ`, variables: last });
      return { sql: `list_transform([${reduced}], lambda "${result}": ${ended.sql})[1]`, type: ended.type };
    },
  };
}
