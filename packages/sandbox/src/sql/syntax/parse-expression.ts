import { unsupported } from '../sql-error.ts';
import { parseExpressions } from './parse-expressions.ts';
import { parsePrimary } from './parse-primary.ts';
import { parseType } from './parse-type.ts';
import { startsQuery } from './starts-query.ts';
import type { Expression } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads one expression. Throws a `SqlError` at what is none. */
export function parseExpression(reader: TokenReader): Expression {
  return reader.nested(() => parseLogic(reader, 'OR'));
}

function parseLogic(reader: TokenReader, operator: 'AND' | 'OR'): Expression {
  const next = (): Expression => (operator === 'OR' ? parseLogic(reader, 'AND') : parseNot(reader));
  const terms = [next()];
  while (reader.takeWord(operator)) terms.push(next());
  const [only] = terms;
  return terms.length === 1 && only ? only : { kind: 'logic', operator, terms };
}

function parseNot(reader: TokenReader): Expression {
  // `! a = b` negates the comparison, as NOT does.
  if (reader.takeWord('NOT') || reader.takeSymbol('!')) {
    return { kind: 'unary', operator: 'NOT', value: reader.nested(() => parseNot(reader)) };
  }
  return parsePredicate(reader);
}

const comparisons = ['=', '==', '<=>', '<>', '!=', '<=', '>=', '<', '>'];

function parsePredicate(reader: TokenReader): Expression {
  let value = parseArithmetic(reader, 0);
  for (;;) {
    const next = predicateAfter(reader, value);
    if (!next) return value;
    value = next;
  }
}

function predicateAfter(reader: TokenReader, value: Expression): Expression | undefined {
  const operator = reader.takeSymbol(...comparisons);
  if (operator)
    return { kind: 'binary', operator: plainComparison(operator), left: value, right: parseArithmetic(reader, 0) };
  if (reader.takeWord('IS')) return isTest(reader, value);
  const start = reader.position();
  const isNot = reader.takeWord('NOT') !== undefined;
  if (reader.takeWord('BETWEEN')) {
    if (reader.takeWord('SYMMETRIC')) throw unsupported('BETWEEN SYMMETRIC');
    const low = parseArithmetic(reader, 0);
    reader.expectWord('AND');
    return { kind: 'between', value, low, high: parseArithmetic(reader, 0), isNot };
  }
  if (reader.takeWord('IN')) return { kind: 'in', value, list: inList(reader), isNot };
  const like = reader.takeWord('LIKE', 'ILIKE', 'RLIKE', 'REGEXP');
  if (like) {
    if (reader.isWord('ANY') || reader.isWord('ALL') || reader.isWord('SOME'))
      return likeList(reader, value, like, isNot);
    return likeOne(reader, value, like, isNot);
  }
  reader.goBack(start);
  return undefined;
}

function plainComparison(operator: string): string {
  if (operator === '==') return '=';
  return operator === '!=' ? '<>' : operator;
}

function isTest(reader: TokenReader, value: Expression): Expression {
  const isNot = reader.takeWord('NOT') !== undefined;
  if (reader.takeWords('DISTINCT', 'FROM')) {
    const same: Expression = { kind: 'binary', operator: '<=>', left: value, right: parseArithmetic(reader, 0) };
    return isNot ? same : { kind: 'unary', operator: 'NOT', value: same };
  }
  const word = reader.takeWord('NULL', 'TRUE', 'FALSE', 'UNKNOWN') ?? reader.refuse();
  return { kind: 'is', value, test: word === 'UNKNOWN' ? 'NULL' : (word as 'NULL' | 'TRUE' | 'FALSE'), isNot };
}

function inList(reader: TokenReader): Extract<Expression, { kind: 'in' }>['list'] {
  reader.expectSymbol('(');
  const list = startsQuery(reader) ? reader.query() : parseExpressions(reader);
  reader.expectSymbol(')');
  return list;
}

function likeOperator(word: string): 'LIKE' | 'ILIKE' | 'RLIKE' {
  return word === 'REGEXP' ? 'RLIKE' : (word as 'LIKE' | 'ILIKE' | 'RLIKE');
}

function likeOne(reader: TokenReader, value: Expression, word: string, isNot: boolean): Expression {
  const pattern = parseArithmetic(reader, 0);
  const escapedBy = reader.takeWord('ESCAPE') ? reader.expectString() : undefined;
  return {
    kind: 'like',
    operator: likeOperator(word),
    value,
    pattern,
    isNot,
    ...(escapedBy === undefined ? {} : { escapedBy }),
  };
}

function likeList(reader: TokenReader, value: Expression, word: string, isNot: boolean): Expression {
  const isAll = reader.takeWord('ANY', 'SOME', 'ALL') === 'ALL';
  reader.expectSymbol('(');
  const patterns = parseExpressions(reader);
  reader.expectSymbol(')');
  const terms = patterns.map(
    (pattern): Expression => ({ kind: 'like', operator: likeOperator(word), value, pattern, isNot }),
  );
  return { kind: 'logic', operator: isAll ? 'AND' : 'OR', terms };
}

/** What binds tighter is further down. */
const levels: readonly { readonly symbols: readonly string[]; readonly words: readonly string[] }[] = [
  { symbols: ['|'], words: [] },
  { symbols: ['^'], words: [] },
  { symbols: ['&'], words: [] },
  { symbols: ['+', '-', '||'], words: [] },
  { symbols: ['*', '/', '%'], words: ['DIV'] },
];

function parseArithmetic(reader: TokenReader, level: number): Expression {
  const operators = levels[level];
  if (!operators) return parseUnary(reader);
  let left = parseArithmetic(reader, level + 1);
  for (let length = 0; ; length += 1) {
    const operator = reader.takeSymbol(...operators.symbols) ?? reader.takeWord(...operators.words);
    if (operator === undefined) return left;
    // A chain is as deep as it is long.
    if (length > 800) reader.refuse();
    left = { kind: 'binary', operator, left, right: parseArithmetic(reader, level + 1) };
  }
}

function parseUnary(reader: TokenReader): Expression {
  const sign = reader.takeSymbol('-', '+', '~');
  if (sign === undefined) return parsePostfix(reader);
  const next = reader.peek();
  if (sign === '-' && next?.kind === 'number') return negative(parsePostfix(reader));
  return { kind: 'unary', operator: sign, value: reader.nested(() => parseUnary(reader)) };
}

const leastNumbers: Readonly<Record<string, 'integer' | 'long'>> = {
  '2147483648': 'integer',
  '9223372036854775808': 'long',
};

/** `-5` is one number, and the least of its type has no positive counterpart. */
function negative(value: Expression): Expression {
  if (value.kind === 'literal') {
    const type = leastNumbers[value.text] ?? value.type;
    return { ...value, type: value.isSuffixed ? value.type : type, text: `-${value.text}` };
  }
  return { kind: 'unary', operator: '-', value };
}

function parsePostfix(reader: TokenReader): Expression {
  let value = parsePrimary(reader);
  for (;;) {
    if (reader.takeSymbol('[')) {
      value = { kind: 'index', value, index: reader.expression() };
      reader.expectSymbol(']');
    } else if (reader.takeSymbol('::')) {
      value = { kind: 'cast', value, type: parseType(reader), isTry: false };
    } else if (reader.isSymbol('.') && value.kind !== 'literal') {
      reader.take();
      if (reader.isSymbol('*')) reader.refuse();
      value = { kind: 'field', value, name: reader.expectPart() };
    } else if (reader.isSymbol(':') && value.kind !== 'literal') {
      throw unsupported('paths into JSON with a colon; use get_json_object');
    } else if (reader.isSymbol('?')) {
      throw unsupported('the operator ?::; use try_cast');
    } else {
      return value;
    }
  }
}
