import { InputError, systemClock } from '@tableflow-workshop/client-core';
import { plainAnswer } from '../mechanics/plain-answer.ts';
import { type CostLine, type CostSum, costLine, type Holding, sumOf } from './cost/cost-line.ts';
import { findLabHoldings, findWarehouseHoldings } from './cost/find-holdings.ts';
import { exactAmount, parseMoney } from './cost/money.ts';
import { listPrices, type PriceList } from './cost/price-list.ts';
import type { FleetOptions } from './fleet-options.ts';
import type { FleetResult } from './fleet-result.ts';
import type { FleetLab } from './roster/roster.ts';
import { runFleet } from './run-fleet.ts';

/** How the cost of a fleet is counted. */
export interface ReadFleetCostOptions extends FleetOptions {
  /** Default `listPrices`. */
  readonly prices?: PriceList | undefined;
  /** Until when it is counted ahead, as if all stayed as it is. Default: only what it costs for an hour. */
  readonly until?: Date | undefined;
  /** What it may cost until then, a decimal number in the currency of the prices. Default: no limit. */
  readonly budget?: string | undefined;
}

/** What the lab of one attendee holds, and what that costs. */
export interface LabCost extends CostSum {
  readonly lines: readonly CostLine[];
}

/** What `readFleetCost` counted. Amounts are exact decimal numbers. */
export interface ReadFleetCostResult extends FleetResult<'counted', LabCost> {
  /** When it was counted, in ISO 8601. */
  readonly at: string;
  /** Until when it was counted ahead. */
  readonly until: string | null;
  readonly prices: PriceList;
  /** What all share: SQL warehouses. It is in the total, and in no attendee's sum. */
  readonly shared: readonly CostLine[];
  /** Of all attendees and what they share, as far as prices and times are known. */
  readonly total: CostSum;
  /** What costs something that is not in the sums, each as a sentence. */
  readonly unknown: readonly string[];
  readonly budget: {
    readonly limit: string;
    /** What is known to be spent so far and until then. */
    readonly spent: string;
    readonly isExceeded: boolean;
  } | null;
}

/**
 * Counts what the labs of a fleet hold and what that costs by published prices: so far, for an hour, and until a given time. What has
 * no known price or no known beginning is named and not guessed. Data transfer and storage are not counted. Changes nothing, except for
 * a temporary Tableflow key where a lab has none.
 *
 * @throws InputError where the labs are not a fleet, and for a budget or a price that is not an amount
 * @example
 * const { labs } = await readRoster('roster.csv');
 * const { total, unknown } = await readFleetCost(labs, { until: new Date('2026-12-01T18:00:00Z'), budget: '200' });
 */
export async function readFleetCost(
  labs: readonly FleetLab[],
  options: ReadFleetCostOptions = {},
): Promise<ReadFleetCostResult> {
  const { budget, clock = systemClock, prices = listPrices, signal, until } = options;
  refuseWrongAmounts(prices, budget);
  const nowMs = clock.now();
  const count = (holding: Holding): CostLine => costLine(holding, { prices, nowMs, untilMs: until?.getTime() });
  const hasEnd = until !== undefined;
  const warehouses = new Map<string, Promise<readonly Holding[]>>();
  const result = await runFleet<'counted', LabCost>(
    labs,
    {
      tried: 'count the cost of the fleet',
      isChanging: false,
      async workOn(lab) {
        const warehouse = `${lab.config.databricks.workspaceUrl} ${lab.databricks.warehouseId}`;
        const reading = warehouses.get(warehouse) ?? findWarehouseHoldings(lab, signal);
        warehouses.set(warehouse, reading);
        await reading;
        const lines = (await findLabHoldings(lab, signal)).map(count);
        return { outcome: 'counted', isDone: true, findings: [], details: { lines, ...sumOf(lines, hasEnd) } };
      },
    },
    options,
  );
  const read = await Promise.allSettled(warehouses.values());
  const shared = read.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])).map(count);
  const lines = [...result.attendees.flatMap(({ details }) => details?.lines ?? []), ...shared];
  const total = sumOf(lines, hasEnd);
  const spent = (parseMoney(total.soFar) ?? 0n) + (parseMoney(total.toCome ?? '0') ?? 0n);
  const isExceeded = spent > (parseMoney(budget ?? '') ?? spent);
  return plainAnswer({
    ...result,
    at: new Date(nowMs).toISOString(),
    until: until?.toISOString() ?? null,
    prices,
    shared,
    total,
    unknown: unknownOf(lines),
    budget: budget === undefined ? null : { limit: budget, spent: exactAmount(spent), isExceeded },
  });
}

function unknownOf(lines: readonly CostLine[]): readonly string[] {
  const sentences = lines.flatMap(({ hoursSoFar, isAtLeast, perHour, unit, what }) => {
    const thing = unit ?? what;
    return [
      ...(perHour === null ? [`${thing}: no price is known`] : []),
      ...(perHour !== null && hoursSoFar === null
        ? [`${thing}: no API says since when; so far it counts as nothing`]
        : []),
      ...(isAtLeast && hoursSoFar !== null ? [`${thing}: counted since the first table, and it may be older`] : []),
    ];
  });
  const different = [...new Set(sentences)];
  return different.map((one) => `${one} (${sentences.filter((other) => other === one).length} of these)`);
}

function refuseWrongAmounts({ units }: PriceList, budget: string | undefined): void {
  const remedy = 'Write a decimal number, e.g. 0.75, with no more than nine digits after the point.';
  const amounts = [
    ...Object.entries(units).map(([path, { amount }]) => ({ path, amount })),
    { path: 'budget', amount: budget ?? null },
  ];
  const problems = amounts
    .filter(({ amount }) => amount !== null && (typeof amount !== 'string' || parseMoney(amount) === undefined))
    .map(({ path, amount }) => ({ path, problem: `is not an amount: ${JSON.stringify(amount)}.`, remedy }));
  if (problems.length > 0) throw new InputError({ tried: 'count the cost of the fleet', problems });
}
