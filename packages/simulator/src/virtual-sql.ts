import { qualifiedName } from './confluent/cluster-of.ts';
import { registryOfEnvironment, subjectsOf } from './confluent/registry-of.ts';
import { tableName } from './confluent/tableflow-topics.ts';
import type { Statement, StatementOutcome } from './data-plane.ts';
import type { SimulatorState, TableflowTopicRecord } from './state.ts';
import { emptyTopic, tableRows, type VirtualPartition, type VirtualTopic } from './virtual-topic.ts';

type Column = { readonly name: string; readonly typeName: string; readonly typeText: string };

const name = '(?:`(?:[^`]|``)+`|[\\w$-]+)';
/** The name of a table as it may be written: with or without schema and catalog, with or without backquotes. */
export const sqlTableName = `${name}(?:\\s*\\.\\s*${name}){0,2}`;
const fromTable = new RegExp(`\\bfrom\\s+(${sqlTableName})`, 'i');
const selectList = /^\s*select\s+([\s\S]+?)(?:\s+from\s|\s*;?\s*$)/i;

const byPartition = /\bgroup\s+by\s+`(?:\$\$|cflt_metadata_)partition`\s*;?\s*$/i;
const byKey = /\bfrom\s*\(\s*select\b[\s\S]+\bgroup\s+by\b[\s\S]+\)\s*;?\s*$/i;

/**
 * Understands as much SQL as it takes to count the rows of a Tableflow table: one SELECT over one table gives one row, in
 * which every `count(…)` is the number of its rows. Grouped by the partition of the topic it gives a row for each, with the
 * offsets; over an inner SELECT that is grouped by the key it counts keys. Other columns are NULL. `SELECT *` gives the
 * columns alone. `UNION ALL` puts rows one after the other.
 */
export function runVirtualStatement(
  statement: Statement,
  state: SimulatorState,
  topicOf: (topic: string) => VirtualTopic,
): StatementOutcome {
  const outcomes = statement.text
    .split(/\s+union\s+all\s+/i)
    .map((text) => runSelect({ ...statement, text }, state, topicOf));
  const [first] = outcomes;
  const failure = outcomes.find((one) => one.state !== 'SUCCEEDED');
  if (failure || first?.state !== 'SUCCEEDED') return failure ?? failed('[PARSE_SYNTAX_ERROR] No statement.', '42601');
  return { ...first, rows: outcomes.flatMap((one) => (one.state === 'SUCCEEDED' ? one.rows : [])) };
}

function runSelect(
  statement: Statement,
  state: SimulatorState,
  topicOf: (topic: string) => VirtualTopic,
): StatementOutcome {
  const columns = splitColumns(selectList.exec(statement.text)?.[1] ?? '');
  if (columns.length === 0) {
    return failed(`[PARSE_SYNTAX_ERROR] Syntax error at or near '${statement.text.trim().split(/\s/)[0]}'.`, '42601');
  }
  const found = fromTable.exec(statement.text);
  if (!found) return oneRow(columns, (expression) => literal(expression));
  const fullName = fullNameOf(found[1] ?? '', statement);
  if (!tableOf(fullName, state)) {
    const shown = fullName
      .split('.')
      .map((part) => `\`${part}\``)
      .join('.');
    return failed(`[TABLE_OR_VIEW_NOT_FOUND] The table or view ${shown} cannot be found.`, '42P01');
  }
  const record = topicOfTable(fullName, state);
  if (columns[0]?.expression === '*') return noRows(record, state);
  const name = record ? tableName(record, state) : '';
  const topic = record ? topicOf(name) : emptyTopic;
  const partitions = state.confluent.topics.find((one) => qualifiedName(one) === name)?.partitions ?? 1;
  const parts = tableRows(topic, partitions, record);
  if (byPartition.test(statement.text)) return table(columns, parts, cellOfPartition);
  const rows = parts.reduce((sum, one) => sum + one.rows, 0);
  if (byKey.test(statement.text)) return oneRow(columns, (expression) => cellOfKeys(expression, topic.keys, rows));
  return oneRow(columns, (expression) => (isCount(expression) ? String(rows) : null));
}

/** A cell of one partition: how many rows, which partition, or the first or last offset. Times are not kept. */
function cellOfPartition(expression: string, part: VirtualPartition): string | null {
  if (isCount(expression)) return String(part.rows);
  if (/timestamp/i.test(expression)) return null;
  if (/^\s*min\s*\(/i.test(expression)) return String(part.firstOffset);
  if (/^\s*max\s*\(/i.test(expression)) return String(part.lastOffset);
  return String(part.partition);
}

/** A cell about the keys: how many, or how many rows the one with the fewest has. No row is ever deleted here. */
function cellOfKeys(expression: string, keys: number, rows: number): string | null {
  if (isCount(expression)) return String(Math.min(keys, rows));
  return rows === 0 ? null : String(Math.max(1, Math.floor(rows / Math.max(1, keys))));
}

function isCount(expression: string): boolean {
  return /^\s*count(_if)?\s*\(/i.test(expression);
}

/** The columns alone, as of `SELECT * … LIMIT 0`: the fields of the newest schema, and Tableflow's own. */
function noRows(record: TableflowTopicRecord | undefined, state: SimulatorState): StatementOutcome {
  const registryId = registryOfEnvironment(state, record?.topic.spec.environment.id ?? '');
  const subject = subjectsOf(state, registryId).find(({ name }) => name === `${record?.topic.spec.display_name}-value`);
  const { fields } = JSON.parse(subject?.versions.at(-1)?.schema ?? '{"fields":[]}') as { fields: { name: string }[] };
  const isPortable = record?.topic.spec.config?.metadata_column_naming_scheme === 'PORTABLE';
  const prefix = isPortable ? 'cflt_metadata_' : '$$';
  const own = ['topic', 'partition', 'offset', 'timestamp'].map((column) => `${prefix}${column}`);
  const names = [...fields.map((field) => field.name), ...own];
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

interface SelectedColumn {
  readonly expression: string;
  readonly alias: string;
}

function oneRow(columns: readonly SelectedColumn[], cellOf: (expression: string) => string | null): StatementOutcome {
  return table(columns, [undefined], cellOf);
}

function table<Item>(
  columns: readonly SelectedColumn[],
  items: readonly Item[],
  cellOf: (expression: string, item: Item) => string | null,
): StatementOutcome {
  const described = columns.map(({ expression, alias }): Column => {
    const isNumber = isCount(expression) || /^\d+$/.test(expression);
    return isNumber
      ? { name: alias, typeName: 'LONG', typeText: 'bigint' }
      : { name: alias, typeName: 'STRING', typeText: 'string' };
  });
  const rows = items.map((item) => columns.map(({ expression }) => literal(expression) ?? cellOf(expression, item)));
  return { state: 'SUCCEEDED', columns: described, rows };
}

/** Splits at the commas that stand outside brackets and quotes. */
function splitColumns(list: string): SelectedColumn[] {
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
