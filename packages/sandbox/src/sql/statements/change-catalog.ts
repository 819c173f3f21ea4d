import type { CatalogWriter } from '../catalog-writer.ts';
import { unsupported } from '../sql-error.ts';
import type { SqlOutcome } from '../sql-outcome.ts';
import type { StatementContext } from '../statement-context.ts';
import { deleteRows, updateRows } from './change-rows.ts';
import { changeTableflowTable } from './change-tableflow-table.ts';
import { createTable } from './create-table.ts';
import { createView } from './create-view.ts';
import { dropRelation } from './drop-relation.ts';
import { insertRows } from './insert-rows.ts';

/** Runs a statement that makes, drops or changes something; `undefined` for any other. */
export async function changeCatalog(context: StatementContext): Promise<SqlOutcome | undefined> {
  const { reader, catalog } = context;
  const verb = reader.takeWord('CREATE', 'DROP', 'INSERT', 'DELETE', 'UPDATE');
  if (!verb) return catalog && changeTableflowTable({ ...context, catalog });
  if (!catalog) throw unsupported(`the statement ${verb} here: nothing can be changed`);
  const writing = { ...context, catalog };
  if (verb === 'INSERT') return insertRows(writing);
  if (verb === 'DELETE') return deleteRows(writing);
  return verb === 'UPDATE' ? updateRows(writing) : makeOrDrop(writing, verb);
}

async function makeOrDrop(
  context: StatementContext & { readonly catalog: CatalogWriter },
  verb: string,
): Promise<SqlOutcome> {
  const { reader } = context;
  const isReplacing = verb === 'CREATE' && reader.takeWords('OR', 'REPLACE');
  const kind = reader.takeWord('VIEW', 'TABLE');
  if (kind && verb === 'DROP') return dropRelation(context, kind as 'VIEW' | 'TABLE');
  if (kind === 'VIEW') return createView(context, isReplacing);
  if (kind === 'TABLE') return createTable(context, isReplacing);
  const word = reader.takeWord(...objects);
  if (word) throw unsupported(`${verb} ${word}`);
  return reader.refuse();
}

/** What CREATE and DROP have on a warehouse besides views and tables. */
const objects: readonly string[] = (
  'BLOOMFILTER CATALOG CLEAN CONNECTION CREDENTIAL DATABASE EXTERNAL FOREIGN FUNCTION GLOBAL GROUP INDEX LIVE LOCATION MATERIALIZED POLICY ' +
  'PROCEDURE PROVIDER RECIPIENT SCHEMA SERVER SERVICE SHARE STORAGE STREAMING TEMP TEMPORARY USER VARIABLE VOLUME'
).split(' ');
