import { quoteLiteral } from '../../duckdb-quoting.ts';
import { unsupported } from '../sql-error.ts';
import { type FunctionRule, type FunctionRules, own, simple } from './function-rule.ts';

/** Functions about the session, and about patterns of text. */
export const sessionFunctions: FunctionRules = {
  current_catalog: said(({ catalog }) => catalog ?? ''),
  current_database: said(({ schema }) => schema),
  current_schema: said(({ schema }) => schema),
  current_user: said(({ caller }) => caller),
  regexp: simple('ss', 'boolean', (a, b) => `regexp_matches(${a}, ${b})`),
  regexp_count: simple('ss', 'integer', (a, b) => `CAST(len(regexp_extract_all(${a}, ${b})) AS INTEGER)`),
  regexp_extract: {
    least: 2,
    most: 3,
    shownDefaults: ['', '', '1'],
    emit: (site) => ({
      sql: `regexp_extract(${site.as(0, 'string')}, ${site.as(1, 'string')}, ${group(site.call.args[2])})`,
      type: 'string',
    }),
  },
  regexp_extract_all: {
    least: 2,
    most: 3,
    shownDefaults: ['', '', '1'],
    emit: (site) => ({
      sql: `regexp_extract_all(${site.as(0, 'string')}, ${site.as(1, 'string')}, ${group(site.call.args[2])})`,
      type: { kind: 'array', element: 'string' },
    }),
  },
  regexp_like: simple('ss', 'boolean', (a, b) => `regexp_matches(${a}, ${b})`),
  regexp_replace: {
    least: 3,
    most: 3,
    shownDefaults: ['', '', '', '1'],
    emit(site) {
      const replacing = site.native(
        {
          name: 'spark_replacement',
          parameters: 1,
          returns: 'string',
          run: ([text]) =>
            String(text)
              .replace(/\\(?=\d)/g, '\\\\')
              .replace(/\$(\d)/g, '\\$1'),
        },
        site.as(2, 'string'),
      );
      return {
        sql: `regexp_replace(${site.as(0, 'string')}, ${site.as(1, 'string')}, ${replacing.sql}, 'g')`,
        type: 'string',
      };
    },
  },
  rlike: simple('ss', 'boolean', (a, b) => `regexp_matches(${a}, ${b})`),
  session_user: said(({ caller }) => caller),
  soundex: own('s', { name: 'spark_soundex', returns: 'string', run: ([text]) => soundex(String(text)) }),
  user: said(({ caller }) => caller),
  uuid: simple('', 'string', () => 'CAST(uuid() AS VARCHAR)'),
  version: said(() => '4.0.0 databricks-sandbox'),
};

function said(
  text: (session: { caller: string; catalog: string | undefined; schema: string }) => string,
): FunctionRule {
  return { least: 0, most: 0, emit: ({ emitter }) => ({ sql: quoteLiteral(text(emitter.session)), type: 'string' }) };
}

/** DuckDB wants to know the group beforehand. */
function group(expression: { readonly kind: string } | undefined): number {
  if (expression === undefined) return 1;
  if (expression.kind === 'literal' && 'text' in expression) return Number(expression.text);
  throw unsupported('a group of a pattern that is not a literal');
}

function soundex(text: string): string {
  const letters = text.toUpperCase();
  if (!/^[A-Z]/.test(letters)) return text;
  const codes: Readonly<Record<string, string>> = {
    B: '1',
    F: '1',
    P: '1',
    V: '1',
    C: '2',
    G: '2',
    J: '2',
    K: '2',
    Q: '2',
    S: '2',
    X: '2',
    Z: '2',
    D: '3',
    T: '3',
    L: '4',
    M: '5',
    N: '5',
    R: '6',
  };
  let result = letters.slice(0, 1);
  let last = codes[result] ?? '';
  for (const letter of letters.slice(1)) {
    const code = codes[letter] ?? '';
    if (code !== '' && code !== last) result += code;
    if (letter !== 'H' && letter !== 'W') last = code;
  }
  return result.padEnd(4, '0').slice(0, 4);
}
