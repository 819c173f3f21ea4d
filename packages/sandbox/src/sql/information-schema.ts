import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import { columnsOf } from './columns-of.ts';
import type { KnownNames } from './known-names.ts';
import { unsupported } from './sql-error.ts';
import { isSameName, isView, type SqlRelation } from './sql-table.ts';

type Cell = string | number | null;
type Kind = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'TIMESTAMPTZ';

interface InformationTable {
  readonly columns: Readonly<Record<string, Kind>>;
  rows(known: KnownNames): readonly (readonly Cell[])[] | Promise<readonly (readonly Cell[])[]>;
}

/**
 * The query behind a relation of an information_schema; `undefined` for a name that it does not have. That of the catalog
 * `system` is about all catalogs.
 */
export async function informationSchemaQuery(
  catalog: string,
  table: string,
  known: KnownNames,
): Promise<string | undefined> {
  const name = table.toLowerCase();
  if (notHere.has(name)) throw unsupported(`information_schema.${name}`);
  const found = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (!found || !known.catalogs.some((one) => isSameName(one.name, catalog))) return undefined;
  const isOfAll = isSameName(catalog, 'system');
  const rows = await found.rows({
    relations: known.relations.filter((one) => isOfAll || isSameName(one.catalog, catalog)),
    catalogs: known.catalogs.filter((one) => isOfAll || isSameName(one.name, catalog)),
  });
  return valuesQuery(found.columns, rows);
}

const notHere = new Set(
  (
    'catalog_privileges catalog_provider_share_usage catalog_tags check_constraints column_masks column_tags connection_privileges connections ' +
    'constraint_column_usage constraint_table_usage credential_privileges credentials external_location_privileges external_locations ' +
    'key_column_usage metastore_privileges metastores parameters providers recipients referential_constraints routine_columns routine_privileges ' +
    'routines row_filters schema_privileges schema_tags share_recipient_privileges shares storage_credential_privileges storage_credentials ' +
    'table_constraints table_privileges table_share_usage table_tags volume_privileges volume_tags volumes'
  ).split(' '),
);

const tables: Readonly<Record<string, InformationTable>> = {
  catalogs: {
    columns: { catalog_name: 'VARCHAR' },
    rows: ({ catalogs }) => catalogs.map(({ name }) => [name]),
  },
  information_schema_catalog_name: {
    columns: { catalog_name: 'VARCHAR' },
    rows: ({ catalogs }) => catalogs.map(({ name }) => [name]),
  },
  schemata: {
    columns: { catalog_name: 'VARCHAR', schema_name: 'VARCHAR' },
    rows: ({ catalogs }) => catalogs.flatMap(({ name, schemas }) => schemas.map((schema) => [name, schema])),
  },
  tables: {
    columns: {
      table_catalog: 'VARCHAR',
      table_schema: 'VARCHAR',
      table_name: 'VARCHAR',
      table_type: 'VARCHAR',
      is_insertable_into: 'VARCHAR',
      commit_action: 'VARCHAR',
      table_owner: 'VARCHAR',
      comment: 'VARCHAR',
      created: 'TIMESTAMPTZ',
      created_by: 'VARCHAR',
      data_source_format: 'VARCHAR',
      storage_path: 'VARCHAR',
    },
    rows: ({ relations }) =>
      relations.map((one) => [
        one.catalog,
        one.schema,
        one.name,
        kindOf(one),
        isView(one) ? 'NO' : 'YES',
        'PRESERVE',
        one.info?.owner ?? null,
        one.info?.comment ?? null,
        one.info ? new Date(one.info.createdAtMs).toISOString() : null,
        one.info?.createdBy ?? null,
        isView(one) ? 'UNKNOWN_DATA_SOURCE_FORMAT' : 'DELTA',
        isView(one) ? null : (one.location ?? null),
      ]),
  },
  columns: {
    columns: {
      table_catalog: 'VARCHAR',
      table_schema: 'VARCHAR',
      table_name: 'VARCHAR',
      column_name: 'VARCHAR',
      ordinal_position: 'INTEGER',
      full_data_type: 'VARCHAR',
      data_type: 'VARCHAR',
      numeric_precision: 'INTEGER',
      numeric_scale: 'INTEGER',
      comment: 'VARCHAR',
    },
    rows: async ({ relations }) => (await Promise.all(relations.map(columnRows))).flat(),
  },
  views: {
    columns: {
      table_catalog: 'VARCHAR',
      table_schema: 'VARCHAR',
      table_name: 'VARCHAR',
      view_definition: 'VARCHAR',
      check_option: 'VARCHAR',
      is_updatable: 'VARCHAR',
      is_insertable_into: 'VARCHAR',
      sql_path: 'VARCHAR',
      is_materialized: 'VARCHAR',
    },
    rows: ({ relations }) =>
      relations
        .filter(isView)
        .map((one) => [one.catalog, one.schema, one.name, one.definition, 'NONE', 'NO', 'NO', null, 'false']),
  },
};

function kindOf(relation: SqlRelation): string {
  if (isView(relation)) return 'VIEW';
  return relation.isManaged ? 'MANAGED' : 'EXTERNAL';
}

const shortTypes: Readonly<Record<string, string>> = { bigint: 'LONG', smallint: 'SHORT', tinyint: 'BYTE' };

/** A table whose files cannot be read has no columns to show. */
async function columnRows(relation: SqlRelation): Promise<readonly (readonly Cell[])[]> {
  const columns = await columnsOf(relation).catch(() => []);
  return columns.map(({ name, typeText, comment }, index) => {
    const [head = ''] = typeText.split(/[(<]/);
    const [, precision, scale] = /^decimal\((\d+),(\d+)\)$/.exec(typeText) ?? [];
    return [
      relation.catalog,
      relation.schema,
      relation.name,
      name,
      index + 1,
      typeText,
      shortTypes[head] ?? head.toUpperCase(),
      precision === undefined ? null : Number(precision),
      scale === undefined ? null : Number(scale),
      comment ?? null,
    ];
  });
}

function valuesQuery(columns: Readonly<Record<string, Kind>>, rows: readonly (readonly Cell[])[]): string {
  const names = Object.keys(columns);
  const selected = names.map(
    (name) => `CAST(${quoteIdentifier(name)} AS ${columns[name]}) AS ${quoteIdentifier(name)}`,
  );
  const list = rows.map((row) => `(${row.map(literal).join(', ')})`);
  const empty = `(${names.map(() => 'NULL').join(', ')})`;
  const values = `(VALUES ${list.length > 0 ? list.join(', ') : empty}) AS t(${names.map(quoteIdentifier).join(', ')})`;
  return `SELECT ${selected.join(', ')} FROM ${values}${list.length > 0 ? '' : ' WHERE false'}`;
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'number' ? String(cell) : quoteLiteral(cell);
}
