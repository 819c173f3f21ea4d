import type { CatalogWriter } from '../catalog-writer.ts';
import { quoteName, SqlError } from '../sql-error.ts';
import { findRelation, fullNameOf, isSameName, isView, type SqlRelation } from '../sql-table.ts';
import type { StatementContext } from '../statement-context.ts';

/** Where a relation is to be made. */
export interface NewRelationName {
  readonly schemaName: string;
  readonly name: string;
  /** What has that name now. */
  readonly existing: SqlRelation | undefined;
}

export interface CreateMode {
  readonly isReplacing: boolean;
  readonly isOnlyIfMissing: boolean;
}

/**
 * Checks a name for a new relation: its schema exists, the caller may make it there, and nothing else has it. `undefined`
 * where IF NOT EXISTS has nothing to do. Throws a `SqlError`.
 */
export function newRelationName(
  name: readonly string[],
  kind: 'VIEW' | 'TABLE',
  mode: CreateMode,
  { namespace, known, caller, catalog }: StatementContext & { readonly catalog: CatalogWriter },
): NewRelationName | undefined {
  const [relation = '', schemaPart = namespace.schema, catalogPart = namespace.catalog] = [...name].reverse();
  const place = known.catalogs.find((one) => catalogPart !== undefined && isSameName(one.name, catalogPart));
  if (!place)
    throw new SqlError('NO_SUCH_CATALOG_EXCEPTION', '42704', `There is no catalog ${quoteName([catalogPart ?? ''])}.`);
  const schema = place.schemas.find((one) => isSameName(one, schemaPart));
  if (schema === undefined) {
    throw new SqlError('SCHEMA_NOT_FOUND', '42704', `There is no schema ${quoteName([place.name, schemaPart])}.`);
  }
  if (relation.length > 255 || [...relation].some((one) => one <= ' ' || './\u007f'.includes(one))) {
    throw new SqlError(
      'INVALID_NAME',
      '42602',
      `${quoteName([relation])} is not a valid name: no periods, spaces and slashes, and 255 characters at most.`,
    );
  }
  const schemaName = `${place.name}.${schema}`;
  refuse(catalog.refuseCreating(caller, schemaName));
  const existing = findRelation([place.name, schema, relation], namespace, known.relations);
  if (!existing) return { schemaName, name: relation, existing };
  if (mode.isOnlyIfMissing) return undefined;
  if (!mode.isReplacing) throw alreadyExists(existing);
  if (isView(existing) !== (kind === 'VIEW')) {
    const is = isView(existing) ? 'a view' : 'a table';
    throw new SqlError(
      kind === 'VIEW' ? 'EXPECT_VIEW_NOT_TABLE.NO_ALTERNATIVE' : 'EXPECT_TABLE_NOT_VIEW.NO_ALTERNATIVE',
      '42809',
      `${quoteName([place.name, schema, relation])} is ${is}, and cannot be replaced by ${kind === 'VIEW' ? 'a view' : 'a table'}.`,
    );
  }
  refuse(catalog.refuseReplacing(caller, fullNameOf(existing)));
  return { schemaName, name: relation, existing };
}

function alreadyExists({ catalog, schema, name }: SqlRelation): SqlError {
  return new SqlError(
    'TABLE_OR_VIEW_ALREADY_EXISTS',
    '42P07',
    `Cannot create table or view ${quoteName([schema, name])} because it already exists in ${quoteName([catalog, schema])}. ` +
      'Choose a different name, drop or replace the existing object, or add IF NOT EXISTS.',
  );
}

/** Throws the service's sentence about a privilege that is missing. */
export function refuse(missing: string | undefined): void {
  if (missing !== undefined)
    throw new SqlError('INSUFFICIENT_PERMISSIONS', '42501', `Insufficient privileges: ${missing}`);
}
