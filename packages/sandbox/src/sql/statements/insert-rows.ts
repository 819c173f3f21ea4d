import type { TableField } from '@tableflow-workshop/simulator';
import { readLiveTable } from '../read-live-table.ts';
import { quoteName, SqlError, unsupported } from '../sql-error.ts';
import { countOutcome, type SqlOutcome } from '../sql-outcome.ts';
import type { SqlTable } from '../sql-table.ts';
import { columnList } from '../syntax/column-list.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import { startsQuery } from '../syntax/starts-query.ts';
import type { Expression, Query, SelectItem } from '../syntax/syntax-tree.ts';
import { planQuery } from './plan-query.ts';
import { storedItem } from './stored-item.ts';
import { commitRows } from './table-commits.ts';
import { type WritingContext, writableTable } from './writable-table.ts';
import { writeRows } from './write-rows.ts';

/** Runs INSERT, behind that word. The columns that it does not name are null. */
export async function insertRows(context: WritingContext): Promise<SqlOutcome> {
  const { reader } = context;
  const isOverwrite = reader.takeWord('INTO', 'OVERWRITE') === 'OVERWRITE';
  reader.takeWord('TABLE');
  const name = reader.expectName();
  if (reader.isWord('PARTITION') || reader.isWord('REPLACE'))
    throw unsupported(`INSERT … ${reader.take().text.toUpperCase()}`);
  const isByName = reader.takeWords('BY', 'NAME');
  const listed = reader.isSymbol('(') && !startsQuery(reader) ? columnList(reader) : undefined;
  const query = parseQuery(reader);
  reader.expectEnd();

  const table = writableTable(context, name);
  const { schema } = await readLiveTable(table);
  const fields = schema.fields as readonly TableField[];
  const plan = await planQuery(context, query);
  const names = isByName ? plan.columns.map((column) => column.name) : (listed ?? fields.map((field) => field.name));
  const sources = sourcesOf(table, fields, names, plan.columns.length);
  const shaped = await planQuery(context, shapedQuery(query, fields, sources));
  const file = await writeRows(context, { plan: shaped, fields, tableFolder: table.tableFolder });
  await commitRows(table.tableFolder, file, context.caller, {
    operation: 'WRITE',
    operationParameters: { mode: isOverwrite ? 'Overwrite' : 'Append', partitionBy: '[]' },
    replacesAll: isOverwrite,
  });
  return countOutcome({ num_affected_rows: file.rows, num_inserted_rows: file.rows });
}

/** For each column of the table, which column of the query it gets; `undefined` for null. */
function sourcesOf(
  table: SqlTable,
  fields: readonly TableField[],
  names: readonly string[],
  count: number,
): readonly (number | undefined)[] {
  const target = quoteName([table.catalog, table.schema, table.name]);
  const lower = names.map((name) => name.toLowerCase());
  const unknown = names.find((name) => !fields.some((field) => field.name.toLowerCase() === name.toLowerCase()));
  if (unknown !== undefined) {
    throw new SqlError(
      'UNRESOLVED_COLUMN.WITH_SUGGESTION',
      '42703',
      `There is no column ${quoteName([unknown])} in ${target}.`,
    );
  }
  if (new Set(lower).size < lower.length)
    throw new SqlError('COLUMN_ALREADY_EXISTS', '42711', 'A column is named twice.');
  if (names.length !== count) {
    const which = names.length > count ? 'NOT_ENOUGH_DATA_COLUMNS' : 'TOO_MANY_DATA_COLUMNS';
    throw new SqlError(
      `INSERT_COLUMN_ARITY_MISMATCH.${which}`,
      '21S01',
      `Cannot write to ${target}: ${names.length} columns are expected, and the data has ${count}.`,
    );
  }
  return fields.map((field) => {
    const index = lower.indexOf(field.name.toLowerCase());
    return index < 0 ? undefined : index;
  });
}

/** The same rows with exactly the columns of the table, in their types. */
function shapedQuery(query: Query, fields: readonly TableField[], sources: readonly (number | undefined)[]): Query {
  const width = sources.reduce<number>((most, source) => Math.max(most, (source ?? -1) + 1), 0);
  const names = Array.from({ length: width }, (_none, index) => `c${index}`);
  const items = fields.map((field, index): SelectItem => {
    const source = sources[index];
    const value: Expression =
      source === undefined ? { kind: 'literal', type: 'null', text: 'NULL' } : { kind: 'name', parts: [`c${source}`] };
    return storedItem(field, value);
  });
  return {
    kind: 'query',
    isRecursive: false,
    commonTables: [],
    order: [],
    body: {
      kind: 'select',
      isDistinct: false,
      items,
      from: [{ kind: 'derived', query, isLateral: false, alias: 'source', columns: names }],
      views: [],
      windows: [],
    },
  };
}
