import { ruleOf } from '../functions/find-function.ts';
import { type SqlType, typeText } from '../spark/sql-type.ts';
import type { Call, Expression, FrameBound, SortItem, WindowSpec } from './syntax-tree.ts';

/** The name of a column that the statement gives none. */
export function expressionName(expression: Expression): string {
  if (expression.kind === 'name') return expression.parts.at(-1) ?? '';
  return expression.kind === 'field' ? expression.name : spelled(expression);
}

/** Functions that show themselves in capitals, or as operators. */
const shownNames: Readonly<Record<string, string>> = {
  acos: 'ACOS',
  asin: 'ASIN',
  atan: 'ATAN',
  atan2: 'ATAN2',
  cbrt: 'CBRT',
  ceil: 'CEIL',
  cos: 'COS',
  cosh: 'COSH',
  cot: 'COT',
  degrees: 'DEGREES',
  exp: 'EXP',
  expm1: 'EXPM1',
  floor: 'FLOOR',
  log10: 'LOG10',
  log1p: 'LOG1P',
  log2: 'LOG2',
  log: 'LOG',
  radians: 'RADIANS',
  rlike: 'RLIKE',
  regexp: 'REGEXP',
  regexp_like: 'REGEXP_LIKE',
  sin: 'SIN',
  sinh: 'SINH',
  sqrt: 'SQRT',
  tan: 'TAN',
  tanh: 'TANH',
  signum: 'SIGNUM',
  pi: 'PI',
  e: 'E',
  hypot: 'HYPOT',
  rint: 'rint',
  power: 'power',
};

function spelled(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return literal(expression);
    case 'name':
      return expression.parts.join('.');
    case 'star':
      return '*';
    case 'parameter':
      return `:${expression.name}`;
    case 'call':
      return call(expression);
    case 'cast':
      return `${expression.isTry ? 'TRY_CAST' : 'CAST'}(${spelled(expression.value)} AS ${shownType(expression.type)})`;
    case 'unary':
      return expression.operator === '~'
        ? `~${spelled(expression.value)}`
        : `(${expression.operator} ${spelled(expression.value)})`;
    case 'binary':
      if (expression.operator === '||') return `concat(${concatenated(expression).map(spelled).join(', ')})`;
      if (expression.operator === '<>') return `(NOT (${spelled(expression.left)} = ${spelled(expression.right)}))`;
      return infix(expression);
    case 'logic':
      return expression.terms.map(spelled).reduce((left, right) => `(${left} ${expression.operator} ${right})`);
    case 'between': {
      const value = spelled(expression.value);
      const text = `((${value} >= ${spelled(expression.low)}) AND (${value} <= ${spelled(expression.high)}))`;
      return expression.isNot ? `(NOT ${text})` : text;
    }
    case 'in': {
      const list = 'kind' in expression.list ? 'listquery()' : expression.list.map(spelled).join(', ');
      const text = `(${spelled(expression.value)} IN (${list}))`;
      return expression.isNot ? `(NOT ${text})` : text;
    }
    case 'like': {
      const [value, pattern] = [spelled(expression.value), spelled(expression.pattern)];
      const { operator } = expression;
      const text =
        operator === 'RLIKE'
          ? `RLIKE(${value}, ${pattern})`
          : operator === 'ILIKE'
            ? `ilike(${value}, ${pattern})`
            : `${value} LIKE ${pattern}`;
      return expression.isNot ? `(NOT ${text})` : text;
    }
    case 'is':
      if (expression.test === 'NULL') return `(${spelled(expression.value)} IS ${expression.isNot ? 'NOT ' : ''}NULL)`;
      return expression.isNot
        ? `(NOT (${spelled(expression.value)} <=> ${expression.test.toLowerCase()}))`
        : `(${spelled(expression.value)} <=> ${expression.test.toLowerCase()})`;
    case 'case':
      return caseText(expression);
    case 'field':
      return `${spelled(expression.value)}.${expression.name}`;
    case 'index':
      return `${spelled(expression.value)}[${spelled(expression.index)}]`;
    case 'lambda':
      return `lambdafunction(${withoutNames(spelled(expression.body), expression.parameters)}, ${expression.parameters.map(() => 'namedlambdavariable()').join(', ')})`;
    case 'interval':
      return `INTERVAL ${expression.parts.map(({ value, unit }) => `'${spelled(value)}' ${unit}`).join(' ')}`;
    case 'subquery':
      return 'scalarsubquery()';
    case 'exists':
      return 'exists()';
    case 'tuple':
      return `struct(${expression.items.map(spelled).join(', ')})`;
    case 'named':
      return `${spelled(expression.value)} AS ${expression.name}`;
  }
}

/** Beside an interval there are no brackets. */
function infix({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): string {
  const text = `${spelled(left)} ${operator.toLowerCase()} ${spelled(right)}`;
  return left.kind === 'interval' || right.kind === 'interval' ? text : `(${text})`;
}

function withoutNames(text: string, parameters: readonly string[]): string {
  return parameters.reduce(
    (shorter, name) => shorter.replaceAll(new RegExp(`(?<![\\w.])${name}(?![\\w(])`, 'gi'), 'namedlambdavariable()'),
    text,
  );
}

function literal({ type, text }: Extract<Expression, { kind: 'literal' }>): string {
  if (type === 'date') return `DATE '${text}'`;
  if (type === 'timestamp') return `TIMESTAMP '${text}'`;
  if (type === 'timestamp_ntz') return `TIMESTAMP_NTZ '${text}'`;
  return type === 'binary' ? `X'${text.toUpperCase()}'` : text;
}

/** `a || b || c` is one call. */
function concatenated(expression: Expression): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== '||') return [expression];
  return [expression.left, expression.right];
}

function shownType(type: SqlType): string {
  return typeText(type)
    .toUpperCase()
    .replace(/^ARRAY<|^MAP<|^STRUCT</, (head) => head);
}

function call(expression: Call): string {
  const { name, isDistinct, filter, over } = expression;
  const rule = ruleOf(name);
  const defaults = (rule?.shownDefaults ?? []).slice(expression.args.length).filter((text) => text !== '');
  const args = expression.args.map((arg) => (arg.kind === 'star' ? '1' : spelled(arg)));
  if (name === 'if') return `(IF(${args.join(', ')}))`;
  if (name === 'isnull') return `(${args[0]} IS NULL)`;
  if (name === 'isnotnull') return `(${args[0]} IS NOT NULL)`;
  if (name === 'log' && args.length === 1) args.unshift('E()');
  const shown = shownNames[name] ?? name;
  const ignored = expression.nulls === 'IGNORE' ? ' ignore nulls' : '';
  const text = `${shown}(${isDistinct ? 'DISTINCT ' : ''}${[...args, ...defaults].join(', ')})${ignored}`;
  const filtered = filter ? `${text} FILTER (WHERE ${spelled(filter)})` : text;
  return over === undefined
    ? filtered
    : `${filtered} OVER ${typeof over === 'string' ? over : windowText(over, rule?.isWindow === true)}`;
}

function caseText({ operand, branches, otherwise }: Extract<Expression, { kind: 'case' }>): string {
  const parts = branches.map(({ when, result }) => {
    const condition = operand ? `(${spelled(operand)} = ${spelled(when)})` : spelled(when);
    return `WHEN ${condition} THEN ${spelled(result)}`;
  });
  return `CASE ${parts.join(' ')}${otherwise ? ` ELSE ${spelled(otherwise)}` : ''} END`;
}

/** A window shows the frame that it has. */
function windowText(spec: WindowSpec, isRanking: boolean): string {
  const whole = 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING';
  const running = `${isRanking ? 'ROWS' : 'RANGE'} BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`;
  const { frame } = spec;
  const frameText = frame
    ? `${frame.unit} BETWEEN ${bound(frame.start)} AND ${frame.end ? bound(frame.end) : 'CURRENT ROW'}`
    : spec.order.length > 0
      ? running
      : whole;
  const parts = [
    ...(spec.partition.length > 0 ? [`PARTITION BY ${spec.partition.map(spelled).join(', ')}`] : []),
    ...(spec.order.length > 0 ? [`ORDER BY ${spec.order.map(sorted).join(', ')}`] : []),
    frameText,
  ];
  return `(${parts.join(' ')})`;
}

function sorted({ value, isDescending, nulls }: SortItem): string {
  return `${spelled(value)} ${isDescending ? 'DESC' : 'ASC'} NULLS ${nulls ?? (isDescending ? 'LAST' : 'FIRST')}`;
}

function bound({ side, offset }: FrameBound): string {
  if (side === 'CURRENT ROW') return side;
  return `${offset ? spelled(offset) : 'UNBOUNDED'} ${side}`;
}
