import { unsupported } from '../sql-error.ts';
import { parseType } from './parse-type.ts';
import type { Expression } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Functions that are written without brackets too. */
const bare = new Set(
  'CURRENT_CATALOG CURRENT_DATE CURRENT_DATABASE CURRENT_SCHEMA CURRENT_TIMESTAMP CURRENT_USER SESSION_USER USER'.split(
    ' ',
  ),
);

/** Reads what is neither a plain call nor a name; `undefined` when something else comes next. */
export function parseSpecial(reader: TokenReader): Expression | undefined {
  const word = reader.peek()?.text.toUpperCase() ?? '';
  const isCalled = reader.isSymbol('(', 1);
  if (word === 'CASE' && !reader.isSymbol('.', 1)) return parseCase(reader);
  if (bare.has(word) && !isCalled && !reader.isSymbol('.', 1)) {
    return { kind: 'call', name: reader.take().text.toLowerCase(), args: [] };
  }
  if (!isCalled) return undefined;
  switch (word) {
    case 'CAST':
    case 'TRY_CAST':
      return called(reader, () => {
        const value = reader.expression();
        reader.expectWord('AS');
        return { kind: 'cast', value, type: parseType(reader), isTry: word === 'TRY_CAST' };
      });
    case 'EXISTS':
      // `exists(array, x -> …)` is a function.
      return /^(select|with|values|from)$/i.test(reader.peek(2)?.text ?? '')
        ? called(reader, () => ({ kind: 'exists', query: reader.query() }))
        : undefined;
    case 'EXTRACT':
      return called(reader, () => {
        const field = reader.takeString() ?? reader.expectPart();
        reader.expectWord('FROM');
        const args: Expression[] = [{ kind: 'literal', type: 'string', text: field }, reader.expression()];
        return { kind: 'call', name: 'date_part', args };
      });
    case 'POSITION':
      return called(reader, () => {
        // What IN would make of it is not meant here.
        const args = [positionArgument(reader)];
        if (!reader.takeWord('IN') && !reader.takeSymbol(',')) reader.refuse();
        args.push(reader.expression());
        if (reader.takeSymbol(',')) args.push(reader.expression());
        return { kind: 'call', name: 'position', args };
      });
    case 'TRIM':
      return called(reader, () => parseTrim(reader));
    case 'SUBSTRING':
    case 'SUBSTR':
      return called(reader, () => {
        const args = [reader.expression()];
        while (reader.takeSymbol(',') || reader.takeWord('FROM', 'FOR')) args.push(reader.expression());
        return { kind: 'call', name: word.toLowerCase(), args };
      });
    case 'OVERLAY':
      return called(reader, () => {
        const args = [reader.expression()];
        while (reader.takeSymbol(',') || reader.takeWord('PLACING', 'FROM', 'FOR')) args.push(reader.expression());
        return { kind: 'call', name: 'overlay', args };
      });
    case 'TIMESTAMPADD':
    case 'TIMESTAMPDIFF':
    case 'DATEADD':
    case 'DATEDIFF':
      return parseWithUnit(reader, word.toLowerCase());
    default:
      return undefined;
  }
}

function called(reader: TokenReader, read: () => Expression): Expression {
  return reader.nested(() => {
    reader.take();
    reader.expectSymbol('(');
    const found = read();
    reader.expectSymbol(')');
    return found;
  });
}

function positionArgument(reader: TokenReader): Expression {
  const token = reader.peek();
  if (token?.kind === 'string') return { kind: 'literal', type: 'string', text: reader.expectString() };
  const name = reader.takeName();
  if (!name) throw unsupported('position() of an expression; use locate');
  return { kind: 'name', parts: name };
}

function parseTrim(reader: TokenReader): Expression {
  const side = reader.takeWord('BOTH', 'LEADING', 'TRAILING');
  const name = side === 'LEADING' ? 'ltrim' : side === 'TRAILING' ? 'rtrim' : 'trim';
  if (side && reader.takeWord('FROM')) return { kind: 'call', name, args: [reader.expression()] };
  const first = reader.expression();
  if (!reader.takeWord('FROM')) return { kind: 'call', name, args: [first] };
  return { kind: 'call', name, args: [first, reader.expression()] };
}

/** `dateadd(MONTH, 1, d)`: the unit is a word. */
function parseWithUnit(reader: TokenReader, name: string): Expression | undefined {
  const unit = reader.peek(2);
  if (unit?.kind !== 'word' || !reader.isSymbol(',', 3) || !unitWords.test(unit.text)) return undefined;
  return called(reader, () => {
    const args: Expression[] = [{ kind: 'literal', type: 'string', text: reader.take().text.toUpperCase() }];
    while (reader.takeSymbol(',')) args.push(reader.expression());
    // With two values behind it, the word was a column.
    if (args.length < 3) reader.refuse();
    return { kind: 'call', name: name.replace(/^date/, 'timestamp'), args };
  });
}

const unitWords = /^(YEAR|QUARTER|MONTH|WEEK|DAY|DAYOFYEAR|HOUR|MINUTE|SECOND|MILLISECOND|MICROSECOND)$/i;

function parseCase(reader: TokenReader): Expression {
  return reader.nested(() => {
    reader.expectWord('CASE');
    const operand = reader.isWord('WHEN') ? undefined : reader.expression();
    const branches: { when: Expression; result: Expression }[] = [];
    while (reader.takeWord('WHEN')) {
      const when = reader.expression();
      reader.expectWord('THEN');
      branches.push({ when, result: reader.expression() });
    }
    const otherwise = reader.takeWord('ELSE') ? reader.expression() : undefined;
    if (branches.length === 0) reader.refuse();
    reader.expectWord('END');
    return { kind: 'case', branches, ...(operand && { operand }), ...(otherwise && { otherwise }) };
  });
}
