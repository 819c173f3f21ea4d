import { readTimestamp } from './spark/date-text.ts';
import { unsupported } from './sql-error.ts';
import type { DefaultNamespace } from './sql-table.ts';
import type { Query, TableReference, TableVersion } from './syntax/syntax-tree.ts';

/** A query, and what its names of relations are in DuckDB. */
export interface BoundQuery {
  readonly query: Query;
  /** Catalog, schema and name inside DuckDB, by `referenceKey`. */
  readonly relations: Readonly<Record<string, readonly string[]>>;
}

/** What a reference is known by: its name in lower case, and its version. */
export function referenceKey({ name, version }: TableReference): string {
  return `${JSON.stringify(name.map((part) => part.toLowerCase()))}${version ? versionTag(version) : ''}`;
}

/** `@v3`, or `@` and microseconds since 1970. */
export function versionTag(version: TableVersion): string {
  return 'version' in version ? `@v${version.version}` : `@${microsOf(version)}`;
}

/** The time of a version, in microseconds since 1970. Throws a `SqlError` for one that is not written out. */
export function microsOf({ timestamp }: Extract<TableVersion, { timestamp: unknown }>): bigint {
  const literal = timestamp.kind === 'cast' ? timestamp.value : timestamp;
  const micros = literal.kind === 'literal' ? readTimestamp(literal.text) : undefined;
  if (micros === undefined) throw unsupported('TIMESTAMP AS OF a time that is not written out');
  return micros;
}

/** The full name of a reference, completed by the namespace; `undefined` where neither names a catalog. */
export function fullName(
  name: readonly string[],
  namespace: DefaultNamespace,
): readonly [catalog: string, schema: string, table: string] | undefined {
  const [table = '', schema = namespace.schema, catalog = namespace.catalog] = [...name].reverse();
  return catalog === undefined ? undefined : [catalog, schema, table];
}

/** Every reference to a relation anywhere in a query. Some may mean a common table. */
export function tableReferences(query: Query): readonly TableReference[] {
  const found: TableReference[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item);
    } else if (isNode(node)) {
      if (node.kind === 'table') found.push(node as unknown as TableReference);
      for (const value of Object.values(node)) visit(value);
    }
  };
  visit(query);
  return found;
}

function isNode(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null;
}
