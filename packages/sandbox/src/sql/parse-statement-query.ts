import { parseQuery } from './syntax/parse-query.ts';
import type { Query } from './syntax/query.ts';
import { readTokens } from './syntax/token-reader.ts';
import { tokenize } from './syntax/tokenize.ts';

/** Reads a text that is one query and nothing else. */
export function parseStatementQuery(text: string): Query {
  const reader = readTokens(tokenize(text));
  const query = parseQuery(reader);
  reader.expectEnd();
  return query;
}
