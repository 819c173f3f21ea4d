import type { Statement, StatementOutcome } from './data-plane.ts';
import type { SimulatorState, TableflowTopicRecord } from './state.ts';

type Column = { readonly name: string; readonly typeName: string; readonly typeText: string };

const name = '(?:`(?:[^`]|``)+`|[\\w$-]+)';
/** The name of a table as it may be written: with or without schema and catalog, with or without backquotes. */
export const sqlTableName = `${name}(?:\\s*\\.\\s*${name}){0,2}`;
const fromTable = new RegExp(`\\bfrom\\s+(${sqlTableName})`, 'i');
const selectList = /^\s*select\s+([\s\S]+?)(?:\s+from\s|\s*;?\s*$)/i;

/**
 * Understands as much SQL as it takes to count the rows of a Tableflow table: one SELECT over one table gives one row,
 * in which every `count(…)` is the number of records. Other columns are NULL. `SELECT *` gives the columns alone.
 */
export function runVirtualStatement(
  statement: Statement,
  state: SimulatorState,
  recordCount: (topic: string) => number,
): StatementOutcome {
  const columns = splitColumns(selectList.exec(statement.text)?.[1] ?? '');
  if (columns.length === 0) {
    return failed(`[PARSE_SYNTAX_ERROR] Syntax error at or near '${statement.text.trim().split(/\s/)[0]}'.`, '42601');
  }
  const found = fromTable.exec(statement.text);
  if (!found) return oneRow(columns, (expression) => literal(expression));
  const fullName = fullNameOf(found[1] ?? '', statement);
  const table = tableOf(fullName, state);
  if (!table) {
    const shown = fullName
      .split('.')
      .map((part) => `\`${part}\``)
      .join('.');
    return failed(`[TABLE_OR_VIEW_NOT_FOUND] The table or view ${shown} cannot be found.`, '42P01');
  }
  const record = topicOfTable(fullName, state);
  if (columns[0]?.expression === '*') return noRows(record, state);
  const rows = record ? recordCount(record.topic.spec.display_name) : 0;
  return oneRow(columns, (expression) => (/\bcount(_if)?\s*\(/i.test(expression) ? String(rows) : null));
}

/** The columns alone, as of `SELECT * … LIMIT 0`: the fields of the newest schema, and Tableflow's own. */
function noRows(record: TableflowTopicRecord | undefined, { confluent }: SimulatorState): StatementOutcome {
  const subject = confluent.subjects.find(({ name }) => name === `${record?.topic.spec.display_name}-value`);
  const { fields } = JSON.parse(subject?.versions.at(-1)?.schema ?? '{"fields":[]}') as { fields: { name: string }[] };
  const names = [...fields.map((field) => field.name), '$$topic', '$$partition', '$$offset', '$$timestamp'];
  const columns = names.map((name): Column => ({ name, typeName: 'STRING', typeText: 'string' }));
  return { state: 'SUCCEEDED', columns, rows: [] };
}

/** The topic whose table this is: the one that writes to its place. */
export function topicOfTable(fullName: string, state: SimulatorState): TableflowTopicRecord | undefined {
  const table = tableOf(fullName, state);
  return (
    table &&
    state.confluent.tableflowTopics.find(
      ({ topic }) => normal(topic.spec.storage.table_path) === normal(table.storage_location),
    )
  );
}

function tableOf(fullName: string, { databricks }: SimulatorState) {
  return databricks.tables.find((one) => one.full_name?.toLowerCase() === fullName.toLowerCase());
}

function oneRow(
  columns: readonly { readonly expression: string; readonly alias: string }[],
  cellOf: (expression: string) => string | null,
): StatementOutcome {
  const described = columns.map(({ expression, alias }): Column => {
    const isCount = /\bcount(_if)?\s*\(/i.test(expression) || /^\d+$/.test(expression);
    return isCount
      ? { name: alias, typeName: 'LONG', typeText: 'bigint' }
      : { name: alias, typeName: 'STRING', typeText: 'string' };
  });
  return { state: 'SUCCEEDED', columns: described, rows: [columns.map(({ expression }) => cellOf(expression))] };
}

/** Splits at the commas that stand outside brackets and quotes. */
function splitColumns(list: string): { expression: string; alias: string }[] {
  const parts: string[] = [''];
  let depth = 0;
  let quote = '';
  for (const character of list) {
    if (quote) quote = character === quote ? '' : quote;
    else if (character === "'" || character === '`' || character === '"') quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (character === ',' && depth === 0 && !quote) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const alias = new RegExp(`^([\\s\\S]+?)\\s+as\\s+(${name})$`, 'i').exec(part);
      return { expression: alias?.[1] ?? part, alias: unquote(alias?.[2] ?? part) };
    });
}

/** The full name of a table: what a shorter one leaves out comes from the statement's own catalog and schema. */
export function fullNameOf(written: string, { catalog = '', schema = '' }: Statement): string {
  const parts = (written.match(new RegExp(name, 'g')) ?? []).map(unquote);
  return [catalog, schema]
    .slice(0, 3 - parts.length)
    .concat(parts)
    .join('.');
}

function unquote(written: string): string {
  return written.startsWith('`') ? written.slice(1, -1).replaceAll('``', '`') : written;
}

function literal(expression: string): string | null {
  const text = /^'(.*)'$/s.exec(expression)?.[1];
  return text ?? (/^-?\d+(\.\d+)?$/.test(expression) ? expression : null);
}

/** Slashes at the end and doubled ones do not make another place. */
function normal(location: string | undefined): string {
  const [scheme = '', rest = ''] = (location ?? '').split('://');
  return `${scheme}://${rest.replace(/\/+/g, '/').replace(/\/$/, '')}`;
}

function failed(message: string, sqlState: string): StatementOutcome {
  return { state: 'FAILED', errorCode: 'BAD_REQUEST', message, sqlState };
}
