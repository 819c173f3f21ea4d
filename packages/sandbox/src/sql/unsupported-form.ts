import { SqlError } from './sql-error.ts';
import { isNameToken, meaningful } from './token-reader.ts';
import type { Token } from './tokenize.ts';

/** What SHOW and DESCRIBE have on a warehouse besides what they have here. */
const shown =
  'COLUMNS CONNECTIONS CREATE CREDENTIALS EXTERNAL FUNCTIONS GRANT GRANTS GROUPS PARTITIONS POLICIES PROCEDURES PROVIDERS ' +
  'RECIPIENTS SHARES STORAGE SYSTEM TABLE TBLPROPERTIES USER USERS VIEWS VOLUMES';
const described =
  'CATALOG CONNECTION CREDENTIAL DATABASE DETAIL EXTERNAL FUNCTION HISTORY PROVIDER QUERY RECIPIENT SCHEMA SHARE STORAGE VOLUME';

const following: Readonly<Record<string, ReadonlySet<string>>> = {
  SHOW: new Set(shown.split(' ')),
  DESCRIBE: new Set(described.split(' ')),
  DESC: new Set(described.split(' ')),
};

/** Forms of a query that DuckDB cannot read. */
const forms = ['CLUSTER BY', 'DISTRIBUTE BY', 'LATERAL VIEW', 'SORT BY', 'TIMESTAMP AS OF', 'VERSION AS OF'] as const;

/**
 * The refusal of a statement that a warehouse reads and the sandbox does not: never a syntax error, which would be a fault
 * of whoever wrote it. `undefined` for any other.
 */
export function unsupportedForm(tokens: readonly Token[]): SqlError | undefined {
  const kept = meaningful(tokens);
  const [first, second, third] = kept;
  const verb = first?.text.toUpperCase() ?? '';
  const object = second?.text.toUpperCase() ?? '';
  // `DESCRIBE history` may be about a table of that name.
  const isFollowed = verb === 'SHOW' || (third !== undefined && (isNameToken(third) || third.kind === 'string'));
  if (isFollowed && following[verb]?.has(object)) return refusal(`${verb} ${object}`);
  const text = kept.map((token) => (token.kind === 'word' ? token.text.toUpperCase() : '·')).join(' ');
  const form = forms.find((one) => ` ${text} `.includes(` ${one} `));
  return form && refusal(form);
}

function refusal(what: string): SqlError {
  return new SqlError('UNSUPPORTED_FEATURE', '0A000', `The sandbox does not have ${what}.`);
}
