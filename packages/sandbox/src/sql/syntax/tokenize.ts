import { syntaxError, tooComplex } from '../sql-error.ts';

export interface Token {
  readonly kind: 'space' | 'comment' | 'string' | 'quotedName' | 'word' | 'parameter' | 'number' | 'symbol';
  /** As written. */
  readonly text: string;
  /** What it stands for: a name without backquotes, a string without quotes, a parameter without its colon. */
  readonly value: string;
}

/** The warehouse has no such limit but its patience: planning takes time with the square of a statement's length. */
const maxTokens = 40_000;

const patterns: readonly { kind: Token['kind']; pattern: RegExp }[] = [
  { kind: 'space', pattern: /\s+/y },
  { kind: 'comment', pattern: /--[^\n]*|\/\*[\s\S]*?\*\//y },
  { kind: 'string', pattern: /[rR]'[^']*'|[rR]"[^"]*"/y },
  { kind: 'string', pattern: /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"/y },
  { kind: 'quotedName', pattern: /`(?:[^`]|``)*`/y },
  { kind: 'number', pattern: /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?:(?:BD|[LSYDF])(?![\p{L}\p{N}_]))?/iuy },
  { kind: 'word', pattern: /[\p{L}\p{Cf}_][\p{L}\p{N}\p{Cf}_]*/uy },
  { kind: 'symbol', pattern: /::|<=>|->|=>|<=|>=|<>|!=|==|\|\||[\s\S]/y },
];

/**
 * Splits a statement into tokens that, joined, give the statement again. Names in backquotes, strings in single or double
 * quotes and `:name` parameters are told apart. Throws a `SqlError` for a quote or a comment without an end,
 * for a NUL outside of a string, and for a statement that is too long to be planned.
 */
export function tokenize(statement: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < statement.length) {
    const token = parameterAt(statement, at, tokens.at(-1)) ?? tokenAt(statement, at);
    // A quote that never ends, a comment that never ends, and the markers of other dialects.
    if (token.kind === 'symbol' && (/^['"`$?\0]$/.test(token.text) || statement.startsWith('/*', at))) {
      throw syntaxError(statement.slice(at, at + 20));
    }
    if (tokens.length >= maxTokens) throw tooComplex(`${maxTokens} words and signs`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(statement: string, at: number): Token {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(statement)?.[0];
    if (text !== undefined) return { kind, text, value: meaningOf(kind, text) };
  }
  throw syntaxError(statement.slice(at, at + 20));
}

/** A colon right behind a name or a bracket reaches into a value (`payload:id`) and begins no parameter. */
function parameterAt(statement: string, at: number, before: Token | undefined): Token | undefined {
  const [text, value] = /^:([\p{L}_][\p{L}\p{N}_]*)/u.exec(statement.slice(at, at + 256)) ?? [];
  if (text === undefined || value === undefined) return undefined;
  const reachesIn = before && (before.kind === 'word' || before.kind === 'quotedName' || /^[)\]]$/.test(before.text));
  return reachesIn ? undefined : { kind: 'parameter', text, value };
}

function meaningOf(kind: Token['kind'], text: string): string {
  if (kind === 'quotedName') return text.slice(1, -1).replaceAll('``', '`');
  if (kind !== 'string') return text;
  if (/^r/i.test(text)) return text.slice(2, -1);
  const quote = text.slice(0, 1);
  return text.slice(1, -1).replace(/\\([\s\S])|''|""/g, (found, escaped?: string) => {
    if (escaped !== undefined) return escapes[escaped] ?? escaped;
    return found === quote + quote ? quote : found;
  });
}

const escapes: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  '0': '\0',
  Z: '\x1a',
  '%': '\\%',
  _: '\\_',
};
