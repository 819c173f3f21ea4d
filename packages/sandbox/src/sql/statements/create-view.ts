import { fullName, tableReferences } from '../bind-query.ts';
import type { CatalogWriter } from '../catalog-writer.ts';
import { openQuery } from '../open-query.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { emptyOutcome, type SqlOutcome } from '../sql-outcome.ts';
import { findRelation, fullNameOf } from '../sql-table.ts';
import type { StatementContext } from '../statement-context.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import type { TokenReader } from '../syntax/token-reader.ts';
import { fieldOf } from './delta-fields.ts';
import { type CreateMode, newRelationName } from './new-relation-name.ts';
import { readRelationOptions } from './relation-options.ts';

/** Runs CREATE VIEW, behind the word VIEW. What the view reads is checked now, and read whenever it is selected from. */
export async function createView(
  context: StatementContext & { readonly catalog: CatalogWriter },
  isReplacing: boolean,
): Promise<SqlOutcome> {
  const { reader, namespace, known, caller, pool, signal, catalog } = context;
  const mode: CreateMode = { isReplacing, isOnlyIfMissing: reader.takeWords('IF', 'NOT', 'EXISTS') };
  if (isReplacing && mode.isOnlyIfMissing) reader.refuse();
  const name = reader.expectName();
  const names = reader.isSymbol('(') ? columnNames(reader) : [];
  const options = readRelationOptions(reader, 'VIEW');
  reader.expectWord('AS');
  const definition = reader.restText();
  const query = parseQuery(reader);
  reader.expectEnd();
  if (context.parameters.length > 0) throw unsupported('parameters in the query of a view');

  const place = newRelationName(name, 'VIEW', mode, context);
  if (!place) return emptyOutcome;
  const session = { caller, catalog: namespace.catalog, schema: namespace.schema };
  const opened = await openQuery(query, context);
  const { columns } = await pool.run(
    { ...opened, session, parameters: [], rowLimit: undefined, target: 'none' },
    signal,
  );
  if (names.length > 0 && names.length !== columns.length) {
    const what = names.length < columns.length ? 'TOO_MANY_DATA_COLUMNS' : 'NOT_ENOUGH_DATA_COLUMNS';
    throw new SqlError(
      `CREATE_VIEW_COLUMN_ARITY_MISMATCH.${what}`,
      '21S01',
      `The view has ${names.length} names for ${columns.length} columns.`,
    );
  }
  const fields = columns.map((column, index) =>
    fieldOf(names[index]?.name ?? column.name, column.type ?? 'string', { comment: names[index]?.comment }),
  );
  refuseTwice(fields.map((field) => field.name));
  const read = tableReferences(query).flatMap((reference) => {
    const relation = fullName(reference.name, namespace) && findRelation(reference.name, namespace, known.relations);
    return relation ? [fullNameOf(relation)] : [];
  });
  await catalog.put(caller, {
    type: 'VIEW',
    schemaName: place.schemaName,
    name: place.name,
    columns: fields,
    comment: options.comment,
    properties: {
      ...options.properties,
      'view.catalogAndNamespace.numParts': '2',
      'view.catalogAndNamespace.part.0': namespace.catalog ?? place.schemaName.split('.')[0] ?? '',
      'view.catalogAndNamespace.part.1': namespace.schema,
    },
    viewDefinition: definition,
    dependencies: [...new Set(read)],
  });
  return emptyOutcome;
}

function columnNames(reader: TokenReader): { readonly name: string; readonly comment: string | undefined }[] {
  const columns: { name: string; comment: string | undefined }[] = [];
  reader.expectSymbol('(');
  do {
    const name = reader.expectPart();
    columns.push({ name, comment: reader.takeWord('COMMENT') ? reader.expectString() : undefined });
  } while (reader.takeSymbol(','));
  reader.expectSymbol(')');
  return columns;
}

export function refuseTwice(names: readonly string[]): void {
  const lower = names.map((name) => name.toLowerCase());
  const twice = names.find((_name, index) => lower.indexOf(lower[index] ?? '') !== index);
  if (twice !== undefined)
    throw new SqlError(
      'COLUMN_ALREADY_EXISTS',
      '42711',
      `The column \`${twice}\` already exists. Choose another name or rename it.`,
    );
}
