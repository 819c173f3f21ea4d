import { columnsOf } from './columns-of.ts';
import { readLiveTable } from './read-live-table.ts';
import { quoteName } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { isView, resolveRelation, type SqlRelation } from './sql-table.ts';
import type { StatementContext } from './statement-context.ts';

/** Runs SHOW TBLPROPERTIES relation [(key)]. */
export async function showProperties({ reader, namespace, known, rowLimit }: StatementContext): Promise<SqlOutcome> {
  const relation = resolveRelation(reader.expectName(), namespace, known.relations);
  let key: string | undefined;
  if (reader.takeSymbol('(')) {
    key = reader.takeString() ?? reader.expectPart();
    while (reader.takeSymbol('.')) key += `.${reader.expectPart()}`;
    reader.expectSymbol(')');
  }
  reader.expectEnd();
  const properties = await propertiesOf(relation);
  if (key !== undefined) {
    const missing = `Table ${relation.catalog}.${relation.schema}.${relation.name} does not have property: ${key}`;
    return textOutcome(['key', 'value'], [[key, properties[key] ?? missing]], rowLimit);
  }
  return textOutcome(
    ['key', 'value'],
    Object.entries(properties).sort(([left], [right]) => (left < right ? -1 : 1)),
    rowLimit,
  );
}

async function propertiesOf(relation: SqlRelation): Promise<Readonly<Record<string, string>>> {
  if (isView(relation)) return relation.info?.properties ?? {};
  const { metaData, protocol } = await readLiveTable(relation);
  return {
    ...relation.info?.properties,
    ...metaData.configuration,
    'delta.minReaderVersion': String(protocol.minReaderVersion),
    'delta.minWriterVersion': String(protocol.minWriterVersion),
  };
}

/** Runs SHOW CREATE TABLE relation: a statement that makes one like it. */
export async function showCreateTable({ reader, namespace, known, rowLimit }: StatementContext): Promise<SqlOutcome> {
  const relation = resolveRelation(reader.expectName(), namespace, known.relations);
  reader.expectEnd();
  const columns = (await columnsOf(relation)).map(({ name, typeText, comment, isNeverNull }) => {
    const type = isView(relation) ? '' : ` ${typeText.toUpperCase()}${isNeverNull ? ' NOT NULL' : ''}`;
    return `  ${plainName(name)}${type}${comment === undefined ? '' : ` COMMENT '${comment.replaceAll("'", "\\'")}'`}`;
  });
  const name = [relation.catalog, relation.schema, relation.name].map(plainName).join('.');
  const comment = relation.info?.comment;
  const parts = [
    `CREATE ${isView(relation) ? 'VIEW' : 'TABLE'} ${name} (\n${columns.join(',\n')})`,
    ...(isView(relation) ? [] : ['USING delta']),
    ...(comment === undefined ? [] : [`COMMENT '${comment.replaceAll("'", "\\'")}'`]),
    ...(isView(relation) || relation.isManaged || relation.location === undefined
      ? []
      : [`LOCATION '${relation.location}'`]),
    ...tableProperties(await propertiesOf(relation)),
    ...(isView(relation) ? [`AS ${relation.definition}`] : []),
  ];
  return textOutcome(['createtab_stmt'], [[`${parts.join('\n')}\n`]], rowLimit);
}

function tableProperties(properties: Readonly<Record<string, string>>): readonly string[] {
  const shown = Object.entries(properties).filter(([key]) => !key.startsWith('view.'));
  if (shown.length === 0) return [];
  return [`TBLPROPERTIES (\n${shown.map(([key, value]) => `  '${key}' = '${value}'`).join(',\n')})`];
}

/** Backquotes only where a name needs them. */
function plainName(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : quoteName([name]);
}
