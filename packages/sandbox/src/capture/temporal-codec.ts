import type { CaptureOptions } from './capture-options.ts';
import { type ConnectType, semantic } from './connect-schema.ts';
import type { ColumnCodec } from './simple-codecs.ts';
import {
  parseDays,
  parseTimeMicros,
  parseTimestampMicros,
  parseTimestampMillis,
  parseZonedTime,
  parseZonedTimestamp,
} from './temporal.ts';

type Times = CaptureOptions['times'];

/** A date or time in one of the connector's modes. @param typeModifier digits of the second; below 0 all six */
export function temporalCodec(typeName: string, typeModifier: number, times: Times): ColumnCodec | undefined {
  const isConnect = times === 'connect';
  const isCoarse = typeModifier >= 0 && typeModifier <= 3;
  switch (typeName) {
    case 'date':
      return codec('INT32', isConnect ? 'org.apache.kafka.connect.data.Date' : 'io.debezium.time.Date', parseDays, 0);
    case 'time':
      if (isConnect) return codec('INT32', 'org.apache.kafka.connect.data.Time', parseTimeMillis, 0);
      return isCoarse && times === 'adaptive'
        ? codec('INT32', 'io.debezium.time.Time', parseTimeMillis, 0)
        : codec('INT64', 'io.debezium.time.MicroTime', parseTimeMicros, 0n);
    case 'timestamp':
      if (isConnect) return codec('INT64', 'org.apache.kafka.connect.data.Timestamp', parseTimestampMillis, 0n);
      return isCoarse
        ? codec('INT64', 'io.debezium.time.Timestamp', parseTimestampMillis, 0n)
        : codec('INT64', 'io.debezium.time.MicroTimestamp', parseTimestampMicros, 0n);
    case 'timestamptz': {
      const digits = typeModifier >= 0 ? typeModifier : 6;
      const parse = (text: string): string => parseZonedTimestamp(text, digits);
      return codec('STRING', 'io.debezium.time.ZonedTimestamp', parse, '1970-01-01T00:00:00Z');
    }
    case 'timetz':
      return codec('STRING', 'io.debezium.time.ZonedTime', parseZonedTime, '00:00:00Z');
    default:
      return undefined;
  }
}

function codec(type: ConnectType, name: string, parse: (text: string) => unknown, empty: unknown): ColumnCodec {
  return { schema: semantic(type, name), parse, empty };
}

function parseTimeMillis(text: string): number {
  return Number(parseTimeMicros(text) / 1000n);
}
