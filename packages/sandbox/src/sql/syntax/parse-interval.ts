import { unsupported } from '../sql-error.ts';
import type { Expression, IntervalPart } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

const units = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY', 'HOUR', 'MINUTE', 'SECOND', 'MILLISECOND', 'MICROSECOND'];

/** Reads `INTERVAL 1 DAY`, `INTERVAL '2' HOURS 3 MINUTES` and `INTERVAL '1 day 2 hours'`. */
export function parseInterval(reader: TokenReader): Expression {
  reader.expectWord('INTERVAL');
  const text =
    reader.peek()?.kind === 'string' && unitOf(reader.peek(1)?.text) === undefined ? reader.expectString() : undefined;
  if (text !== undefined) return { kind: 'interval', parts: partsOf(text) };
  const parts: IntervalPart[] = [];
  do {
    parts.push({ value: amount(reader), unit: unitOf(reader.take().text) ?? reader.refuse() });
    if (reader.isWord('TO')) throw unsupported('intervals with TO');
  } while (reader.peek()?.kind === 'number' || (reader.peek()?.kind === 'string' && unitOf(reader.peek(1)?.text)));
  return { kind: 'interval', parts };
}

function amount(reader: TokenReader): Expression {
  if (reader.takeSymbol('(')) {
    const value = reader.expression();
    reader.expectSymbol(')');
    return value;
  }
  const sign = reader.takeSymbol('-') ?? '';
  const token = reader.take();
  if (token.kind !== 'number' && token.kind !== 'string') reader.refuse();
  return literal(sign + token.value);
}

function literal(text: string): Expression {
  if (!/^\s*[+-]?\d+(\.\d+)?\s*$/.test(text)) throw unsupported(`the interval '${text}'`);
  return { kind: 'literal', type: text.includes('.') ? 'decimal' : 'integer', text: text.trim().replace(/^\+/, '') };
}

function partsOf(text: string): IntervalPart[] {
  const words = text.trim().split(/\s+/);
  if (words.length % 2 !== 0) throw unsupported(`the interval '${text}'`);
  return Array.from({ length: words.length / 2 }, (_, index) => {
    const unit = unitOf(words[index * 2 + 1]);
    if (unit === undefined) throw unsupported(`the interval '${text}'`);
    return { value: literal(words[index * 2] ?? ''), unit };
  });
}

/** In the singular; `undefined` for what is no unit. */
function unitOf(word: string | undefined): string | undefined {
  const upper = (word ?? '').toUpperCase();
  return units.find((unit) => upper === unit || upper === `${unit}S`);
}
