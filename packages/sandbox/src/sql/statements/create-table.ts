import type { TableField } from '@tableflow-workshop/simulator';
import type { CatalogWriter } from '../catalog-writer.ts';
import type { SqlType } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { emptyOutcome, type SqlOutcome } from '../sql-outcome.ts';
import { isView } from '../sql-table.ts';
import type { StatementContext } from '../statement-context.ts';
import { parseQuery } from '../syntax/parse-query.ts';
import { parseType } from '../syntax/parse-type.ts';
import { startsQuery } from '../syntax/starts-query.ts';
import type { TokenReader } from '../syntax/token-reader.ts';
import { refuseTwice } from './create-view.ts';
import { fieldOf, refuseUnstorable, typeOfField } from './delta-fields.ts';
import { type CreateMode, newRelationName } from './new-relation-name.ts';
import { planQuery } from './plan-query.ts';
import { readRelationOptions } from './relation-options.ts';
import { createVersion } from './table-commits.ts';
import { writeRows } from './write-rows.ts';

/** Runs CREATE TABLE, behind the word TABLE: with columns, or with those and the rows of a query. */
export async function createTable(
  context: StatementContext & { readonly catalog: CatalogWriter },
  isReplacing: boolean,
): Promise<SqlOutcome> {
  const { reader, caller, catalog } = context;
  const mode: CreateMode = { isReplacing, isOnlyIfMissing: reader.takeWords('IF', 'NOT', 'EXISTS') };
  if (isReplacing && mode.isOnlyIfMissing) reader.refuse();
  const name = reader.expectName();
  const given = reader.isSymbol('(') && !queryInBrackets(reader) ? columnDefinitions(reader) : undefined;
  const options = readRelationOptions(reader, 'TABLE');
  const hasQuery = reader.takeWord('AS') !== undefined || startsQuery(reader);
  const query = hasQuery ? parseQuery(reader) : undefined;
  reader.expectEnd();
  if (given && query) throw unsupported('CREATE TABLE with columns and a query; leave the columns out');
  if (!given && !query) throw unsupported('CREATE TABLE without columns');

  const place = newRelationName(name, 'TABLE', mode, context);
  if (!place) return emptyOutcome;
  const { existing } = place;
  if (existing && !isView(existing) && !existing.isManaged) throw writtenByTableflow();
  const planned = query ? await planQuery(context, query) : undefined;
  const fields = given ?? planned?.columns.map((column) => fieldOf(column.name, column.type ?? 'string')) ?? [];
  refuseTwice(fields.map((field) => field.name));
  for (const field of fields) refuseUnstorable(field.name, typeOfField(field.type));

  const target = catalog.newPlace(place.schemaName);
  const file = planned && (await writeRows(context, { plan: planned, fields, tableFolder: target.tableFolder }));
  await createVersion(target, { fields, file, properties: options.properties, caller, hasQuery });
  await catalog.put(caller, {
    type: 'MANAGED',
    schemaName: place.schemaName,
    name: place.name,
    comment: options.comment,
    properties: options.properties,
    tableId: target.tableId,
    storageLocation: target.storageLocation,
  });
  return emptyOutcome;
}

/** A table that only Tableflow may write. */
export function writtenByTableflow(): SqlError {
  return new SqlError(
    'UNSUPPORTED_FEATURE',
    '0A000',
    'Tableflow alone writes this table, and a version by anybody else would stop it. Put a view on top, or make a table of your own.',
  );
}

function queryInBrackets(reader: TokenReader): boolean {
  return startsQuery(reader);
}

function columnDefinitions(reader: TokenReader): TableField[] {
  const fields: TableField[] = [];
  reader.expectSymbol('(');
  do {
    for (const word of ['CONSTRAINT', 'PRIMARY', 'FOREIGN', 'CHECK']) {
      if (reader.isWord(word) && reader.peek(1)?.kind !== 'symbol')
        throw unsupported(`the constraint ${word} of a table`);
    }
    const name = reader.expectPart();
    const type: SqlType = parseType(reader);
    let comment: string | undefined;
    let nullable = true;
    for (;;) {
      if (reader.takeWords('NOT', 'NULL')) nullable = false;
      else if (reader.takeWord('COMMENT')) comment = reader.expectString();
      else break;
    }
    for (const word of ['DEFAULT', 'GENERATED', 'PRIMARY', 'CONSTRAINT', 'MASK', 'COLLATE']) {
      if (reader.isWord(word)) throw unsupported(`${word} of a column`);
    }
    fields.push(fieldOf(name, type, { comment, nullable }));
  } while (reader.takeSymbol(','));
  reader.expectSymbol(')');
  return fields;
}
