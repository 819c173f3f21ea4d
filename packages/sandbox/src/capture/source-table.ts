import type pg from 'pg';

/** A column as the catalog describes it. */
export interface SourceColumn {
  readonly name: string;
  /** What the column was declared with. */
  readonly declaredTypeOid: number;
  /** The same, or the base type when that is a domain. */
  readonly typeOid: number;
  readonly typeModifier: number;
  readonly isNullable: boolean;
  /** Place in the primary key (or, without one, in the replica identity's index), from 0; `null` outside of it. */
  readonly keyPosition: number | null;
}

/** A table as the catalog describes it. */
export interface SourceTable {
  readonly schema: string;
  readonly name: string;
  /** Whether updates and deletes carry the whole old row (REPLICA IDENTITY FULL). */
  readonly hasFullIdentity: boolean;
  readonly columns: readonly SourceColumn[];
}

/** Generated columns are left out: logical replication does not send them. */
const readTablesSql = `
  SELECT json_build_object(
    'schema', n.nspname, 'name', c.relname, 'hasFullIdentity', c.relreplident = 'f',
    'columns', json_agg(json_build_object(
      'name', a.attname,
      'declaredTypeOid', a.atttypid::bigint,
      'typeOid', CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE a.atttypid END::bigint,
      'typeModifier', CASE t.typtype WHEN 'd' THEN t.typtypmod ELSE a.atttypmod END,
      'isNullable', NOT (a.attnotnull OR t.typnotnull),
      'keyPosition', array_position(k.indkey::int2[], a.attnum)
    ) ORDER BY a.attnum)
  ) AS described
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN LATERAL (
    SELECT i.indkey FROM pg_index i
    WHERE i.indrelid = c.oid AND (i.indisprimary OR i.indisreplident)
    ORDER BY i.indisprimary DESC LIMIT 1
  ) k ON true
  WHERE c.relkind = 'r' AND c.relpersistence = 'p'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    AND ($1::text IS NULL OR (n.nspname = $1 AND c.relname = $2))
  GROUP BY c.oid, n.nspname, c.relname
  ORDER BY n.nspname, c.relname`;

/** Reads the ordinary tables of a database, or the one that is named, with all their columns. */
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
