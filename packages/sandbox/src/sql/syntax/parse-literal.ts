import { SqlError } from '../sql-error.ts';
import type { Expression } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;

const typedStrings: Readonly<Record<string, Literal['type']>> = {
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_LTZ: 'timestamp',
  TIMESTAMP_NTZ: 'timestamp_ntz',
  X: 'binary',
};

/** Reads a literal; `undefined` when something else comes next. */
export function parseLiteral(reader: TokenReader): Literal | undefined {
  const token = reader.peek();
  if (token?.kind === 'number') return numberLiteral(reader.take().text);
  if (token?.kind === 'string') {
    let text = reader.expectString();
    // Strings side by side are one.
    for (let more = reader.takeString(); more !== undefined; more = reader.takeString()) text += more;
    return { kind: 'literal', type: 'string', text };
  }
  if (token?.kind !== 'word') return undefined;
  const word = token.text.toUpperCase();
  const type = typedStrings[word];
  if (type !== undefined && reader.peek(1)?.kind === 'string') {
    reader.take();
    return { kind: 'literal', type, text: reader.expectString() };
  }
  const isPart = reader.isSymbol('.', 1) || reader.isSymbol('(', 1);
  if (isPart || !/^(NULL|TRUE|FALSE)$/.test(word)) return undefined;
  reader.take();
  return word === 'NULL'
    ? { kind: 'literal', type: 'null', text: 'NULL' }
    : { kind: 'literal', type: 'boolean', text: word.toLowerCase() };
}

const suffixes: Readonly<Record<string, Literal['type']>> = {
  L: 'long',
  S: 'short',
  Y: 'byte',
  D: 'double',
  F: 'float',
  BD: 'decimal',
};

const ranges: Readonly<Record<string, bigint>> = { byte: 2n ** 7n, short: 2n ** 15n, long: 2n ** 63n };

function numberLiteral(written: string): Literal {
  const [, text = '', suffix = ''] = /^(.*?)(BD|[LSYDF])?$/i.exec(written) ?? [];
  const type = suffixes[suffix.toUpperCase()];
  if (type !== undefined) {
    const range = ranges[type];
    if (range !== undefined && (!/^\d+$/.test(text) || BigInt(text) > range)) throw outOfRange(written);
    return { kind: 'literal', type, text, isSuffixed: true };
  }
  if (/e/i.test(text)) return { kind: 'literal', type: 'double', text };
  if (text.includes('.')) return { kind: 'literal', type: 'decimal', text };
  const value = BigInt(text);
  if (value < 2n ** 31n) return { kind: 'literal', type: 'integer', text };
  return { kind: 'literal', type: value < 2n ** 63n ? 'long' : 'decimal', text };
}

function outOfRange(written: string): SqlError {
  return new SqlError(
    'INVALID_NUMERIC_LITERAL_RANGE',
    '22003',
    `The literal ${written} is out of the range of its type.`,
  );
}
