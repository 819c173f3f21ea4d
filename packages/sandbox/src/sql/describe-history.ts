import { readHistory } from './history.ts';
import { quoteName, SqlError } from './sql-error.ts';
import type { SqlColumn, SqlOutcome } from './sql-outcome.ts';
import { isView, resolveRelation, type SqlTable } from './sql-table.ts';
import type { StatementContext } from './statement-context.ts';

const map = { typeName: 'MAP', typeText: 'MAP<STRING, STRING>' };
const text = { typeName: 'STRING', typeText: 'STRING' };
const number = { typeName: 'LONG', typeText: 'BIGINT' };
const columns: readonly SqlColumn[] = [
  { name: 'version', ...number },
  { name: 'timestamp', typeName: 'TIMESTAMP', typeText: 'TIMESTAMP' },
  { name: 'userId', ...text },
  { name: 'userName', ...text },
  { name: 'operation', ...text },
  { name: 'operationParameters', ...map },
  {
    name: 'job',
    typeName: 'STRUCT',
    typeText:
      'STRUCT<jobId: STRING, jobName: STRING, jobRunId: STRING, runId: STRING, jobOwnerId: STRING, triggerType: STRING>',
  },
  { name: 'notebook', typeName: 'STRUCT', typeText: 'STRUCT<notebookId: STRING>' },
  { name: 'clusterId', ...text },
  { name: 'readVersion', ...number },
  { name: 'isolationLevel', ...text },
  { name: 'isBlindAppend', typeName: 'BOOLEAN', typeText: 'BOOLEAN' },
  { name: 'operationMetrics', ...map },
  { name: 'userMetadata', ...text },
  { name: 'engineInfo', ...text },
];

/** Runs DESCRIBE HISTORY table [LIMIT n]: a row for each version that the log still has, newest first. */
export async function describeHistory(context: StatementContext): Promise<SqlOutcome> {
  const { reader, rowLimit } = context;
  const table = describedTable(context, reader.expectName());
  const limit = reader.takeWord('LIMIT') ? reader.expectInteger() : Number.POSITIVE_INFINITY;
  reader.expectEnd();
  const all = (await readHistory(table)).slice(0, limit);
  const rows = all
    .slice(0, rowLimit ?? Number.POSITIVE_INFINITY)
    .map((entry) => [
      String(entry.version),
      new Date(entry.timestampMs).toISOString(),
      null,
      entry.userName ?? null,
      entry.operation,
      JSON.stringify(entry.operationParameters),
      null,
      null,
      null,
      entry.readVersion === undefined ? null : String(entry.readVersion),
      entry.readVersion === undefined ? null : 'WriteSerializable',
      entry.isBlindAppend === undefined ? null : String(entry.isBlindAppend),
      JSON.stringify(entry.operationMetrics),
      null,
      entry.engineInfo ?? null,
    ]);
  return { columns, rows, truncated: rows.length < all.length };
}

/** The table of a statement about its files. Throws for a view, which has none. */
export function describedTable({ namespace, known }: StatementContext, name: readonly string[]): SqlTable {
  const relation = resolveRelation(name, namespace, known.relations);
  if (!isView(relation)) return relation;
  throw new SqlError(
    'EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE',
    '42809',
    `${quoteName([relation.catalog, relation.schema, relation.name])} is a view: it has no versions and no files.`,
  );
}
