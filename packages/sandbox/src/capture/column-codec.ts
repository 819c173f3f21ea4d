import type { CaptureOptions } from './capture-options.ts';
import { parseDecimal, toTwosComplement } from './decimal.ts';
import type { SourceColumn } from './source-table.ts';
import {
  parseDays,
  parseTimeMicros,
  parseTimestampMicros,
  parseTimestampMillis,
  parseZonedTimestamp,
} from './temporal.ts';

/** How the values of a column are written in Avro. */
export interface ColumnCodec {
  /** The schema of a value that is not null. */
  readonly schema: AvroSchema;
  /** From PostgreSQL's text to what the schema takes. */
  parse(text: string): unknown;
}

/** An Avro schema: a name, or an object with attributes. */
export type AvroSchema = string | { readonly [attribute: string]: unknown };

/** Object ids of the built-in types. They are part of PostgreSQL's interface and never change. */
const oid = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  xml: 142,
  float4: 700,
  float8: 701,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  timetz: 1266,
  numeric: 1700,
  uuid: 2950,
  jsonb: 3802,
} as const;

/** Text, and what has no better form: enums, arrays, ranges, network addresses, as PostgreSQL prints them. */
const plainText: ColumnCodec = { schema: 'string', parse: (text) => text };

const codecs: ReadonlyMap<number, ColumnCodec> = new Map<number, ColumnCodec>([
  [oid.bool, { schema: 'boolean', parse: (text) => text === 't' }],
  [oid.bytea, { schema: 'bytes', parse: (text) => Buffer.from(text.slice(2), 'hex') }],
  [oid.int2, { schema: { type: 'int', 'connect.type': 'int16' }, parse: Number }],
  [oid.int4, { schema: 'int', parse: Number }],
  [oid.int8, { schema: 'long', parse: BigInt }],
  [oid.oid, { schema: 'long', parse: BigInt }],
  [oid.float4, { schema: 'float', parse: parseFloating }],
  [oid.float8, { schema: 'double', parse: parseFloating }],
  [oid.json, named('string', 'io.debezium.data.Json', plainText.parse)],
  [oid.jsonb, named('string', 'io.debezium.data.Json', plainText.parse)],
  [oid.xml, named('string', 'io.debezium.data.Xml', plainText.parse)],
  [oid.uuid, named('string', 'io.debezium.data.Uuid', plainText.parse)],
  [oid.timestamptz, named('string', 'io.debezium.time.ZonedTimestamp', parseZonedTimestamp)],
  [oid.timetz, named('string', 'io.debezium.time.ZonedTime', (text) => text.replace(/\+00$/, 'Z'))],
]);

/** Chooses the Avro form of a column, by its type and the connector's modes for numbers and times. */
export function columnCodec(column: SourceColumn, options: Pick<CaptureOptions, 'decimals' | 'times'>): ColumnCodec {
  const isConnect = options.times === 'connect';
  switch (column.typeOid) {
    case oid.numeric:
      return numericCodec(column.typeModifier, options.decimals);
    case oid.date:
      return isConnect
        ? named('int', 'org.apache.kafka.connect.data.Date', parseDays, 'date')
        : named('int', 'io.debezium.time.Date', parseDays);
    case oid.time:
      return isConnect
        ? named(
            'int',
            'org.apache.kafka.connect.data.Time',
            (text) => Number(parseTimeMicros(text) / 1000n),
            'time-millis',
          )
        : named('long', 'io.debezium.time.MicroTime', parseTimeMicros);
    case oid.timestamp:
      if (isConnect) {
        return named('long', 'org.apache.kafka.connect.data.Timestamp', parseTimestampMillis, 'timestamp-millis');
      }
      return column.typeModifier >= 0 && column.typeModifier <= 3
        ? named('long', 'io.debezium.time.Timestamp', parseTimestampMillis)
        : named('long', 'io.debezium.time.MicroTimestamp', parseTimestampMicros);
    default:
      return codecs.get(column.typeOid) ?? plainText;
  }
}

function numericCodec(typeModifier: number, mode: CaptureOptions['decimals']): ColumnCodec {
  if (mode === 'string') return plainText;
  if (mode === 'double') return { schema: 'double', parse: parseFloating };
  if (typeModifier < 0) {
    const fields = [
      { name: 'scale', type: 'int' },
      { name: 'value', type: 'bytes' },
    ];
    const record = { type: 'record', name: 'VariableScaleDecimal', namespace: 'io.debezium.data', fields };
    return {
      schema: { ...record, 'connect.version': 1, 'connect.name': 'io.debezium.data.VariableScaleDecimal' },
      parse(text) {
        const { unscaled, scale } = parseDecimal(text);
        return { scale, value: toTwosComplement(unscaled) };
      },
    };
  }
  // Four bytes of header, then precision and an 11-bit signed scale. Avro has no negative scale: zeros are written out.
  const packed = typeModifier - 4;
  const declaredScale = ((packed & 0x7ff) ^ 1024) - 1024;
  const scale = Math.max(0, declaredScale);
  const precision = ((packed >> 16) & 0xffff) + (scale - declaredScale);
  const parameters = { scale: String(scale), 'connect.decimal.precision': String(precision) };
  const parse = (text: string): Buffer => toTwosComplement(parseDecimal(text, scale).unscaled);
  const schema = semanticType('bytes', 'org.apache.kafka.connect.data.Decimal', 'decimal');
  return { schema: { ...schema, scale, precision, 'connect.parameters': parameters }, parse };
}

function named(type: string, name: string, parse: (text: string) => unknown, logicalType?: string): ColumnCodec {
  return { schema: semanticType(type, name, logicalType), parse };
}

/** An Avro primitive with the name that consumers of Debezium records go by. */
function semanticType(type: string, name: string, logicalType?: string): { readonly [attribute: string]: unknown } {
  const schema = { type, 'connect.version': 1, 'connect.name': name };
  return logicalType ? { ...schema, logicalType } : schema;
}

function parseFloating(text: string): number {
  if (text === 'Infinity') return Number.POSITIVE_INFINITY;
  return text === '-Infinity' ? Number.NEGATIVE_INFINITY : Number(text);
}
