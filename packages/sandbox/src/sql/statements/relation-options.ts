import { unsupported } from '../sql-error.ts';
import type { TokenReader } from '../syntax/token-reader.ts';

/** What may stand between the name of a new relation and AS, in any order. */
export interface RelationOptions {
  readonly comment?: string;
  readonly properties: Readonly<Record<string, string>>;
}

const notHere = [
  'PARTITIONED',
  'CLUSTERED',
  'CLUSTER',
  'LOCATION',
  'OPTIONS',
  'ROW',
  'STORED',
  'DEFAULT',
  'WITH',
  'SHALLOW',
  'DEEP',
  'CLONE',
  'LIKE',
  'METRICS',
  'LANGUAGE',
  'SCHEDULE',
];

export function readRelationOptions(reader: TokenReader, kind: 'VIEW' | 'TABLE'): RelationOptions {
  let comment: string | undefined;
  let properties: Readonly<Record<string, string>> = {};
  for (;;) {
    if (reader.takeWord('COMMENT')) comment = reader.expectString();
    else if (reader.takeWord('TBLPROPERTIES')) properties = { ...properties, ...readProperties(reader) };
    else if (kind === 'TABLE' && reader.takeWord('USING')) {
      const format = reader.expectPart();
      if (format.toLowerCase() !== 'delta') throw unsupported(`tables of the format ${format}`);
    } else {
      const word = reader.peek()?.kind === 'word' ? reader.peek()?.text.toUpperCase() : undefined;
      // `WITH` may also begin the query of a view, but only behind AS.
      if (word !== undefined && notHere.includes(word)) throw unsupported(`CREATE ${kind} … ${word}`);
      return { properties, ...(comment === undefined ? {} : { comment }) };
    }
  }
}

/** `('a.b' = 'c', d = 1)` */
function readProperties(reader: TokenReader): Record<string, string> {
  const properties: Record<string, string> = {};
  reader.expectSymbol('(');
  do {
    let key = reader.takeString() ?? reader.expectPart();
    while (reader.takeSymbol('.')) key += `.${reader.expectPart()}`;
    reader.takeSymbol('=');
    const token = reader.take();
    if (token.kind !== 'string' && token.kind !== 'number' && token.kind !== 'word') reader.refuse();
    properties[key] = token.kind === 'word' ? token.text.toLowerCase() : token.value;
  } while (reader.takeSymbol(','));
  reader.expectSymbol(')');
  return properties;
}
