import type { CatalogWriter } from '../catalog-writer.ts';
import { emptyOutcome, type SqlOutcome } from '../sql-outcome.ts';
import { findRelation, fullNameOf, isView } from '../sql-table.ts';
import type { StatementContext } from '../statement-context.ts';
import { refuse } from './new-relation-name.ts';
import { commitMaintenance } from './table-commits.ts';

/**
 * Runs what a warehouse does with a table of Tableflow beside its rows: OPTIMIZE, VACUUM, COMMENT ON TABLE and COLUMN, ALTER
 * TABLE. It succeeds, as there: the log of the table gets a version that Tableflow did not write, and Tableflow stops at it
 * when it next has something to write. The table itself stays as it is.
 *
 * @returns `undefined`, with nothing read, for any other statement and any other table
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/how-to-guides/catalog-integration/integrate-with-unity-catalog.html
 */
export async function changeTableflowTable(
  context: StatementContext & { readonly catalog: CatalogWriter },
): Promise<SqlOutcome | undefined> {
  const { reader, namespace, known, caller, catalog } = context;
  const start = reader.position();
  const change = maintenance(context);
  const table = change && findRelation(change.name, namespace, known.relations);
  if (!table || isView(table) || table.isManaged) {
    reader.goBack(start);
    return undefined;
  }
  refuse(catalog.refuseWriting(caller, fullNameOf(table)));
  await commitMaintenance(table.tableFolder, caller, change.operation);
  return emptyOutcome;
}

interface Maintenance {
  /** As the history of a table calls it. */
  readonly operation: string;
  readonly name: readonly string[];
}

/** What comes behind the name changes nothing in what follows for Tableflow. */
function maintenance({ reader }: StatementContext): Maintenance | undefined {
  const named = (operation: string, parts = 0): Maintenance | undefined => {
    const name = reader.takeName();
    return name && { operation, name: parts === 0 ? name : name.slice(0, -parts) };
  };
  if (reader.takeWord('OPTIMIZE')) return named('OPTIMIZE');
  if (reader.takeWord('VACUUM')) return named('VACUUM END');
  if (reader.takeWords('COMMENT', 'ON', 'TABLE')) return named('SET TBLPROPERTIES');
  if (reader.takeWords('COMMENT', 'ON', 'COLUMN')) return named('CHANGE COLUMN', 1);
  if (reader.takeWords('ALTER', 'TABLE')) return named('SET TBLPROPERTIES');
  return undefined;
}
