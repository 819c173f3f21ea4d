import { exactAmount, type Money, parseMoney } from './money.ts';
import type { PricedUnit, PriceList } from './price-list.ts';

/** Something that is billed as long as it is there. */
export interface Holding {
  /** What it is, e.g. `Tableflow topic riverhotel.public.hotel`. */
  readonly what: string;
  /** `null` where nobody knows by which unit it is billed. */
  readonly unit: PricedUnit | null;
  /** How many units it takes. */
  readonly units: number;
  /** Since when, in ISO 8601; `null` where no API says it. */
  readonly since: string | null;
  /** Whether it may have begun before that. */
  readonly isAtLeast: boolean;
}

/** A holding with what it costs. Amounts are exact decimal numbers; `null` is what is not known. */
export interface CostLine extends Holding {
  /** Begun hours so far, as the service bills them. */
  readonly hoursSoFar: number | null;
  readonly soFar: string | null;
  readonly perHour: string | null;
  /** From now until the given time; `null` without one. */
  readonly toCome: string | null;
}

const hourMs = 3_600_000;

/** What a holding costs. An hour that has begun counts as a whole one. */
export function costLine(
  holding: Holding,
  {
    prices,
    nowMs,
    untilMs,
  }: { readonly prices: PriceList; readonly nowMs: number; readonly untilMs: number | undefined },
): CostLine {
  const { since, unit, units } = holding;
  const hoursSoFar = since === null ? null : begunHours(nowMs - Date.parse(since));
  const amount = unit === null ? null : prices.units[unit].amount;
  const price = amount === null ? undefined : parseMoney(amount);
  const forHours = (hours: number | null): string | null =>
    price === undefined || hours === null ? null : exactAmount(price * BigInt(units) * BigInt(hours));
  const hoursToCome = untilMs === undefined ? null : begunHours(untilMs - nowMs);
  return { ...holding, hoursSoFar, soFar: forHours(hoursSoFar), perHour: forHours(1), toCome: forHours(hoursToCome) };
}

function begunHours(durationMs: number): number {
  return Math.max(0, Math.ceil(durationMs / hourMs));
}

/** What several lines cost together, as far as it is known. */
export interface CostSum {
  readonly soFar: string;
  readonly perHour: string;
  /** `null` without a time until which it is counted. */
  readonly toCome: string | null;
}

/** The exact sum of what is known. */
export function sumOf(lines: readonly Pick<CostLine, 'perHour' | 'soFar' | 'toCome'>[], hasEnd: boolean): CostSum {
  const add = (key: 'perHour' | 'soFar' | 'toCome'): string =>
    exactAmount(lines.reduce((sum: Money, line) => sum + (parseMoney(line[key] ?? '0') ?? 0n), 0n));
  return { soFar: add('soFar'), perHour: add('perHour'), toCome: hasEnd ? add('toCome') : null };
}
