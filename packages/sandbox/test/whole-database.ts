// A table of PostgreSQL and a table in Delta, both as texts: what one has is what the other has to have.

/** A table with its columns, by PostgreSQL's names. */
export interface SourceTable {
  /** `schema.table` */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

type Sql = (statement: string) => Promise<readonly Record<string, unknown>[]>;

/** The tables of some schemas. Partitions are read as the table that they belong to. */
export async function sourceTables(sql: Sql, schemas: readonly string[]): Promise<readonly SourceTable[]> {
  const found = await sql(
    `SELECT table_schema || '.' || table_name AS name,
       json_agg(json_build_object('name', column_name, 'type', data_type) ORDER BY ordinal_position) AS columns
     FROM information_schema.columns JOIN pg_class ON pg_class.oid = format('%I.%I', table_schema, table_name)::regclass
     WHERE table_schema = ANY('{${schemas}}') AND NOT relispartition GROUP BY 1 ORDER BY 1`,
  );
  return found as unknown as readonly SourceTable[];
}

const instant = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
/** How PostgreSQL writes a column of a type that has no text of its own that both sides have. */
const expressions: Readonly<Record<string, (column: string) => string>> = {
  bytea: (column) => `encode(${column}, 'hex')`,
  'timestamp without time zone': (column) => `to_char(${column}, '${instant}')`,
  'timestamp with time zone': (column) => `to_char(${column} AT TIME ZONE 'UTC', '${instant}')`,
  ARRAY: (column) => `to_json(${column})::text`,
};

/** The rows of a table as texts, in the order of the texts. */
export async function readSource(sql: Sql, { name, columns }: SourceTable): Promise<readonly string[]> {
  const cells = columns.map(({ name: column, type }) => {
    const quoted = `"${column}"`;
    return expressions[type]?.(quoted) ?? `${quoted}::text`;
  });
  const [schema, table] = name.split('.');
  const rows = await sql(`SELECT ARRAY[${cells.join(', ')}] AS cells FROM "${schema}"."${table}"`);
  return rows
    .map((row) => (row.cells as (string | null)[]).map((cell, index) => sameText(columns[index]?.type ?? '', cell)))
    .map((row) => JSON.stringify(row))
    .sort();
}

/** Numbers and lists have more than one text in PostgreSQL. */
function sameText(type: string, cell: string | null): string | null {
  if (cell === null) return null;
  if (type === 'real') return String(Math.fround(Number(cell)));
  if (type === 'double precision') return String(Number(cell));
  return type === 'ARRAY' ? JSON.stringify(JSON.parse(cell)) : cell;
}

/** A cell of a Parquet file, of a column that has that type in PostgreSQL. */
export function textOf(type: string, cell: unknown): string | null {
  if (cell === null || cell === undefined) return null;
  switch (type) {
    case 'bytea':
      return Buffer.from(cell as Uint8Array).toString('hex');
    case 'date':
      return (cell as Date).toISOString().slice(0, 10);
    case 'timestamp without time zone':
      return (cell as Date).toISOString();
    case 'timestamp with time zone':
      return new Date(String(cell)).toISOString();
    case 'numeric':
      return (cell as number).toFixed(2);
    case 'ARRAY':
      return JSON.stringify(cell);
    default:
      return String(cell);
  }
}
