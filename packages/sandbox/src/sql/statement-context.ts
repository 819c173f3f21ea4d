import type { CatalogWriter } from './catalog-writer.ts';
import type { SqlParameter } from './duckdb/emit-parameter.ts';
import type { Reader } from './open-query.ts';
import type { QueryPool } from './query-pool.ts';
import type { Grant } from './show-grants.ts';
import type { DefaultNamespace, SqlCatalog, SqlRelation } from './sql-table.ts';
import type { TokenReader } from './syntax/token-reader.ts';

/** What there is for whoever runs a statement. */
export interface KnownNames {
  readonly relations: readonly SqlRelation[];
  readonly catalogs: readonly SqlCatalog[];
}

/** The grants on an object and on what it lies in. */
export type GrantsOf = (principal: string, type: string, fullName: string) => readonly Grant[] | undefined;

/** A statement that runs, and all that it may use. */
export interface StatementContext extends Reader {
  /** Behind the words that were read already. */
  readonly reader: TokenReader;
  readonly namespace: DefaultNamespace;
  readonly caller: string;
  readonly parameters: readonly SqlParameter[];
  readonly rowLimit: number | undefined;
  /** Absent where nothing can be changed. */
  readonly catalog?: CatalogWriter | undefined;
  /** Grants that the caller may see; `undefined` for an object that they may not. */
  readonly grants?: GrantsOf | undefined;
  readonly pool: QueryPool;
  readonly signal: AbortSignal;
}
