import { syntaxError } from './sql-error.ts';
import type { Token } from './tokenize.ts';

/** Walks over the tokens that mean something: spaces, comments and a closing semicolon are left out. */
export interface TokenReader {
  /** Takes the next token when it is this keyword, whatever its case. */
  takeWord(...words: readonly string[]): boolean;
  /** Takes a dotted name of one to three parts; undefined when none comes next. */
  takeName(): readonly string[] | undefined;
  takeString(): string | undefined;
  /** Throws a `SqlError` when anything is left. */
  expectEnd(): void;
}

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

export function readTokens(tokens: readonly Token[]): TokenReader {
  const kept = meaningful(tokens);
  let at = 0;
  const peek = (kind: Token['kind']): string | undefined => (kept[at]?.kind === kind ? kept[at]?.value : undefined);
  const takePart = (): string | undefined => {
    const part = peek('word') ?? peek('quotedName');
    if (part !== undefined) at += 1;
    return part;
  };
  const refuse = (): never => {
    throw syntaxError(kept[at]?.text ?? '');
  };
  return {
    takeWord(...words) {
      const isNext = words.includes(peek('word')?.toUpperCase() ?? '');
      if (isNext) at += 1;
      return isNext;
    },
    takeName() {
      const first = takePart();
      if (first === undefined) return undefined;
      const parts = [first];
      while (parts.length < 3 && peek('symbol') === '.') {
        at += 1;
        parts.push(takePart() ?? refuse());
      }
      return parts;
    },
    takeString() {
      const text = peek('string');
      if (text !== undefined) at += 1;
      return text;
    },
    expectEnd() {
      if (at < kept.length) refuse();
    },
  };
}
