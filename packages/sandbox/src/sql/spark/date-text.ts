const microsPerDay = 86_400_000_000n;

/** Days since 1970 of a date that there is; `undefined` for any other. */
export function daysOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / 86_400_000 : undefined;
}

/** Reads `yyyy[-M[-d[ T…]]]` as Spark does. */
export function readDate(text: string): number | undefined {
  const [, sign = '', year, month = '1', day = '1'] =
    /^\s*([+-]?)(\d{4,7})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T].*)?)?)?\s*$/s.exec(text) ?? [];
  return year === undefined ? undefined : daysOf(Number(sign + year), Number(month), Number(day));
}

/** Reads a timestamp in UTC unless it names another zone; in microseconds since 1970. */
export function readTimestamp(text: string): bigint | undefined {
  const [, date, hour = '0', minute = '0', second = '0', fraction = '', zone] =
    /^\s*([+-]?\d{4,7}(?:-\d{1,2}(?:-\d{1,2})?)?)(?:[ T](?:(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{0,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?\s*$/i.exec(
      text,
    ) ?? [];
  const days = date === undefined ? undefined : readDate(date);
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (days === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const micros = BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  const offset = zoneSeconds(zone);
  if (offset === undefined) return undefined;
  const wholeSeconds = BigInt(hours * 3_600 + minutes * 60 + seconds - offset);
  return BigInt(days) * microsPerDay + wholeSeconds * 1_000_000n + micros;
}

function zoneSeconds(zone: string | undefined): number | undefined {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '+00') ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 18 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}

/** `yyyy-MM-dd` */
export function dateText(days: number): string {
  const date = new Date(days * 86_400_000);
  const year = date.getUTCFullYear();
  const text = `${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : year > 9_999 ? '+' : ''}${digits}-${text}`;
}

/** `yyyy-MM-dd HH:mm:ss`, with as many digits behind the second as it has. */
export function timestampText(micros: bigint): string {
  const days = floorDivide(micros, microsPerDay);
  const rest = Number(micros - days * microsPerDay);
  const seconds = Math.floor(rest / 1_000_000);
  const fraction = String(rest % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const time = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dateText(Number(days))} ${time}${fraction === '' ? '' : `.${fraction}`}`;
}

export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
