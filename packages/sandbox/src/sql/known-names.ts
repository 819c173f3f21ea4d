import type { SqlCatalog, SqlRelation } from './sql-table.ts';

/** What there is for whoever runs a statement. */
export interface KnownNames {
  readonly relations: readonly SqlRelation[];
  readonly catalogs: readonly SqlCatalog[];
}
