import type { CatalogWriter } from '../catalog-writer.ts';
import { quoteName, SqlError } from '../sql-error.ts';
import { emptyOutcome, type SqlOutcome } from '../sql-outcome.ts';
import { findRelation, fullNameOf, isView, resolveRelation } from '../sql-table.ts';
import type { StatementContext } from '../statement-context.ts';
import { writtenByTableflow } from './create-table.ts';
import { refuse } from './new-relation-name.ts';

/** Runs DROP VIEW and DROP TABLE, behind these words. */
export async function dropRelation(
  context: StatementContext & { readonly catalog: CatalogWriter },
  kind: 'VIEW' | 'TABLE',
): Promise<SqlOutcome> {
  const { reader, namespace, known, caller, catalog } = context;
  const isOnlyIfThere = reader.takeWords('IF', 'EXISTS');
  const name = reader.expectName();
  reader.expectEnd();
  if (isOnlyIfThere && !findRelation(name, namespace, known.relations)) return emptyOutcome;
  const relation = resolveRelation(name, namespace, known.relations);
  const full = quoteName([relation.catalog, relation.schema, relation.name]);
  refuse(catalog.refuseReplacing(caller, fullNameOf(relation)));
  if (isView(relation)) {
    if (kind === 'TABLE')
      throw new SqlError('EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE', '42809', `${full} is a view. Use DROP VIEW.`);
    await catalog.drop(fullNameOf(relation));
    return emptyOutcome;
  }
  if (kind === 'VIEW')
    throw new SqlError('EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE', '42809', `${full} is a table. Use DROP TABLE.`);
  if (!relation.isManaged) throw writtenByTableflow();
  await catalog.drop(fullNameOf(relation), relation.tableFolder);
  return emptyOutcome;
}
