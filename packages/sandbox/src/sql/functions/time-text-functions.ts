import { DuckDBDateValue, DuckDBTimestampTZValue, type DuckDBValue } from '@duckdb/node-api';
import { stringLiteral } from '../duckdb/emit-literal.ts';
import { pending } from '../duckdb/emitter.ts';
import { formatTime, parseTime } from '../spark/date-pattern.ts';
import { floorDivide } from '../spark/date-text.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { dayMicros, microsIn } from './date-functions.ts';
import { type CallSite, type FunctionRule, type FunctionRules, literalText } from './function-rule.ts';

/** Functions between times and their texts or numbers. */
export const timeTextFunctions: FunctionRules = {
  date_format: {
    least: 2,
    most: 2,
    emit: (site) =>
      site.native(
        {
          name: 'spark_date_format',
          parameters: 2,
          returns: 'string',
          run: ([time = null, pattern]) => formatTime(microsIn(time), String(pattern)),
        },
        site.as(0, 'timestamp'),
        site.as(1, 'string'),
      ),
  },
  from_unixtime: {
    least: 1,
    most: 2,
    shownDefaults: ['', 'yyyy-MM-dd HH:mm:ss'],
    emit: (site) =>
      site.native(
        {
          name: 'spark_from_unixtime',
          parameters: 2,
          returns: 'string',
          run: ([seconds, pattern]) => formatTime(BigInt(String(seconds)) * 1_000_000n, String(pattern)),
        },
        site.as(0, 'long'),
        site.call.args.length > 1 ? site.as(1, 'string') : "'yyyy-MM-dd HH:mm:ss'",
      ),
  },
  to_date: reading('date', false),
  to_timestamp: reading('timestamp', false),
  to_unix_timestamp: unixTime(),
  try_to_date: reading('date', true),
  try_to_timestamp: reading('timestamp', true),
  unix_timestamp: unixTime(),
};

/** With a pattern, or as a cast does. */
function reading(type: 'date' | 'timestamp', isTry: boolean): FunctionRule {
  return {
    least: 1,
    most: 2,
    emit(site) {
      if (site.call.args.length === 1) return isTry ? triedCast(site, type) : { sql: site.as(0, type), type };
      const pattern = literalText(site.call.args[1]);
      if (pattern === undefined) throw unsupported(`${site.call.name} with a pattern that is not a literal`);
      const native = {
        name: `spark_${isTry ? 'try_' : ''}read_${type}`,
        parameters: 2,
        returns: type,
        run: ([value, written]: readonly DuckDBValue[]) => {
          const micros = parseTime(String(value), String(written));
          if (micros !== undefined) {
            return type === 'date'
              ? new DuckDBDateValue(Number(floorDivide(micros, dayMicros)))
              : new DuckDBTimestampTZValue(micros);
          }
          if (isTry) return null;
          throw new SqlError(
            'CANNOT_PARSE_TIMESTAMP',
            '22007',
            `Text '${value}' could not be parsed by '${written}'. Use try_to_timestamp to get NULL instead.`,
          );
        },
      };
      return site.native(native, site.as(0, 'string'), stringLiteral(pattern));
    },
  };
}

function triedCast(site: CallSite, type: 'date' | 'timestamp'): ReturnType<FunctionRule['emit']> {
  const value = site.call.args[0];
  if (!value) throw unsupported(site.call.name);
  return site.emitter.expression({ kind: 'cast', value, type, isTry: true }, site.scope);
}

/** Seconds since 1970, of now or of a time. */
function unixTime(): FunctionRule {
  return {
    least: 0,
    most: 2,
    shownDefaults: ['', 'yyyy-MM-dd HH:mm:ss'],
    emit(site) {
      const seconds = (time: string): string => `CAST(floor(epoch_us(${time}) / 1000000) AS BIGINT)`;
      if (site.call.args.length === 0) return { sql: seconds('now()'), type: 'long' };
      const value = site.typed(0);
      if (value.type === undefined) return pending([value]);
      if (value.type !== 'string') return { sql: seconds(site.as(0, 'timestamp')), type: 'long' };
      const native = {
        name: 'spark_unix_time',
        parameters: 2,
        returns: 'long',
        run: ([text, pattern]: readonly DuckDBValue[]) => {
          const micros = parseTime(String(text), String(pattern));
          if (micros !== undefined) return floorDivide(micros, 1_000_000n);
          throw new SqlError('CANNOT_PARSE_TIMESTAMP', '22007', `Text '${text}' could not be parsed by '${pattern}'.`);
        },
      };
      return site.native(native, value.sql, site.call.args.length > 1 ? site.as(1, 'string') : "'yyyy-MM-dd HH:mm:ss'");
    },
  };
}
