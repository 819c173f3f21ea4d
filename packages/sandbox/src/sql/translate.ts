import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import { arrayIndex } from './array-index.ts';
import { ownFunction } from './databricks-functions.ts';
import type { ParameterBinder } from './parameters.ts';
import { isSameName, type SqlTable } from './sql-table.ts';
import { isNameToken, meaningful } from './token-reader.ts';
import type { Token } from './tokenize.ts';

/**
 * The same statement in DuckDB's dialect: backquoted names in double quotes, every string in single quotes, every
 * parameter as a typed, numbered value, every comment a space, and the catalogs of the given tables under the names that
 * they are attached as. Everything else stays as it was written.
 */
export function translate(
  tokens: readonly Token[],
  parameters: ParameterBinder,
  tables: readonly Pick<SqlTable, 'catalog' | 'schema'>[] = [],
): string {
  const catalogs = catalogTokens(tokens, tables);
  const inContext = contextualTokens(tokens);
  return tokens
    .map((token) => {
      const catalog = catalogs.get(token);
      if (catalog !== undefined) return quoteIdentifier(attachedName(catalog));
      return inContext.get(token) ?? translateToken(token, parameters);
    })
    .join('');
}

/**
 * What a catalog is called inside DuckDB. Its own name will not do: `main` and `system` are taken there, and a schema of
 * the same name would make two-part names ambiguous.
 */
export function attachedName(catalog: string): string {
  return `catalog ${catalog.toLowerCase()}`;
}

/** The tokens that name a catalog: first of three parts, where the first two are a known catalog and its schema. */
function catalogTokens(
  tokens: readonly Token[],
  tables: readonly Pick<SqlTable, 'catalog' | 'schema'>[],
): ReadonlyMap<Token, string> {
  const found = new Map<Token, string>();
  const kept = meaningful(tokens);
  for (const [index, token] of kept.entries()) {
    const [before, dot, schema, secondDot] = [kept[index - 1], kept[index + 1], kept[index + 2], kept[index + 3]];
    if (!isNameToken(token) || before?.text === '.' || dot?.text !== '.' || secondDot?.text !== '.') continue;
    const table = tables.find(
      (known) =>
        isSameName(known.catalog, token.value) && schema !== undefined && isSameName(known.schema, schema.value),
    );
    if (table) found.set(token, table.catalog);
  }
  return found;
}

/** What the tokens around a token make of it: the name of a function, an index of an array, a pattern. */
function contextualTokens(tokens: readonly Token[]): ReadonlyMap<Token, string> {
  const found = new Map<Token, string>();
  const kept = meaningful(tokens);
  for (const [index, token] of kept.entries()) {
    const [before, after] = [kept[index - 1], kept[index + 1]];
    const isPart = before?.text === '.' || after?.text === '.';
    const called = token.kind === 'word' && !isPart ? ownFunction(token.value, after?.text === '(') : undefined;
    // A backslash escapes in a pattern unless the statement says otherwise.
    const isPattern = token.kind === 'string' && /^i?like$/i.test(before?.text ?? '') && token.value.includes('\\');
    const escaped =
      isPattern && !/^escape$/i.test(after?.text ?? '') ? `${literalText(token.value)} ESCAPE '\\'` : undefined;
    const text = called ?? escaped ?? arrayIndex(kept, index);
    if (text !== undefined) found.set(token, text);
  }
  return found;
}

/** Reserved in DuckDB, but plain names here: a column may be called so without backquotes. */
const freeWords = new Set(
  (
    'analyse asymmetric at authorization check column columns concurrently constraint deferrable describe do freeze ' +
    'generated initially notnull overlaps placing positional primary references returning show similar summarize ' +
    'symmetric unique unpack variadic verbose'
  ).split(' '),
);

function translateToken(token: Token, parameters: ParameterBinder): string {
  if (token.kind === 'quotedName') return quoteIdentifier(token.value);
  if (token.kind === 'string') return literalText(token.value);
  if (token.kind === 'word' && freeWords.has(token.value.toLowerCase())) return quoteIdentifier(token.value);
  if (token.kind === 'comment') return ' ';
  // `5L` is a BIGINT; DuckDB would read a column named L.
  if (token.kind === 'number') return token.text.replace(/l$/i, '::BIGINT');
  return token.kind === 'parameter' ? parameters.expressionFor(token.value) : token.text;
}

/** A string of the statement. DuckDB takes a NUL in its text for the end of it. */
function literalText(text: string): string {
  const parts = text.split('\0').map(quoteLiteral);
  return parts.length === 1 ? parts.join('') : `(${parts.join(' || chr(0) || ')})`;
}
