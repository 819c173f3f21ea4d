import { tableNotFound } from './sql-error.ts';

/** A table that statements may read. */
export interface SqlTable {
  readonly catalog: string;
  readonly schema: string;
  readonly name: string;
  readonly tableFolder: string;
}

/** A catalog and its schemas, whether or not they hold tables. */
export interface SqlCatalog {
  readonly name: string;
  readonly schemas: readonly string[];
}

/** Where names of one or two parts are looked up. */
export interface DefaultNamespace {
  readonly catalog: string | undefined;
  readonly schema: string;
}

/** Names are compared without regard to case. */
export function isSameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** The table of a name of one to three parts; throws a `SqlError` when there is none. */
export function resolveTable(
  name: readonly string[],
  namespace: DefaultNamespace,
  tables: readonly SqlTable[],
): SqlTable {
  const [table = '', schema = namespace.schema, catalog = namespace.catalog] = [...name].reverse();
  const found = tables.find(
    (candidate) =>
      catalog !== undefined &&
      isSameName(candidate.catalog, catalog) &&
      isSameName(candidate.schema, schema) &&
      isSameName(candidate.name, table),
  );
  if (!found) throw tableNotFound(catalog === undefined ? [schema, table] : [catalog, schema, table]);
  return found;
}
