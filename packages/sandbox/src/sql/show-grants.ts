import { SqlError, unsupported } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { isSameName } from './sql-table.ts';
import type { StatementContext } from './statement-context.ts';

const types: Readonly<Record<string, string>> = {
  CATALOG: 'catalog',
  DATABASE: 'schema',
  SCHEMA: 'schema',
  TABLE: 'table',
  VIEW: 'table',
};

/** Runs SHOW GRANTS [principal] ON object: what was granted on it and on what it lies in. */
export function showGrants({ reader, namespace, rowLimit, grants, caller }: StatementContext): SqlOutcome {
  const principal = reader.isWord('ON') ? undefined : reader.expectPart();
  reader.expectWord('ON');
  const word = reader.peek()?.text.toUpperCase() ?? '';
  const isTyped = Object.hasOwn(types, word) && reader.peek(1) !== undefined && reader.peek(1)?.text !== '.';
  if (!isTyped && ['METASTORE', 'EXTERNAL', 'STORAGE', 'VOLUME', 'FUNCTION', 'SHARE', 'CONNECTION'].includes(word)) {
    throw unsupported(`SHOW GRANTS ON ${word}`);
  }
  const type = isTyped ? (types[reader.take().text.toUpperCase()] ?? 'table') : 'table';
  const name = reader.expectName();
  reader.expectEnd();
  const full = type === 'catalog' ? [...name] : completed(name, type, namespace);
  const found = grants?.(caller, type, full.join('.'));
  if (!found) throw new SqlError('RESOURCE_DOES_NOT_EXIST', '42704', `There is no ${type} \`${full.join('`.`')}\`.`);
  const rows = found
    .filter((grant) => principal === undefined || isSameName(grant.principal, principal))
    .map((grant) => [grant.principal, grant.privilege, grant.objectType, grant.objectName]);
  return textOutcome(['Principal', 'ActionType', 'ObjectType', 'ObjectKey'], rows, rowLimit);
}

function completed(
  name: readonly string[],
  type: string,
  { catalog = '', schema }: { readonly catalog: string | undefined; readonly schema: string },
): readonly string[] {
  const wanted = type === 'schema' ? 2 : 3;
  return [catalog, schema].slice(0, wanted - name.length).concat(name);
}
