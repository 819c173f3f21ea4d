import { functionNotFound, quoteName, SqlError, syntaxError, tableNotFound, unsupported } from './sql-error.ts';
import { isNameToken, meaningful } from './syntax/token-reader.ts';
import type { Token } from './syntax/tokenize.ts';

/** What DuckDB said about a statement, as the warehouse would say it. */
export function toSqlError(error: unknown, tokens: readonly Token[]): SqlError {
  if (error instanceof SqlError) {
    return error.errorClass === 'PARSE_SYNTAX_ERROR' ? (invalidIdentifier(tokens) ?? error) : error;
  }
  const said = error instanceof Error ? error.message : String(error);
  const [firstLine = ''] = said.split('\n');
  const first = (pattern: RegExp): string | undefined => pattern.exec(said)?.[1];

  const [, ownClass, ownState, explanation] = /\[([A-Z_.]+)\|(\w{5})\] (.*)/.exec(firstLine) ?? [];
  if (ownClass && ownState && explanation) return new SqlError(ownClass, ownState, explanation, error);
  if (said.includes('Parser Error')) {
    return invalidIdentifier(tokens) ?? syntaxError(first(/at or near "(.*?)"(?:\n|$)/s) ?? '', error);
  }
  const table = first(/Table with name "?(.+?)"? does not exist/) ?? first(/Catalog "(.+?)" does not exist/);
  if (table !== undefined) return tableNotFound(nameAsWritten(table, tokens));
  const column =
    first(/Referenced column "(.+?)" /) ??
    first(/does not have a column named "(.+?)"/) ??
    first(/Referenced table "(.+?)" /);
  if (column !== undefined) return unresolvedColumn(column, said, error);
  const routine = first(/Function with name "?(.+?)"? does not exist/);
  if (routine !== undefined) return functionNotFound([routine], error);
  if (/Pivot expression must contain exactly one aggregate/.test(firstLine)) {
    return unsupported('PIVOT of an expression over several aggregates');
  }
  if (/out of range for the destination type/.test(firstLine)) {
    return new SqlError('ARITHMETIC_OVERFLOW', '22003', firstLine.replace('Conversion Error: ', ''), error);
  }
  for (const [prefix, errorClass, sqlState] of kinds) {
    if (firstLine.startsWith(prefix)) return new SqlError(errorClass, sqlState, firstLine.slice(prefix.length), error);
  }
  return new SqlError('SANDBOX_SQL_ERROR', 'HY000', firstLine, error);
}

const kinds = [
  ['Conversion Error: ', 'CAST_INVALID_INPUT', '22018'],
  ['Out of Range Error: ', 'ARITHMETIC_OVERFLOW', '22003'],
  ['Permission Error: ', 'INSUFFICIENT_PERMISSIONS', '42501'],
  ['Binder Error: ', 'ANALYSIS_ERROR', '42000'],
  ['Catalog Error: ', 'ANALYSIS_ERROR', '42000'],
  ['Invalid Input Error: ', 'INVALID_PARAMETER_VALUE', '22023'],
  ['Out of Memory Error: ', 'OUT_OF_MEMORY', '53200'],
  ['IO Error: ', 'FAILED_READ_FILE', 'KD001'],
] as const;

function unresolvedColumn(column: string, said: string, cause: unknown): SqlError {
  const [, candidates = ''] = /Candidate bindings: (.*)/.exec(said) ?? [];
  const near = [...candidates.matchAll(/"([^"]+)"/g)].map((match) => quoteName([match[1] ?? '']));
  const name = quoteName([column]);
  if (near.length === 0) {
    return new SqlError('UNRESOLVED_COLUMN.WITHOUT_SUGGESTION', '42703', `There is no column ${name} here.`, cause);
  }
  const explanation = `There is no column ${name} here. Near names: [${near.join(', ')}].`;
  return new SqlError('UNRESOLVED_COLUMN.WITH_SUGGESTION', '42703', explanation, cause);
}

/** The whole dotted name of which DuckDB named only a part. */
function nameAsWritten(said: string, tokens: readonly Token[]): readonly string[] {
  const part = said.split('.').at(-1)?.toLowerCase();
  const written = dottedNames(tokens).find((parts) => parts.some((candidate) => candidate.toLowerCase() === part));
  return written ?? said.split('.');
}

function dottedNames(tokens: readonly Token[]): string[][] {
  const names: string[][] = [];
  let isJoined = false;
  for (const token of meaningful(tokens)) {
    const isName = isNameToken(token);
    if (isName && isJoined) names.at(-1)?.push(token.value);
    else if (isName) names.push([token.value]);
    isJoined = token.text === '.';
  }
  return names;
}

/** `lkc-abc.orders` without backquotes: by far the likeliest reason that a statement of the lab cannot be read. */
function invalidIdentifier(tokens: readonly Token[]): SqlError | undefined {
  const text = tokens.map((token) => (token.kind === 'string' || token.kind === 'comment' ? ' ' : token.text)).join('');
  const [, before, after] = /(?:\.\s*([\p{L}_][\w]*(?:-\w+)+))|((?:[\p{L}_]\w*-)+\w+)\s*\./u.exec(text) ?? [];
  const name = before ?? after;
  if (name === undefined) return undefined;
  return new SqlError(
    'INVALID_IDENTIFIER',
    '42602',
    `The name ${name} has a hyphen and needs backquotes: ${quoteName([name])}.`,
  );
}
