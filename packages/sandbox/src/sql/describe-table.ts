import { columnsOf } from './columns-of.ts';
import { describeDetail } from './describe-detail.ts';
import { describeHistory } from './describe-history.ts';
import { readLiveTable } from './read-live-table.ts';
import { typeText } from './spark/sql-type.ts';
import { syntaxError, unsupported } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { isView, resolveRelation, type SqlRelation } from './sql-table.ts';
import type { StatementContext } from './statement-context.ts';
import { planQuery } from './statements/plan-query.ts';
import { parseQuery } from './syntax/parse-query.ts';
import { startsQuery } from './syntax/starts-query.ts';

const heads = ['col_name', 'data_type', 'comment'];

/** What DESCRIBE has on a warehouse besides what it has here. */
const others = new Set(
  'CATALOG CONNECTION CREDENTIAL DATABASE EXTERNAL FUNCTION LOCATION POLICY PROCEDURE PROVIDER RECIPIENT SCHEMA SHARE STORAGE VOLUME'.split(
    ' ',
  ),
);

/** Runs DESCRIBE: the columns of a relation or a query, and under EXTENDED what a relation is. */
export async function describeTable(context: StatementContext): Promise<SqlOutcome> {
  const { reader, namespace, known, rowLimit } = context;
  // `DESCRIBE history` may be about a table of that name.
  const next = reader.peek(1);
  const isFollowed = next?.kind === 'word' || next?.kind === 'quotedName' || next?.kind === 'string';
  if (isFollowed && reader.takeWord('HISTORY')) return describeHistory(context);
  if (isFollowed && reader.takeWord('DETAIL')) return describeDetail(context);
  if (isFollowed && reader.takeWord('QUERY')) return describeQuery(context);
  if (startsQuery(reader)) return describeQuery(context);
  const word = reader.peek()?.text.toUpperCase() ?? '';
  if (isFollowed && reader.peek()?.kind === 'word' && others.has(word)) throw unsupported(`DESCRIBE ${word}`);
  reader.takeWord('TABLE');
  const isExtended = reader.takeWord('EXTENDED', 'FORMATTED');
  const name = reader.takeName();
  if (!name) throw syntaxError('DESCRIBE');
  if (reader.isWord('AS') && reader.isWord('AS', 'JSON')) throw unsupported('DESCRIBE … AS JSON');
  if (reader.peek()?.kind === 'word') throw unsupported('DESCRIBE of one column');
  reader.expectEnd();
  const relation = resolveRelation(name, namespace, known.relations);
  const columns = (await columnsOf(relation)).map((column) => [column.name, column.typeText, column.comment ?? null]);
  return textOutcome(
    heads,
    isExtended ? [...columns, ...details(relation, await commentOf(relation))] : columns,
    rowLimit,
  );
}

async function describeQuery(context: StatementContext): Promise<SqlOutcome> {
  const query = parseQuery(context.reader);
  context.reader.expectEnd();
  const { columns } = await planQuery(context, query);
  const rows = columns.map(({ name, type }) => [name, typeText(type ?? 'string'), null]);
  return textOutcome(heads, rows, context.rowLimit);
}

/** The comment that the catalog has, else the one in the log of a table. */
async function commentOf(relation: SqlRelation): Promise<string | undefined> {
  if (relation.info?.comment || isView(relation)) return relation.info?.comment;
  return (await readLiveTable(relation)).metaData.description;
}

function details(relation: SqlRelation, comment: string | undefined): readonly (readonly string[])[] {
  const { catalog, schema, name, info } = relation;
  const row = (head: string, value: string | undefined): readonly (readonly string[])[] =>
    value === undefined || value === '' ? [] : [[head, value, '']];
  const properties = Object.entries(info?.properties ?? {}).map(([key, value]) => `${key}=${value}`);
  return [
    ['', '', ''],
    ['# Detailed Table Information', '', ''],
    ['Catalog', catalog, ''],
    ['Database', schema, ''],
    ['Table', name, ''],
    ...row('Created Time', info && new Date(info.createdAtMs).toUTCString()),
    ...row('Created By', info?.createdBy),
    ['Type', isView(relation) ? 'VIEW' : relation.isManaged ? 'MANAGED' : 'EXTERNAL', ''],
    ...row('Comment', comment),
    ...(isView(relation)
      ? [
          ['View Text', relation.definition, ''],
          ['View Catalog and Namespace', `${relation.namespace.catalog}.${relation.namespace.schema}`, ''],
        ]
      : [...row('Location', relation.location), ['Provider', 'delta', '']]),
    ...row('Owner', info?.owner),
    ...row('Table Properties', properties.length > 0 ? `[${properties.join(',')}]` : undefined),
  ];
}
