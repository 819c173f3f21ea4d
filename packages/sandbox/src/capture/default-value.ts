import type { ColumnCodec } from './simple-codecs.ts';
import type { SourceColumn } from './source-table.ts';

/** What stands for a default that PostgreSQL computes for each row. */
const computed: Readonly<Record<string, string>> = {
  bool: 'f',
  int2: '0',
  int4: '0',
  int8: '0',
  float4: '0',
  float8: '0',
  numeric: '0',
  date: '1970-01-01',
  time: '00:00:00',
  timestamp: '1970-01-01 00:00:00',
  timestamptz: '1970-01-01 00:00:00+00',
  timetz: '00:00:00+00',
  uuid: '00000000-0000-0000-0000-000000000000',
  json: '{}',
  jsonb: '{}',
};

/** Types whose defaults the connector does not read. */
const unread: ReadonlySet<string> = new Set(['bytea', 'point', 'money', 'hstore', 'ltree', 'tsvector']);

/** The default of a column in the form of its values; `undefined` when there is none, or none that can be told. */
export function defaultValue(column: SourceColumn, codec: ColumnCodec): unknown {
  const { type, defaultExpression } = column;
  if (defaultExpression === null || type.element || unread.has(type.name)) return undefined;
  const text = literalOf(defaultExpression) ?? (type.kind === 'b' ? computed[type.name] : undefined);
  if (text === undefined || text === null) return undefined;
  try {
    return codec.parse(type.name === 'bool' ? (text.slice(0, 1) ?? 'f') : text);
  } catch {
    return undefined;
  }
}

/** `'abc'::text`, `5`, `true`; `undefined` for what is computed. */
function literalOf(expression: string): string | undefined {
  const quoted = /^\(?'((?:[^']|'')*)'::[\w ."()]+\)?$/.exec(expression);
  if (quoted) return quoted[1]?.replaceAll("''", "'");
  const bare = /^\(?(-?[\d.]+|true|false)\)?(?:::[\w .()]+)?$/.exec(expression);
  return bare?.[1];
}
