import type { TableField } from '@tableflow-workshop/simulator';
import { readLiveTable } from '../read-live-table.ts';
import { quoteName, SqlError } from '../sql-error.ts';
import { countOutcome, type SqlOutcome } from '../sql-outcome.ts';
import { parseAlias } from '../syntax/parse-alias.ts';
import type { Expression, Query, QueryBody, Select, SelectItem, TableReference } from '../syntax/syntax-tree.ts';
import type { TokenReader } from '../syntax/token-reader.ts';
import { planQuery } from './plan-query.ts';
import { storedItem } from './stored-item.ts';
import { commitRows } from './table-commits.ts';
import { type WritingContext, writableTable } from './writable-table.ts';
import { writeRows } from './write-rows.ts';

/** Runs DELETE, behind that word: the rows that stay are written again. */
export async function deleteRows(context: WritingContext): Promise<SqlOutcome> {
  const { reader } = context;
  reader.expectWord('FROM');
  const target = targetOf(reader);
  return rewriteRows(context, { operation: 'DELETE', target, ...condition(reader), values: new Map() });
}

/** Runs UPDATE, behind that word: all rows are written again, those that are met with their new values. */
export async function updateRows(context: WritingContext): Promise<SqlOutcome> {
  const { reader } = context;
  const target = targetOf(reader);
  reader.expectWord('SET');
  const values = new Map<string, Expression>();
  do {
    const name = reader.expectName();
    const column = (name.at(-1) ?? '').toLowerCase();
    if (values.has(column)) throw new SqlError('COLUMN_ALREADY_EXISTS', '42711', 'A column is named twice.');
    reader.expectSymbol('=');
    values.set(column, reader.expression());
  } while (reader.takeSymbol(','));
  return rewriteRows(context, { operation: 'UPDATE', target, ...condition(reader), values });
}

interface RowChange {
  readonly operation: 'DELETE' | 'UPDATE';
  readonly target: TableReference;
  /** The rows that are met; absent for all. */
  readonly where?: Expression;
  /** The same as it is written. */
  readonly predicate: string;
  /** New values by column, in lower case. */
  readonly values: ReadonlyMap<string, Expression>;
}

async function rewriteRows(context: WritingContext, change: RowChange): Promise<SqlOutcome> {
  const { operation, where, predicate, values } = change;
  const table = writableTable(context, change.target.name);
  const { schema, version } = await readLiveTable(table);
  const fields = schema.fields as readonly TableField[];
  for (const column of values.keys()) {
    if (fields.some(({ name }) => name.toLowerCase() === column)) continue;
    const place = quoteName([table.catalog, table.schema, table.name]);
    const message = `There is no column ${quoteName([column])} in ${place}.`;
    throw new SqlError('UNRESOLVED_COLUMN.WITH_SUGGESTION', '42703', message);
  }
  // Whoever adds a version meanwhile makes the commit fail.
  const from: TableReference = { ...change.target, version: { version } };
  const isMet: Expression = where ? { kind: 'is', value: where, test: 'TRUE', isNot: false } : always;
  const isLeft: Expression = { kind: 'unary', operator: 'NOT', value: isMet };
  const kept = fields.map(keptItem);
  const changed = fields.map((field): SelectItem => {
    const value = values.get(field.name.toLowerCase());
    return value ? storedItem(field, value) : keptItem(field);
  });
  // Also where no row is met, what is wrong with the statement is said.
  await planQuery(context, queryOf(selection(changed, from)));
  const affected = await countRows(context, queryOf(selection([{ value: count, aliases: ['rows'] }], from, isMet)));
  if (affected > 0) {
    const rest = selection(kept, from, isLeft);
    const met = selection(changed, from, isMet);
    const both: QueryBody = { kind: 'set', operator: 'UNION', isAll: true, left: rest, right: met };
    const plan = await planQuery(context, queryOf(operation === 'DELETE' ? rest : both));
    const file = await writeRows(context, { plan, fields, tableFolder: table.tableFolder });
    await commitRows(table.tableFolder, file, context.caller, {
      operation,
      operationParameters: { predicate: JSON.stringify(predicate === '' ? ['true'] : [predicate]) },
      metrics: {
        [operation === 'DELETE' ? 'numDeletedRows' : 'numUpdatedRows']: String(affected),
        numCopiedRows: String(operation === 'DELETE' ? file.rows : file.rows - affected),
      },
      replacesAll: true,
      readVersion: version,
    });
  }
  return countOutcome({ num_affected_rows: affected });
}

const always: Expression = { kind: 'literal', type: 'boolean', text: 'TRUE' };
const count: Expression = {
  kind: 'call',
  name: 'count',
  args: [{ kind: 'literal', type: 'integer', text: '1' }],
};

async function countRows(context: WritingContext, query: Query): Promise<number> {
  const { opened, session } = await planQuery(context, query);
  const { parameters, pool, signal } = context;
  const { rows } = await pool.run({ ...opened, session, parameters, rowLimit: undefined }, signal);
  return Number(rows[0]?.[0] ?? 0);
}

function keptItem({ name }: TableField): SelectItem {
  return { value: { kind: 'name', parts: [name] }, aliases: [name] };
}

function targetOf(reader: TokenReader): TableReference {
  const name = reader.expectName();
  return { kind: 'table', name, ...(reader.isWord('SET') ? { columns: [] } : parseAlias(reader)) };
}

function condition(reader: TokenReader): Pick<RowChange, 'where' | 'predicate'> {
  const hasWhere = reader.takeWord('WHERE') !== undefined;
  const predicate = hasWhere ? reader.restText() : '';
  const where = hasWhere ? reader.expression() : undefined;
  reader.expectEnd();
  return { predicate, ...(where && { where }) };
}

function selection(items: readonly SelectItem[], from: TableReference, where?: Expression): Select {
  return { kind: 'select', isDistinct: false, items, from: [from], views: [], windows: [], ...(where && { where }) };
}

function queryOf(body: QueryBody): Query {
  return { kind: 'query', isRecursive: false, commonTables: [], order: [], body };
}
