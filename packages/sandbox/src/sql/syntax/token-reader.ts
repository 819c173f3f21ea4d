import { syntaxError } from '../sql-error.ts';
import type { Expression, Query } from './syntax-tree.ts';
import type { Token } from './tokenize.ts';

/** Walks over the tokens that mean something: spaces, comments and a closing semicolon are left out. */
export interface TokenReader {
  /** The token that many places ahead; undefined behind the last. */
  peek(ahead?: number): Token | undefined;
  /** Takes the next token, whatever it is. Throws at the end. */
  take(): Token;
  /** Whether these keywords come next, in this order, whatever their case. */
  isWord(...words: readonly string[]): boolean;
  /** Takes the next token when it is one of these keywords, and gives it in upper case. */
  takeWord(...words: readonly string[]): string | undefined;
  /** Takes keywords that follow each other, all or none. */
  takeWords(...words: readonly string[]): boolean;
  expectWord(...words: readonly string[]): void;
  isSymbol(text: string, ahead?: number): boolean;
  takeSymbol(...texts: readonly string[]): string | undefined;
  expectSymbol(text: string): void;
  /** Takes one part of a name; undefined when none comes next. */
  takePart(): string | undefined;
  expectPart(): string;
  /** Takes a dotted name of one to three parts; undefined when none comes next. */
  takeName(): readonly string[] | undefined;
  expectName(): readonly string[];
  takeString(): string | undefined;
  expectString(): string;
  expectInteger(): number;
  /** What is written from here to the end, as it is written. */
  restText(): string;
  position(): number;
  goBack(position: number): void;
  /** Throws a `SqlError` that names the next token. */
  refuse(): never;
  /** Throws a `SqlError` when anything is left. */
  expectEnd(): void;
  /** The expression that comes next. Rules of the grammar refer to each other, and reach one another by the reader. */
  expression(): Expression;
  /** The query that comes next. */
  query(): Query;
  /** Runs a reader of something nested. Throws a `SqlError` when that is too deep. */
  nested<Result>(read: () => Result): Result;
}

/** The rules at which the grammar comes back to itself. */
export interface Grammar {
  readonly expression: (reader: TokenReader) => Expression;
  readonly query: (reader: TokenReader) => Query;
}

/** Nobody writes deeper by hand, and reading takes a piece of the stack for each. */
const maxDepth = 200;

/** The tokens that mean something. */
export function meaningful(tokens: readonly Token[]): readonly Token[] {
  const kept = tokens.filter((token) => token.kind !== 'space' && token.kind !== 'comment');
  while (kept.at(-1)?.text === ';') kept.pop();
  return kept;
}

/** Whether a token may be a name, with or without backquotes. */
export function isNameToken({ kind }: Token): boolean {
  return kind === 'word' || kind === 'quotedName';
}

export function readTokens(tokens: readonly Token[], grammar: Grammar): TokenReader {
  const kept = meaningful(tokens);
  let at = 0;
  let depth = 0;
  const wordAt = (index: number): string | undefined =>
    kept[index]?.kind === 'word' ? kept[index].text.toUpperCase() : undefined;
  const reader: TokenReader = {
    peek: (ahead = 0) => kept[at + ahead],
    take() {
      const token = kept[at] ?? reader.refuse();
      at += 1;
      return token;
    },
    isWord: (...words) => words.every((word, index) => wordAt(at + index) === word),
    takeWord(...words) {
      const word = wordAt(at);
      if (word === undefined || !words.includes(word)) return undefined;
      at += 1;
      return word;
    },
    takeWords(...words) {
      const isNext = reader.isWord(...words);
      if (isNext) at += words.length;
      return isNext;
    },
    expectWord(...words) {
      if (!reader.takeWords(...words)) reader.refuse();
    },
    isSymbol: (text, ahead = 0) => kept[at + ahead]?.kind === 'symbol' && kept[at + ahead]?.text === text,
    takeSymbol(...texts) {
      const found = texts.find((text) => reader.isSymbol(text));
      if (found !== undefined) at += 1;
      return found;
    },
    expectSymbol(text) {
      if (reader.takeSymbol(text) === undefined) reader.refuse();
    },
    takePart() {
      const token = kept[at];
      if (!token || !isNameToken(token)) return undefined;
      at += 1;
      return token.value;
    },
    expectPart: () => reader.takePart() ?? reader.refuse(),
    takeName() {
      const first = reader.takePart();
      if (first === undefined) return undefined;
      const parts = [first];
      while (parts.length < 3 && reader.takeSymbol('.')) parts.push(reader.expectPart());
      return parts;
    },
    expectName: () => reader.takeName() ?? reader.refuse(),
    takeString() {
      if (kept[at]?.kind !== 'string') return undefined;
      return reader.take().value;
    },
    expectString: () => reader.takeString() ?? reader.refuse(),
    expectInteger() {
      const token = kept[at];
      if (token?.kind !== 'number' || !/^\d+$/.test(token.text)) reader.refuse();
      return Number(reader.take().text);
    },
    restText() {
      const first = kept[at];
      const last = kept.at(-1);
      if (!first || !last) return '';
      return tokens
        .slice(tokens.indexOf(first), tokens.indexOf(last) + 1)
        .map((token) => token.text)
        .join('');
    },
    expression: () => grammar.expression(reader),
    query: () => grammar.query(reader),
    position: () => at,
    goBack(position) {
      at = position;
    },
    refuse(): never {
      throw syntaxError(kept[at]?.text ?? '');
    },
    expectEnd() {
      if (at < kept.length) reader.refuse();
    },
    nested(read) {
      if (depth >= maxDepth) reader.refuse();
      depth += 1;
      try {
        return read();
      } finally {
        depth -= 1;
      }
    },
  };
  return reader;
}
