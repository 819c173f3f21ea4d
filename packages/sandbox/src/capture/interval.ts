import { semantic } from './connect-schema.ts';
import type { ColumnCodec } from './simple-codecs.ts';

const microsPerDay = 86_400_000_000n;
/** A twelfth of 365.25 days. */
const microsPerMonth = 2_629_800_000_000n;

/** An interval as a number of microseconds, in which a month has 30.4375 days. */
export const intervalCodec: ColumnCodec = {
  schema: semantic('INT64', 'io.debezium.time.MicroDuration'),
  parse: parseInterval,
  empty: 0n,
};

/** `1 year 2 mons 3 days 04:05:06.789`, each part with its own sign. */
function parseInterval(text: string): bigint {
  const part = (unit: string): bigint => BigInt(new RegExp(`(-?\\d+) ${unit}s?\\b`).exec(text)?.[1] ?? 0);
  const months = part('year') * 12n + part('mon');
  const time = /(-?)(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/.exec(text);
  const [, sign, hours = '0', minutes = '0', seconds = '0', fraction = ''] = time ?? [];
  const whole = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const micros = whole * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  return months * microsPerMonth + part('day') * microsPerDay + (sign === '-' ? -micros : micros);
}
