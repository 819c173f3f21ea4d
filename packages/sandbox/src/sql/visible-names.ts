import type { SqlCatalog, SqlTable } from './sql-table.ts';

interface Names {
  readonly tables: readonly SqlTable[];
  readonly catalogs: readonly SqlCatalog[];
}

/** What is left of all names for somebody who may not see everything: the rest does not exist for them. */
export function visibleNames(
  { tables, catalogs }: Names,
  isVisible: (name: readonly string[]) => boolean = () => true,
): Names {
  return {
    tables: tables.filter(({ catalog, schema, name }) => isVisible([catalog, schema, name])),
    catalogs: catalogs
      .filter(({ name }) => isVisible([name]))
      .map(({ name, schemas }) => ({ name, schemas: schemas.filter((schema) => isVisible([name, schema])) })),
  };
}
