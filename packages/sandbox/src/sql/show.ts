import { showCreateTable, showProperties } from './show-about.ts';
import { showColumns } from './show-columns.ts';
import { showGrants } from './show-grants.ts';
import { quoteName, SqlError, syntaxError, unsupported } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { isSameName, isView, type SqlCatalog } from './sql-table.ts';
import type { StatementContext } from './statement-context.ts';
import type { TokenReader } from './syntax/token-reader.ts';

/** Answers SHOW CATALOGS, SHOW SCHEMAS [IN catalog] and SHOW TABLES [IN catalog.schema], each with an optional LIKE. */
export function show(context: StatementContext): SqlOutcome | Promise<SqlOutcome> {
  const { reader, namespace, known, rowLimit } = context;
  if (reader.takeWord('COLUMNS')) return showColumns(context);
  if (reader.takeWord('TBLPROPERTIES')) return showProperties(context);
  if (reader.takeWords('CREATE', 'TABLE')) return showCreateTable(context);
  if (reader.takeWord('GRANTS', 'GRANT')) return showGrants(context);
  if (reader.takeWord('CATALOGS')) {
    const names = matching(
      known.catalogs.map(({ name }) => name),
      endingOf(reader).pattern,
    );
    return textOutcome(
      ['catalog'],
      names.map((name) => [name]),
      rowLimit,
    );
  }
  if (reader.takeWord('SCHEMAS', 'DATABASES')) {
    const { name, pattern } = endingOf(reader);
    const catalog = findCatalog(known.catalogs, name?.at(-1) ?? namespace.catalog);
    const names = matching(catalog.schemas, pattern);
    return textOutcome(
      ['databaseName'],
      names.map((schema) => [schema]),
      rowLimit,
    );
  }
  const isViews = reader.takeWord('VIEWS') !== undefined;
  if (!isViews && !reader.takeWord('TABLES'))
    throw reader.peek()?.kind === 'word' && others.has(reader.peek()?.text.toUpperCase() ?? '')
      ? unsupported(`SHOW ${reader.peek()?.text.toUpperCase()}`)
      : syntaxError('SHOW');

  const { name = [], pattern } = endingOf(reader);
  const [schemaName = namespace.schema, catalogName = namespace.catalog] = [...name].reverse();
  const catalog = findCatalog(known.catalogs, catalogName);
  const schema = catalog.schemas.find((candidate) => isSameName(candidate, schemaName));
  if (schema === undefined) {
    throw new SqlError('SCHEMA_NOT_FOUND', '42704', `There is no schema ${quoteName([catalog.name, schemaName])}.`);
  }
  const tables = known.relations.filter(
    (table) =>
      isSameName(table.catalog, catalog.name) && isSameName(table.schema, schema) && (!isViews || isView(table)),
  );
  const names = matching(
    tables.map((table) => table.name),
    pattern,
  );
  const flag = { typeName: 'BOOLEAN', typeText: 'BOOLEAN' };
  const outcome = isViews
    ? textOutcome(
        ['namespace', 'viewName', 'isTemporary', 'isMaterialized'],
        names.map((view) => [schema, view, 'false', 'false']),
        rowLimit,
      )
    : textOutcome(
        ['database', 'tableName', 'isTemporary'],
        names.map((table) => [schema, table, 'false']),
        rowLimit,
      );
  return {
    ...outcome,
    columns: outcome.columns.map((column) => (column.name.startsWith('is') ? { name: column.name, ...flag } : column)),
  };
}

function endingOf(reader: TokenReader): { name?: readonly string[]; pattern?: string } {
  const name = reader.takeWord('IN', 'FROM') ? reader.takeName() : undefined;
  const isLike = reader.takeWord('LIKE');
  const pattern = reader.takeString();
  if (isLike && pattern === undefined) throw syntaxError('LIKE');
  reader.expectEnd();
  return { ...(name && { name }), ...(pattern !== undefined && { pattern }) };
}

function findCatalog(catalogs: readonly SqlCatalog[], name: string | undefined): SqlCatalog {
  const found = catalogs.find((catalog) => name !== undefined && isSameName(catalog.name, name));
  if (found) return found;
  const explanation = name === undefined ? 'No catalog is named.' : `There is no catalog ${quoteName([name])}.`;
  throw new SqlError('NO_SUCH_CATALOG_EXCEPTION', '42704', explanation);
}

/** In these patterns `*` stands for any text and `|` parts alternatives; the rest is literal. */
function matching(names: readonly string[], pattern = '*'): readonly string[] {
  const alternatives = pattern.split('|').map((alternative) => alternative.trim().toLowerCase().split('*'));
  return names.filter((name) => alternatives.some((parts) => fits(name.toLowerCase(), parts))).sort();
}

/** Whether a text is made of these parts, in this order, with anything between them. Each is taken where it comes first. */
function fits(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** What SHOW has on a warehouse besides what it has here. */
const others = new Set(
  (
    'ALL CONNECTIONS CREDENTIALS EXTERNAL FUNCTIONS GROUPS LOCATIONS PARTITIONS POLICIES PROCEDURES PROVIDERS ' +
    'RECIPIENTS SHARES STORAGE SYSTEM TABLE USER USERS VOLUMES'
  ).split(' '),
);
