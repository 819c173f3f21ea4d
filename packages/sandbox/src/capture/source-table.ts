import type pg from 'pg';

/** A type as the catalog describes it, domains resolved. */
export interface SourceType {
  readonly oid: number;
  /** `int4`, `varchar`, or what somebody called a type of their own. */
  readonly name: string;
  /** Of an enumeration, in order. */
  readonly labels?: readonly string[] | null;
  /** Of a range or a multirange: which of them it is. */
  readonly kind: 'b' | 'c' | 'd' | 'e' | 'm' | 'p' | 'r';
  /** Of an array: the type of its elements. */
  readonly element?: SourceType | null;
}

/** A column as the catalog describes it. */
export interface SourceColumn {
  readonly name: string;
  /** What the column was declared with. */
  readonly declaredTypeOid: number;
  readonly type: SourceType;
  readonly typeModifier: number;
  readonly isNullable: boolean;
  /** Place in the primary key (or, without one, in a unique index over columns that are not null), from 0. */
  readonly keyPosition: number | null;
  /** The expression of its default, as PostgreSQL prints it. */
  readonly defaultExpression: string | null;
}

/** A table as the catalog describes it. */
export interface SourceTable {
  readonly schema: string;
  readonly name: string;
  /** Whether it has its rows in partitions. */
  readonly isPartitioned: boolean;
  readonly columns: readonly SourceColumn[];
}

const typeSql = (type: string, element: string): string => `json_build_object(
    'oid', ${type}.oid::bigint, 'name', ${type}.typname, 'kind', ${type}.typtype,
    'labels', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = ${type}.oid),
    'element', ${element})`;

/** A domain over a domain over a type is the type; the innermost length or precision counts. */
const readTablesSql = `
  SELECT json_build_object(
    'schema', n.nspname, 'name', c.relname, 'isPartitioned', c.relkind = 'p',
    'columns', json_agg(json_build_object(
      'name', a.attname,
      'declaredTypeOid', a.atttypid::bigint,
      'type', ${typeSql('t', `CASE WHEN et.oid IS NOT NULL THEN ${typeSql('et', 'NULL')} END`)},
      'typeModifier', base.modifier,
      'isNullable', NOT (a.attnotnull OR declared.typnotnull),
      'keyPosition', array_position(k.indkey::int2[], a.attnum),
      'defaultExpression', CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END
    ) ORDER BY a.attnum)
  ) AS described
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type declared ON declared.oid = a.atttypid
  CROSS JOIN LATERAL (
    WITH RECURSIVE chain(type, modifier, depth) AS (
      SELECT a.atttypid, a.atttypmod, 0
      UNION ALL
      SELECT outside.typbasetype, CASE WHEN outside.typtypmod = -1 THEN modifier ELSE outside.typtypmod END, depth + 1
      FROM chain JOIN pg_type outside ON outside.oid = chain.type AND outside.typtype = 'd'
    )
    SELECT type, modifier FROM chain ORDER BY depth DESC LIMIT 1
  ) base
  JOIN pg_type t ON t.oid = base.type
  LEFT JOIN pg_type et ON et.oid = t.typelem AND t.typcategory = 'A'
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  LEFT JOIN LATERAL (
    SELECT i.indkey FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
    WHERE i.indrelid = c.oid AND (i.indisprimary OR (
      i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT EXISTS (
        SELECT FROM pg_attribute ia WHERE ia.attrelid = c.oid AND ia.attnum = ANY (i.indkey) AND NOT ia.attnotnull)))
    ORDER BY i.indisprimary DESC, ic.relname LIMIT 1
  ) k ON true
  WHERE c.relkind IN ('r', 'p') AND c.relpersistence = 'p'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND ($1::text IS NULL OR (n.nspname = $1 AND c.relname = $2))
  GROUP BY c.oid, n.nspname, c.relname
  ORDER BY n.nspname, c.relname`;

/** Reads the tables of a database, or the one that is named, with all their columns. */
export async function readTables(
  client: pg.Client,
  only?: { schema: string; name: string },
): Promise<readonly SourceTable[]> {
  const { rows } = await client.query<{ described: string }>(readTablesSql, [only?.schema ?? null, only?.name ?? null]);
  return rows.map(({ described }) => JSON.parse(described) as SourceTable);
}

/** `"schema"."table"`, as SQL wants it. */
export function quotedName({ schema, name }: { schema: string; name: string }): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** An SQL identifier, as it is. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
