import type { SqlType } from './sql-type.ts';

const names: Readonly<Record<string, SqlType>> = {
  BIGINT: 'long',
  BLOB: 'binary',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DOUBLE: 'double',
  FLOAT: 'float',
  HUGEINT: 'decimal(38,0)',
  INTEGER: 'integer',
  INTERVAL: 'interval',
  '"NULL"': 'void',
  SMALLINT: 'short',
  TIMESTAMP: 'timestamp_ntz',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
  TINYINT: 'byte',
  UBIGINT: 'long',
  VARCHAR: 'string',
};

/** Reads what DuckDB's typeof says: `DECIMAL(10,2)`, `STRUCT(a INTEGER, "b c" VARCHAR[])`. */
export function parseDuckdbType(text: string): SqlType {
  const list = /^(.*)\[\d*\]$/s.exec(text);
  if (list) return { kind: 'array', element: parseDuckdbType(list[1] ?? '') };
  const [, outer, inner = ''] = /^(STRUCT|MAP)\((.*)\)$/s.exec(text) ?? [];
  if (outer === 'MAP') {
    const [key = '', value = ''] = split(inner);
    return { kind: 'map', key: parseDuckdbType(key), value: parseDuckdbType(value) };
  }
  if (outer === 'STRUCT') {
    const fields = split(inner).map((part) => {
      const [, quoted, plain, type = ''] = /^(?:"((?:[^"]|"")*)"|(\S+)) (.*)$/s.exec(part) ?? [];
      return { name: quoted?.replaceAll('""', '"') ?? plain ?? '', type: parseDuckdbType(type) };
    });
    return { kind: 'struct', fields };
  }
  if (text.startsWith('DECIMAL(')) return text.toLowerCase().replace(', ', ',');
  return names[text] ?? 'string';
}

/** Splits at the commas that are outside of brackets and quotes. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}
