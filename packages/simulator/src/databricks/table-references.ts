import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';

/** Text between quotes and in comments names nothing. */
const unspoken = /'(?:[^'\\]|\\.|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g;
const part = '(?:`(?:[^`]|``)+`|\\w+)';
const threeParts = new RegExp(`${part}(?:\\s*\\.\\s*${part}){2}`, 'g');
const afterFrom = new RegExp(`\\b(?:from|join)\\s+(${part}(?:\\s*\\.\\s*${part}){0,2})`, 'gi');

/**
 * Full names of the tables that a statement may read: every name of three parts, and what follows FROM and JOIN,
 * completed by the default catalog and schema. Some may be no tables at all.
 */
export function tableReferences({ statement, catalog, schema }: SqlSchemas['ExecuteStatement']): readonly string[] {
  const text = statement.replaceAll(unspoken, ' ');
  const names = [...text.matchAll(threeParts)].map(([name]) => name);
  const sources = [...text.matchAll(afterFrom)].map(([, name = '']) => name);
  return [...new Set([...names, ...sources].map((name) => qualify(name, catalog, schema)))];
}

function qualify(name: string, catalog = '', schema = ''): string {
  const parts = (name.match(new RegExp(part, 'g')) ?? []).map(unquote);
  return [catalog, schema]
    .slice(0, 3 - parts.length)
    .concat(parts)
    .join('.');
}

function unquote(name: string): string {
  return name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;
}
