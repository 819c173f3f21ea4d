import { tableNotFound } from './sql-error.ts';

/** What the catalog knows of a table or a view beside its name. */
export interface RelationInfo {
  readonly owner: string;
  readonly createdAtMs: number;
  readonly createdBy: string;
  readonly comment?: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
}

interface RelationName {
  readonly catalog: string;
  readonly schema: string;
  readonly name: string;
  readonly info?: RelationInfo;
}

/** A table that statements may read. */
export interface SqlTable extends RelationName {
  readonly tableFolder: string;
  /** The address of the folder in the cloud. */
  readonly location?: string;
  /** Whether a statement made it; any other is one of Tableflow. */
  readonly isManaged?: boolean;
}

/** A view: a query with a name, read with the rights of its owner. */
export interface SqlView extends RelationName {
  readonly definition: string;
  /** Where its names of fewer than three parts are looked up. */
  readonly namespace: DefaultNamespace;
  readonly columns: readonly ViewColumn[];
}

export interface ViewColumn {
  readonly name: string;
  /** As SQL spells it, in lower case. */
  readonly typeText: string;
  readonly comment?: string | undefined;
  /** Default: it may. */
  readonly isNeverNull?: boolean;
}

export type SqlRelation = SqlTable | SqlView;

export function isView(relation: SqlRelation): relation is SqlView {
  return 'definition' in relation;
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

/** The table or view of a name of one to three parts; `undefined` where there is none. */
export function findRelation(
  name: readonly string[],
  namespace: DefaultNamespace,
  relations: readonly SqlRelation[],
): SqlRelation | undefined {
  const [table = '', schema = namespace.schema, catalog = namespace.catalog] = [...name].reverse();
  return relations.find(
    (candidate) =>
      catalog !== undefined &&
      isSameName(candidate.catalog, catalog) &&
      isSameName(candidate.schema, schema) &&
      isSameName(candidate.name, table),
  );
}

/** The same; throws a `SqlError` when there is none. */
export function resolveRelation(
  name: readonly string[],
  namespace: DefaultNamespace,
  relations: readonly SqlRelation[],
): SqlRelation {
  const found = findRelation(name, namespace, relations);
  if (found) return found;
  const [table = '', schema = namespace.schema, catalog = namespace.catalog] = [...name].reverse();
  throw tableNotFound(catalog === undefined ? [schema, table] : [catalog, schema, table]);
}

export function fullNameOf({ catalog, schema, name }: RelationName): string {
  return `${catalog}.${schema}.${name}`;
}
