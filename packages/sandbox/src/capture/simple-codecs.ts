import { type ConnectSchema, plain, semantic } from './connect-schema.ts';

/** How the values of a column are written. */
export interface ColumnCodec {
  /** The schema of a value. Whether it is optional, and its default, are the column's matter. */
  readonly schema: ConnectSchema;
  /** From PostgreSQL's text to what the schema takes. @throws when the text has no such form */
  parse(text: string): unknown;
  /** What is in a required field where nothing is known of the value. */
  readonly empty: unknown;
}

const asText = (text: string): string => text;

/** Text, as PostgreSQL prints it. */
export const plainText: ColumnCodec = { schema: plain('STRING'), parse: asText, empty: '' };

const named = (name: string): ColumnCodec => ({ schema: semantic('STRING', name), parse: asText, empty: '' });
const integer = (type: 'INT16' | 'INT32'): ColumnCodec => ({ schema: plain(type), parse: Number, empty: 0 });
const long: ColumnCodec = { schema: plain('INT64'), parse: BigInt, empty: 0n };
const floating = (type: 'FLOAT32' | 'FLOAT64'): ColumnCodec => ({
  schema: plain(type),
  parse: parseFloating,
  empty: 0,
});
const point = {
  type: 'STRUCT',
  name: 'io.debezium.data.geometry.Point',
  version: 1,
  isOptional: true,
  fields: [
    { name: 'x', schema: { type: 'FLOAT64', isOptional: false } },
    { name: 'y', schema: { type: 'FLOAT64', isOptional: false } },
    { name: 'wkb', schema: plain('BYTES') },
    { name: 'srid', schema: plain('INT32') },
  ],
} as const satisfies ConnectSchema;

/** Types whose form depends on nothing but the type. */
export const simpleCodecs: Readonly<Record<string, ColumnCodec>> = {
  bool: { schema: plain('BOOLEAN'), parse: (text) => text === 't', empty: false },
  bytea: { schema: plain('BYTES'), parse: (text) => Buffer.from(text.slice(2), 'hex'), empty: Buffer.alloc(0) },
  int2: integer('INT16'),
  int4: integer('INT32'),
  int8: long,
  oid: long,
  float4: floating('FLOAT32'),
  float8: floating('FLOAT64'),
  json: named('io.debezium.data.Json'),
  jsonb: named('io.debezium.data.Json'),
  xml: named('io.debezium.data.Xml'),
  uuid: named('io.debezium.data.Uuid'),
  ltree: named('io.debezium.data.Ltree'),
  tsvector: named('io.debezium.data.Tsvector'),
  hstore: { schema: semantic('STRING', 'io.debezium.data.Json'), parse: hstoreAsJson, empty: '{}' },
  point: { schema: point, parse: parsePoint, empty: { x: 0, y: 0, wkb: null, srid: null } },
  ...Object.fromEntries(
    ['text', 'varchar', 'bpchar', 'char', 'name', 'citext', 'inet', 'cidr', 'macaddr', 'macaddr8'].map((name) => [
      name,
      plainText,
    ]),
  ),
};

/** PostgreSQL's text of a floating-point number. */
export function parseFloating(text: string): number {
  if (text === 'Infinity') return Number.POSITIVE_INFINITY;
  return text === '-Infinity' ? Number.NEGATIVE_INFINITY : Number(text);
}

/** `(1.5,-2)`, also as well-known binary: little-endian, a point, two doubles. */
function parsePoint(text: string): unknown {
  const [, x = '', y = ''] = /^\(([^,]+),([^)]+)\)$/.exec(text) ?? [];
  const wkb = Buffer.alloc(21);
  wkb.writeUInt8(1, 0);
  wkb.writeUInt32LE(1, 1);
  wkb.writeDoubleLE(parseFloating(x), 5);
  wkb.writeDoubleLE(parseFloating(y), 13);
  return { x: parseFloating(x), y: parseFloating(y), wkb, srid: null };
}

/** `"a"=>"1", "b"=>NULL` as a JSON object, which is what `hstore.handling.mode` asks for by default. */
function hstoreAsJson(text: string): string {
  const pairs = [...text.matchAll(/"((?:[^"\\]|\\.)*)"=>(?:NULL|"((?:[^"\\]|\\.)*)")/g)];
  const plainOf = (quoted: string): string => quoted.replace(/\\(.)/g, '$1');
  return JSON.stringify(
    Object.fromEntries(pairs.map(([, key = '', value]) => [plainOf(key), value === undefined ? null : plainOf(value)])),
  );
}
