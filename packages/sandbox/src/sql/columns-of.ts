import { describeType } from '../delta/delta-type.ts';
import { readLiveTable } from './read-live-table.ts';
import { isView, type SqlRelation, type ViewColumn } from './sql-table.ts';

/** The columns of a table as its newest version has them, or of a view. */
export async function columnsOf(relation: SqlRelation): Promise<readonly ViewColumn[]> {
  if (isView(relation)) return relation.columns;
  const { schema } = await readLiveTable(relation);
  return schema.fields.map(({ name, type, nullable, metadata }) => ({
    name,
    typeText: describeType(type),
    isNeverNull: !nullable,
    comment: typeof metadata.comment === 'string' ? metadata.comment : undefined,
  }));
}
