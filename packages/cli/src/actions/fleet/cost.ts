import { InputError, systemClock } from '@tableflow-workshop/client-core';
import { readFleetCost } from '@tableflow-workshop/lab3-recipes/fleet';
import { durationMs } from '../../duration.ts';
import type { FleetCostOptions } from '../../fleet/fleet-command-options.ts';
import { readPrices } from '../../fleet/read-prices.ts';
import { renderCost } from '../../fleet/render-cost.ts';
import { runFleetCommand } from './run-fleet-command.ts';

/** Says what the labs hold and what that costs. A budget that is exceeded is exit code 1. */
export async function costAll(options: FleetCostOptions): Promise<void> {
  const { budget } = options;
  const prices = options.prices === undefined ? undefined : await readPrices(options.prices);
  const until = options.until === undefined ? undefined : timeOf(options.until);
  const { budget: kept } = await runFleetCommand(
    options,
    (labs, given) => readFleetCost(labs, { ...given, prices, until, budget }),
    renderCost,
  );
  if (kept?.isExceeded) process.exitCode = 1;
}

function timeOf(text: string): Date {
  const nowMs = systemClock.now();
  const time = new Date(/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : nowMs + durationMs(text, '--until'));
  if (time.getTime() > nowMs) return time;
  const problem = Number.isNaN(time.getTime()) ? `is not a time: ${text}.` : `is over: ${text}.`;
  const remedy = 'Give a time to come, e.g. 2026-12-01T18:00Z, or a duration, e.g. 8h.';
  throw new InputError({ tried: 'count the cost', problems: [{ path: '--until', problem, remedy }] });
}
