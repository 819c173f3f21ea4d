import { grammar } from './syntax/grammar.ts';
import { parseQuery } from './syntax/parse-query.ts';
import type { Query } from './syntax/syntax-tree.ts';
import { readTokens } from './syntax/token-reader.ts';
import { tokenize } from './syntax/tokenize.ts';

/** Reads a text that is one query and nothing else. */
export function parseStatementQuery(text: string): Query {
  const reader = readTokens(tokenize(text), grammar);
  const query = parseQuery(reader);
  reader.expectEnd();
  return query;
}
