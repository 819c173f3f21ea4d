/** Days from year 0 (proleptic Gregorian, March first) to 1970-01-01. */
const epochDays = 719_468n;
const microsPerDay = 86_400_000_000n;

/** How far-off times are written where a number must stand for them. */
const timestampInfinity = 9_223_372_036_825_200_000n;
const timestampMinusInfinity = -9_223_372_036_832_400_000n;
const dateInfinity = 2_147_483_647;
const dateMinusInfinity = -2_147_483_648;

/** Days since 1970-01-01, of PostgreSQL's `2026-01-31` or `0044-03-15 BC`. */
export function parseDays(text: string): number {
  if (text === 'infinity') return dateInfinity;
  if (text === '-infinity') return dateMinusInfinity;
  return Number(daysOf(text));
}

/** Microseconds since midnight, of `23:59:59.123456`. */
export function parseTimeMicros(text: string): bigint {
  const [, hours, minutes, seconds, fraction] = match(/^(\d+):(\d+):(\d+)(?:\.(\d{1,6}))?$/, text);
  const whole = (BigInt(hours ?? 0) * 60n + BigInt(minutes ?? 0)) * 60n + BigInt(seconds ?? 0);
  return whole * 1_000_000n + BigInt((fraction ?? '').padEnd(6, '0'));
}

/** Microseconds since 1970-01-01T00:00:00, of a `timestamp` without zone: `2026-01-31 23:59:59.123456`. */
export function parseTimestampMicros(text: string): bigint {
  const plain = plainTimestamp.exec(text);
  if (plain) return BigInt(wholeMillis(plain)) * 1_000n + BigInt((plain[7] ?? '').padEnd(6, '0'));
  if (text === 'infinity') return timestampInfinity;
  if (text === '-infinity') return timestampMinusInfinity;
  const [, date, time, era] = match(/^(\S+) ([\d:.]+)( BC)?$/, text);
  return daysOf(`${date}${era ?? ''}`) * microsPerDay + parseTimeMicros(time ?? '');
}

/** What nearly every timestamp looks like. A year below 1000 is another matter: JavaScript would take it for one of 1900. */
const plainTimestamp = /^([1-9]\d{3})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?$/;

/** Milliseconds since 1970 without the fraction of the second. */
function wholeMillis([, year, month, day, hours, minutes, seconds]: RegExpExecArray): number {
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds));
}

/** Milliseconds since 1970-01-01T00:00:00: what lies below a millisecond is cut off, towards the past. */
export function parseTimestampMillis(text: string): bigint {
  const plain = plainTimestamp.exec(text);
  if (plain) return BigInt(wholeMillis(plain) + Number((plain[7] ?? '').slice(0, 3).padEnd(3, '0')));
  const micros = parseTimestampMicros(text);
  return (micros - (((micros % 1000n) + 1000n) % 1000n)) / 1000n;
}

/**
 * `2026-01-31T23:59:59.120Z`, of a `timestamptz` in a session whose zone is UTC: `2026-01-31 23:59:59.12+00`.
 *
 * @param digits how many digits of the second the column has: all of them are written
 */
export function parseZonedTimestamp(text: string, digits: number): string {
  const parts = /^(\d+)(-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00( BC)?$/.exec(text);
  if (!parts) return text;
  const [, yearText = '', day, time, fraction = '', era] = parts;
  const second = digits === 0 ? '' : `.${fraction.padEnd(digits, '0')}`;
  return `${isoYear(Number(yearText), era !== undefined)}${day}T${time}${second}Z`;
}

/** The year before 1 is 0; years of more or less than four digits have a sign. */
function isoYear(year: number, isBeforeChrist: boolean): string {
  const signed = isBeforeChrist ? 1 - year : year;
  const digits = String(Math.abs(signed)).padStart(4, '0');
  if (signed < 0) return `-${digits}`;
  return signed > 9_999 ? `+${digits}` : digits;
}

/** `18:29:59.123456Z`, of a `timetz`: `23:59:59.123456+05:30`. */
export function parseZonedTime(text: string): string {
  const [, time = '', sign, hours = '0', minutes = '0', seconds = '0'] = match(
    /^([\d:.]+)([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/,
    text,
  );
  const offset = ((BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)) * 1_000_000n;
  const local = parseTimeMicros(time);
  const utc = (((sign === '-' ? local + offset : local - offset) % microsPerDay) + microsPerDay) % microsPerDay;
  const part = (micros: bigint, size: bigint): string => String((utc / micros) % size).padStart(2, '0');
  const fraction = String(utc % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const whole = `${part(3_600_000_000n, 24n)}:${part(60_000_000n, 60n)}:${part(1_000_000n, 60n)}`;
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** Howard Hinnant's days_from_civil. */
function daysOf(text: string): bigint {
  const [, yearText, month, day, era] = match(/^(\d+)-(\d\d)-(\d\d)( BC)?$/, text);
  const yearAd = era ? 1n - BigInt(yearText ?? 0) : BigInt(yearText ?? 0);
  const monthNumber = BigInt(month ?? 0);
  const year = monthNumber <= 2n ? yearAd - 1n : yearAd;
  const cycle = (year >= 0n ? year : year - 399n) / 400n;
  const yearOfCycle = year - cycle * 400n;
  const dayOfYear = (153n * ((monthNumber + 9n) % 12n) + 2n) / 5n + BigInt(day ?? 0) - 1n;
  return cycle * 146_097n + yearOfCycle * 365n + yearOfCycle / 4n - yearOfCycle / 100n + dayOfYear - epochDays;
}

function match(pattern: RegExp, text: string): RegExpExecArray {
  const parts = pattern.exec(text);
  if (!parts) throw new Error(`"${text}" is not a time that can be read`);
  return parts;
}
