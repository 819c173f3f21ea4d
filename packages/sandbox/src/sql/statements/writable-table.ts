import type { CatalogWriter } from '../catalog-writer.ts';
import { quoteName, SqlError } from '../sql-error.ts';
import { fullNameOf, isView, resolveRelation, type SqlTable } from '../sql-table.ts';
import type { StatementContext } from '../statement-context.ts';
import { refuse } from './new-relation-name.ts';

/** A statement that may change the catalog, or rows. */
export type WritingContext = StatementContext & { readonly catalog: CatalogWriter };

/**
 * The table of a statement that changes rows. One of Tableflow can be changed, too, as on a warehouse: its log gets a version
 * that Tableflow did not write, and Tableflow stops at it when it next has something to write.
 *
 * @throws SqlError where the caller may not, or it is a view
 */
export function writableTable(
  { namespace, known, caller, catalog }: WritingContext,
  name: readonly string[],
): SqlTable {
  const relation = resolveRelation(name, namespace, known.relations);
  if (isView(relation)) {
    throw new SqlError(
      'EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE',
      '42809',
      `${quoteName([relation.catalog, relation.schema, relation.name])} is a view, and its rows cannot be changed.`,
    );
  }
  refuse(catalog.refuseWriting(caller, fullNameOf(relation)));
  return relation;
}
