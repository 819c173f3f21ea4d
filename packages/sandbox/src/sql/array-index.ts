import { SqlError } from './sql-error.ts';
import { isNameToken } from './token-reader.ts';
import type { Token } from './tokenize.ts';

/**
 * What stands for a token inside an index: Databricks counts the elements of an array from 0, DuckDB from 1. A key of a map
 * is a text and stays. `undefined` for any other token.
 *
 * @throws SqlError for a negative index, which there is not, and for one whose value only the rows say
 */
export function arrayIndex(tokens: readonly Token[], at: number): string | undefined {
  const [before, bracket, token, closing] = [tokens[at - 2], tokens[at - 1], tokens[at], tokens[at + 1]];
  const isIndex = bracket?.text === '[' && before !== undefined && endsValue(before);
  if (!isIndex || !token || token.kind === 'string') return undefined;
  if (token.text === '-') {
    throw new SqlError('INVALID_ARRAY_INDEX', '22003', 'The index of an array is 0 or more.');
  }
  if (closing?.text === ']' && /^\d+$/.test(token.text)) return String(BigInt(token.text) + 1n);
  throw new SqlError(
    'UNSUPPORTED_FEATURE',
    '0A000',
    'The sandbox takes an index that is a number or a text; use element_at.',
  );
}

/** After these a bracket begins something else. */
const keywords = new Set(
  'all and as between by case distinct else from having in is like limit not offset on or select then values when where'.split(
    ' ',
  ),
);

function endsValue(token: Token): boolean {
  if (token.kind === 'word') return !keywords.has(token.value.toLowerCase());
  return isNameToken(token) || token.text === ')' || token.text === ']';
}
