import { DuckDBDateValue, DuckDBTimestampTZValue, DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import { floorDivide } from '../spark/date-text.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { type FunctionRule, type FunctionRules, literalText, own, simple } from './function-rule.ts';

/** A day in microseconds. */
export const dayMicros = 86_400_000_000n;

/** Functions of dates and times. The time zone is UTC. */
export const dateFunctions: FunctionRules = {
  add_months: own('Di', {
    name: 'spark_add_months',
    returns: 'date',
    run: ([date, count]) => addMonths(daysIn(date), Number(count)),
  }),
  curdate: simple('', 'date', () => 'CAST(now() AS DATE)'),
  current_date: simple('', 'date', () => 'CAST(now() AS DATE)'),
  current_timestamp: simple('', 'timestamp', () => 'now()'),
  current_timezone: simple('', 'string', () => "'UTC'"),
  date_add: simple('Di', 'date', (a, b) => `(${a} + ${b})`),
  date_diff: dayDifference(),
  date_from_unix_date: simple('i', 'date', (a) => `(DATE '1970-01-01' + ${a})`),
  date_part: part(),
  date_sub: simple('Di', 'date', (a, b) => `(${a} - ${b})`),
  date_trunc: {
    least: 2,
    most: 2,
    emit(site) {
      const unit = truncation(literalText(site.call.args[0]));
      if (unit === undefined) throw unsupported(`date_trunc to '${literalText(site.call.args[0]) ?? 'an expression'}'`);
      return { sql: `date_trunc('${unit}', ${site.as(1, 'timestamp')})`, type: 'timestamp' };
    },
  },
  datediff: dayDifference(),
  datepart: part(),
  day: field('day'),
  dayname: simple('D', 'string', (a) => `left(dayname(${a}), 3)`),
  dayofmonth: field('day'),
  dayofweek: simple('D', 'integer', (a) => `CAST(date_part('dow', ${a}) + 1 AS INTEGER)`),
  dayofyear: field('doy'),
  getdate: simple('', 'timestamp', () => 'now()'),
  hour: timeField('hour'),
  last_day: simple('D', 'date', (a) => `last_day(${a})`),
  localtimestamp: simple('', 'timestamp_ntz', () => "timezone('UTC', now())"),
  make_date: own('iii', {
    name: 'spark_make_date',
    returns: 'date',
    run: ([year, month, day]) => makeDate(Number(year), Number(month), Number(day)),
  }),
  minute: timeField('minute'),
  month: field('month'),
  monthname: simple('D', 'string', (a) => `left(monthname(${a}), 3)`),
  months_between: own('TT?b', {
    name: 'spark_months_between',
    returns: 'double',
    run: ([later = null, earlier = null, isRounded = true]) =>
      monthsBetween(microsIn(later), microsIn(earlier), isRounded === true),
  }),
  next_day: own('Ds', {
    name: 'spark_next_day',
    returns: 'date',
    run: ([date, weekday]) => nextDay(daysIn(date), String(weekday)),
  }),
  now: simple('', 'timestamp', () => 'now()'),
  quarter: field('quarter'),
  second: timeField('second'),
  timestamp_micros: simple('l', 'timestamp', (a) => `make_timestamptz(${a})`),
  timestamp_millis: simple('l', 'timestamp', (a) => `make_timestamptz(${a} * 1000)`),
  timestamp_seconds: simple('l', 'timestamp', (a) => `make_timestamptz(${a} * 1000000)`),
  timestampadd: {
    least: 3,
    most: 3,
    emit(site) {
      const unit = literalText(site.call.args[0]) ?? '';
      return { sql: `(${site.as(2, 'timestamp')} + ${site.as(1, 'integer')} * INTERVAL 1 ${unit})`, type: 'timestamp' };
    },
  },
  timestampdiff: {
    least: 3,
    most: 3,
    emit(site) {
      const unit = (literalText(site.call.args[0]) ?? '').toLowerCase();
      return { sql: `date_sub('${unit}', ${site.as(1, 'timestamp')}, ${site.as(2, 'timestamp')})`, type: 'long' };
    },
  },
  trunc: {
    least: 2,
    most: 2,
    emit(site) {
      const unit = truncation(literalText(site.call.args[1]));
      if (unit === undefined) throw unsupported(`trunc to '${literalText(site.call.args[1]) ?? 'an expression'}'`);
      const isDay = ['day', 'hour', 'minute', 'second', 'millisecond', 'microsecond'].includes(unit);
      return {
        sql: isDay ? 'CAST(NULL AS DATE)' : `CAST(date_trunc('${unit}', ${site.as(0, 'date')}) AS DATE)`,
        type: 'date',
      };
    },
  },
  unix_date: simple('D', 'integer', (a) => `CAST(${a} - DATE '1970-01-01' AS INTEGER)`),
  unix_micros: simple('T', 'long', (a) => `epoch_us(${a})`),
  unix_millis: simple('T', 'long', (a) => `epoch_ms(${a})`),
  unix_seconds: simple('T', 'long', (a) => `CAST(floor(epoch_us(${a}) / 1000000) AS BIGINT)`),
  weekday: simple('D', 'integer', (a) => `CAST(date_part('isodow', ${a}) - 1 AS INTEGER)`),
  weekofyear: field('week'),
  year: field('year'),
};

function daysIn(value: DuckDBValue | undefined): number {
  return value instanceof DuckDBDateValue ? value.days : 0;
}

export function microsIn(value: DuckDBValue): bigint {
  return value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue ? value.micros : 0n;
}

function field(name: string): FunctionRule {
  return simple('D', 'integer', (a) => `CAST(date_part('${name}', ${a}) AS INTEGER)`);
}

function timeField(name: string): FunctionRule {
  return simple('T', 'integer', (a) => `CAST(date_part('${name}', ${a}) AS INTEGER)`);
}

function dayDifference(): FunctionRule {
  return simple('DD', 'integer', (a, b) => `CAST(${a} - ${b} AS INTEGER)`);
}

/** Units of date_trunc by their names in Spark. */
function truncation(unit: string | undefined): string | undefined {
  const names: Readonly<Record<string, string>> = {
    YEAR: 'year',
    YYYY: 'year',
    YY: 'year',
    QUARTER: 'quarter',
    MONTH: 'month',
    MM: 'month',
    MON: 'month',
    WEEK: 'week',
    DAY: 'day',
    DD: 'day',
    HOUR: 'hour',
    MINUTE: 'minute',
    SECOND: 'second',
    MILLISECOND: 'millisecond',
    MICROSECOND: 'microsecond',
  };
  return unit === undefined ? undefined : names[unit.toUpperCase()];
}

const parts: Readonly<Record<string, readonly [letter: 'date' | 'timestamp', name: string]>> = {
  YEAR: ['date', 'year'],
  YEARS: ['date', 'year'],
  Y: ['date', 'year'],
  QUARTER: ['date', 'quarter'],
  QTR: ['date', 'quarter'],
  MONTH: ['date', 'month'],
  MON: ['date', 'month'],
  WEEK: ['date', 'week'],
  W: ['date', 'week'],
  DAY: ['date', 'day'],
  D: ['date', 'day'],
  DAYS: ['date', 'day'],
  DOY: ['date', 'doy'],
  HOUR: ['timestamp', 'hour'],
  H: ['timestamp', 'hour'],
  MINUTE: ['timestamp', 'minute'],
  YEAROFWEEK: ['date', 'isoyear'],
  DAYOFWEEK_ISO: ['date', 'isodow'],
  DOW_ISO: ['date', 'isodow'],
};

function part(): FunctionRule {
  return {
    least: 2,
    most: 2,
    emit(site) {
      const name = (literalText(site.call.args[0]) ?? '').toUpperCase();
      if (name === 'DAYOFWEEK' || name === 'DOW') {
        return { sql: `CAST(date_part('dow', ${site.as(1, 'date')}) + 1 AS INTEGER)`, type: 'integer' };
      }
      if (/^(SECOND|S|SEC|SECONDS)$/.test(name)) {
        const seconds = `(epoch_us(${site.as(1, 'timestamp')}) % 60000000)`;
        return { sql: `CAST(CAST(${seconds} AS DECIMAL(14,6)) / 1000000 AS DECIMAL(8,6))`, type: 'decimal(8,6)' };
      }
      const found = parts[name];
      if (!found) throw unsupported(`the part '${name}' of a date`);
      return { sql: `CAST(date_part('${found[1]}', ${site.as(1, found[0])}) AS INTEGER)`, type: 'integer' };
    },
  };
}

function addMonths(days: number, count: number): DuckDBDateValue {
  const date = new Date(days * 86_400_000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return new DuckDBDateValue(date.getTime() / 86_400_000);
}

function makeDate(year: number, month: number, day: number): DuckDBDateValue {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new SqlError('DATETIME_FIELD_OUT_OF_BOUNDS', '22023', `${year}-${month}-${day} is not a date.`);
  }
  return new DuckDBDateValue(date.getTime() / 86_400_000);
}

/** By months of 31 days, and whole ones where the days are the same or both the last. */
function monthsBetween(later: bigint, earlier: bigint, isRounded: boolean): number {
  const [a, b] = [later, earlier].map((micros) => new Date(Number(floorDivide(micros, 1_000n))));
  if (!a || !b) return 0;
  const months = (a.getUTCFullYear() - b.getUTCFullYear()) * 12 + a.getUTCMonth() - b.getUTCMonth();
  const isLast = (date: Date): boolean => new Date(date.getTime() + 86_400_000).getUTCDate() === 1;
  if (a.getUTCDate() === b.getUTCDate() || (isLast(a) && isLast(b))) return months;
  const seconds = (date: Date, micros: bigint): number =>
    date.getUTCDate() * 86_400 + Number((micros - floorDivide(micros, dayMicros) * dayMicros) / 1_000_000n);
  const value = months + (seconds(a, later) - seconds(b, earlier)) / (31 * 86_400);
  return isRounded ? Math.round(value * 1e8) / 1e8 : value;
}

function nextDay(days: number, name: string): DuckDBDateValue | null {
  const index = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'].indexOf(name.trim().slice(0, 2).toUpperCase());
  if (index < 0) throw new SqlError('ILLEGAL_DAY_OF_WEEK', '22009', `Illegal input for day of week: ${name}.`);
  const today = new Date(days * 86_400_000).getUTCDay();
  return new DuckDBDateValue(days + ((index - today + 6) % 7) + 1);
}
