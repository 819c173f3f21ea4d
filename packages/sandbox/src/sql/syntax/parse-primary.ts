import { functionNotFound, unsupported } from '../sql-error.ts';
import { isReserved } from './keywords.ts';
import { parseCall } from './parse-call.ts';
import { parseExpressions } from './parse-expressions.ts';
import { parseInterval } from './parse-interval.ts';
import { parseLiteral } from './parse-literal.ts';
import { parseSpecial } from './parse-special.ts';
import { startsQuery } from './starts-query.ts';
import type { Expression } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads what operators stand between: a literal, a name, a call, or something in brackets. */
export function parsePrimary(reader: TokenReader): Expression {
  const literal = parseLiteral(reader);
  if (literal) return literal;
  const token = reader.peek();
  if (token?.kind === 'parameter') return { kind: 'parameter', name: reader.take().value };
  if (reader.isSymbol('(')) return isLambda(reader) ? lambda(reader) : inBrackets(reader);
  if (reader.isSymbol('*')) return star(reader, []);
  if (token?.kind === 'quotedName') return named(reader);
  if (token?.kind !== 'word') return reader.refuse();
  if (token.text.toUpperCase() === 'INTERVAL' && isIntervalNext(reader)) return parseInterval(reader);
  return parseSpecial(reader) ?? named(reader);
}

function isIntervalNext(reader: TokenReader): boolean {
  const next = reader.peek(1);
  return next?.kind === 'string' || next?.kind === 'number' || next?.text === '-' || next?.text === '(';
}

function inBrackets(reader: TokenReader): Expression {
  return reader.nested(() => {
    reader.expectSymbol('(');
    if (startsQuery(reader)) {
      const query = reader.query();
      reader.expectSymbol(')');
      return { kind: 'subquery', query };
    }
    const items = parseExpressions(reader);
    reader.expectSymbol(')');
    const [only] = items;
    return items.length === 1 && only ? only : { kind: 'tuple', items };
  });
}

/** `(x, y) -> …` */
function isLambda(reader: TokenReader): boolean {
  let ahead = 1;
  while (reader.peek(ahead)?.kind === 'word' && reader.isSymbol(',', ahead + 1)) ahead += 2;
  return reader.peek(ahead)?.kind === 'word' && reader.isSymbol(')', ahead + 1) && reader.isSymbol('->', ahead + 2);
}

function lambda(reader: TokenReader): Expression {
  reader.expectSymbol('(');
  const parameters = [reader.expectPart()];
  while (reader.takeSymbol(',')) parameters.push(reader.expectPart());
  reader.expectSymbol(')');
  reader.expectSymbol('->');
  return { kind: 'lambda', parameters, body: reader.expression() };
}

/** A column, all columns of a table, a function, or a lambda of one parameter. */
function named(reader: TokenReader): Expression {
  const token = reader.peek();
  const isFunction = /^(left|right)$/i.test(token?.text ?? '') && reader.isSymbol('(', 1);
  if (token?.kind === 'word' && isReserved(token.text) && !isFunction) return reader.refuse();
  const first = reader.expectPart();
  if (reader.takeSymbol('->')) return { kind: 'lambda', parameters: [first], body: reader.expression() };
  const parts = [first];
  while (reader.isSymbol('.')) {
    reader.take();
    if (reader.isSymbol('*')) return star(reader, parts);
    parts.push(reader.expectPart());
  }
  if (!reader.isSymbol('(')) return { kind: 'name', parts };
  if (parts.length > 1) throw functionNotFound(parts);
  return parseCall(reader, first.toLowerCase());
}

function star(reader: TokenReader, qualifier: readonly string[]): Expression {
  reader.expectSymbol('*');
  if (reader.isWord('REPLACE')) throw unsupported('* REPLACE');
  if (!reader.isWord('EXCEPT') || !reader.isSymbol('(', 1) || startsQueryAfterBracket(reader)) {
    return { kind: 'star', qualifier, except: [] };
  }
  reader.expectWord('EXCEPT');
  reader.expectSymbol('(');
  const except: string[][] = [];
  do {
    const parts = [reader.expectPart()];
    while (reader.takeSymbol('.')) parts.push(reader.expectPart());
    except.push(parts);
  } while (reader.takeSymbol(','));
  reader.expectSymbol(')');
  return { kind: 'star', qualifier, except };
}

/** `SELECT * EXCEPT (SELECT …)` is a set operation of two queries. */
function startsQueryAfterBracket(reader: TokenReader): boolean {
  return /^(select|with|values|\()$/i.test(reader.peek(2)?.text ?? '');
}
