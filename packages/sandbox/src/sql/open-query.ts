import { type BoundQuery, fullName, referenceKey, tableReferences, versionTag } from './bind-query.ts';
import { attachedName } from './duckdb/attached-name.ts';
import { informationSchemaQuery } from './information-schema.ts';
import type { KnownNames } from './known-names.ts';
import { openTable } from './open-table-version.ts';
import { parseStatementQuery } from './parse-statement-query.ts';
import type { Query, ReadableTable, ReadableView } from './run-query.ts';
import { SqlError, unsupported } from './sql-error.ts';
import { type DefaultNamespace, findRelation, fullNameOf, isSameName, isView, type SqlView } from './sql-table.ts';
import type { Query as SyntaxQuery, TableReference } from './syntax/syntax-tree.ts';

export type OpenedQuery = Pick<Query, 'bound' | 'tables' | 'views'>;

/** What a query is read with. */
export interface Reader {
  readonly known: KnownNames;
  /** Also what they may not see. */
  readonly all: KnownNames;
  readonly namespace: DefaultNamespace;
  /** Why they may not read the relation of this full name; `undefined` where they may. */
  readonly refuseReading: (fullName: string) => string | undefined;
  /** The rights with which a view of this owner reads. */
  readonly asOwner: (view: SqlView) => Pick<Reader, 'known' | 'refuseReading'>;
}

const maxViewDepth = 20;

/**
 * Finds every relation that a query reads, opens the tables, and binds the views. A name that means nothing is left for
 * whoever compiles the query, because it may be that of a common table.
 */
export async function openQuery(query: SyntaxQuery, reader: Reader): Promise<OpenedQuery> {
  const tables = new Map<string, ReadableTable>();
  const views = new Map<string, ReadableView>();
  const bound = await bind(query, reader, { tables, views, depth: 0 });
  return { bound, tables: [...tables.values()], views: [...views.values()] };
}

interface Opened {
  readonly tables: Map<string, ReadableTable>;
  readonly views: Map<string, ReadableView>;
  readonly depth: number;
}

async function bind(query: SyntaxQuery, reader: Reader, opened: Opened): Promise<BoundQuery> {
  if (opened.depth > maxViewDepth) throw unsupported(`views of views, more than ${maxViewDepth} deep`);
  const commonNames = commonTableNames(query);
  const relations: Record<string, readonly string[]> = {};
  for (const reference of tableReferences(query)) {
    const place = await openReference(reference, reader, opened).catch((error: unknown) => {
      const [only = '', second] = reference.name;
      // It is a common table that is meant, perhaps, and not the table that cannot be read.
      if (error instanceof SqlError && second === undefined && commonNames.has(only.toLowerCase())) return undefined;
      throw error;
    });
    if (place) relations[referenceKey(reference)] = place;
  }
  return { query, relations };
}

function commonTableNames(query: SyntaxQuery): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if ('kind' in node && node.kind === 'query') {
      for (const { name } of (node as SyntaxQuery).commonTables) names.add(name.toLowerCase());
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(query);
  return names;
}

async function openReference(
  reference: TableReference,
  reader: Reader,
  opened: Opened,
): Promise<readonly string[] | undefined> {
  const { name, version } = reference;
  const full = fullName(name, reader.namespace);
  if (!full) return undefined;
  const [catalog, schema, table] = full;
  if (isSameName(schema, 'information_schema')) {
    const found = await informationSchemaQuery(catalog, table, reader.known);
    if (!found) return undefined;
    const place = [attachedName(catalog), 'databricks information_schema', table.toLowerCase()];
    opened.tables.set(place.join('\n'), { place, query: found, files: [] });
    return place;
  }
  const existing = findRelation(name, reader.namespace, reader.all.relations);
  const missing = existing && reader.refuseReading(fullNameOf(existing));
  if (missing !== undefined)
    throw new SqlError('INSUFFICIENT_PERMISSIONS', '42501', `Insufficient privileges: ${missing}`);
  const relation = existing && findRelation(name, reader.namespace, reader.known.relations);
  if (!relation) return undefined;
  const tag = version ? versionTag(version) : '';
  const place = [attachedName(relation.catalog), relation.schema.toLowerCase(), `${relation.name.toLowerCase()}${tag}`];
  const key = place.join('\n');
  if (opened.tables.has(key) || opened.views.has(key)) return place;
  if (isView(relation)) {
    if (version) throw unsupported('a version of a view');
    opened.views.set(key, await openView(relation, place, reader, opened));
    return place;
  }
  const { query, files } = await openTable(relation, version);
  opened.tables.set(key, { place, query, files });
  return place;
}

async function openView(
  view: SqlView,
  place: readonly string[],
  reader: Reader,
  opened: Opened,
): Promise<ReadableView> {
  const { namespace, columns } = view;
  const inner: Reader = { ...reader, ...reader.asOwner(view), namespace };
  const query = parseStatementQuery(view.definition);
  const bound = await bind(query, inner, { ...opened, depth: opened.depth + 1 });
  const session = { caller: view.info?.owner ?? '', catalog: namespace.catalog, schema: namespace.schema };
  return { place, bound, session, columns: columns.map(({ name }) => name) };
}
