import type { TableField } from '@tableflow-workshop/simulator';
import { quoteName, SqlError } from '../sql-error.ts';
import { emptyOutcome, type SqlOutcome } from '../sql-outcome.ts';
import { findRelation, fullNameOf, isSameName, isView } from '../sql-table.ts';
import type { TokenReader } from '../syntax/token-reader.ts';
import { refuse } from './new-relation-name.ts';
import { commitMaintenance, type Maintenance } from './table-commits.ts';
import type { WritingContext } from './writable-table.ts';

/**
 * Runs what a warehouse does with a table of Tableflow beside its rows: OPTIMIZE, VACUUM, COMMENT ON TABLE and COLUMN, ALTER
 * TABLE. It succeeds, as there: the log of the table gets a version that Tableflow did not write, and Tableflow stops at it
 * when it next has something to write. A comment is kept; beside that the table stays as it is.
 *
 * @returns `undefined`, with nothing read, for any other statement and any other table
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/how-to-guides/catalog-integration/integrate-with-unity-catalog.html
 */
export async function changeTableflowTable(context: WritingContext): Promise<SqlOutcome | undefined> {
  const { reader, namespace, known, caller, catalog } = context;
  const start = reader.position();
  const change = maintenance(context.reader);
  const table = change && findRelation(change.name, namespace, known.relations);
  if (!table || isView(table) || table.isManaged) {
    reader.goBack(start);
    return undefined;
  }
  refuse(catalog.refuseWriting(caller, fullNameOf(table)));
  await commitMaintenance(table.tableFolder, caller, change);
  return emptyOutcome;
}

interface NamedMaintenance extends Maintenance {
  readonly name: readonly string[];
}

/** What comes behind the name changes nothing in what follows for Tableflow, but for a comment. */
function maintenance(reader: TokenReader): NamedMaintenance | undefined {
  const named = (operation: string): NamedMaintenance | undefined => {
    const name = reader.takeName();
    return name && { operation, name };
  };
  if (reader.takeWord('OPTIMIZE')) return named('OPTIMIZE');
  if (reader.takeWord('VACUUM')) return named('VACUUM END');
  if (reader.takeWords('COMMENT', 'ON', 'TABLE')) return commentOnTable(reader);
  if (reader.takeWords('COMMENT', 'ON', 'COLUMN')) return commentOnColumn(reader);
  if (reader.takeWords('ALTER', 'TABLE')) return named('SET TBLPROPERTIES');
  return undefined;
}

function commentOnTable(reader: TokenReader): NamedMaintenance {
  const name = reader.expectName();
  const description = commentText(reader);
  return {
    operation: 'SET TBLPROPERTIES',
    operationParameters: { properties: JSON.stringify({ comment: description ?? null }) },
    name,
    metaData: ({ description: _before, ...metaData }) => ({
      ...metaData,
      ...(description !== undefined && { description }),
    }),
  };
}

function commentOnColumn(reader: TokenReader): NamedMaintenance {
  const parts = [...reader.expectName()];
  if (reader.takeSymbol('.')) parts.push(reader.expectPart());
  const column = parts.pop() ?? '';
  if (parts.length === 0) reader.refuse();
  const comment = commentText(reader);
  return {
    operation: 'CHANGE COLUMN',
    operationParameters: { column: JSON.stringify({ name: column, comment: comment ?? null }) },
    name: parts,
    metaData(metaData) {
      const schema = JSON.parse(metaData.schemaString) as { fields: readonly TableField[] };
      if (!schema.fields.some(({ name }) => isSameName(name, column))) {
        const message = `There is no column ${quoteName([column])} in ${quoteName(parts)}.`;
        throw new SqlError('UNRESOLVED_COLUMN.WITH_SUGGESTION', '42703', message);
      }
      const fields = schema.fields.map((field) => {
        if (!isSameName(field.name, column)) return field;
        const { comment: _before, ...rest } = field.metadata;
        return { ...field, metadata: comment === undefined ? rest : { ...rest, comment } };
      });
      return { ...metaData, schemaString: JSON.stringify({ ...schema, fields }) };
    },
  };
}

/** The comment behind IS; `undefined` for none. */
function commentText(reader: TokenReader): string | undefined {
  reader.expectWord('IS');
  const text = reader.takeString();
  if (text === undefined) reader.expectWord('NULL');
  reader.expectEnd();
  return text;
}
