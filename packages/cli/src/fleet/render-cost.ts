import { plainText } from '@tableflow-workshop/client-core';
import type { CostSum, ReadFleetCostResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { renderTable } from '../render-table.ts';
import { renderFleet } from './render-fleet.ts';

/** What each lab costs and all together, what is held, and what is in no sum. */
export function renderCost(result: ReadFleetCostResult): string {
  const { attendees, budget, prices, shared, total, unknown, until } = result;
  const ahead = until === null ? [] : [`until ${until}`];
  const cells = ({ perHour, soFar, toCome }: CostSum): readonly string[] => [
    cents(soFar),
    cents(perHour),
    ...(until === null ? [] : [cents(toCome ?? '0')]),
  ];
  const sharedSum = shared.map(({ perHour, soFar, toCome, what }) => [
    plainText(what, 100),
    ...cells({ perHour: perHour ?? '0', soFar: soFar ?? '0', toCome }),
  ]);
  const rows = attendees.flatMap(({ attendee, details }) =>
    details ? [[plainText(attendee, 60), ...cells(details)]] : [],
  );
  const known = renderTable(
    ['attendee', 'so far', 'an hour', ...ahead],
    [...rows, ...sharedSum, ['total', ...cells(total)]],
  );
  const warning = budget && [
    `${budget.isExceeded ? '!' : '✓'} ${cents(budget.spent)} of the budget of ${budget.limit} ${prices.currency}${budget.isExceeded ? ': it is exceeded' : ''}${unknown.length > 0 ? '; what is not in the sums comes on top' : ''}`,
  ];
  return [
    known,
    heldUnits(result),
    ...(unknown.length > 0
      ? [['Not in the sums, or not wholly:', ...unknown.map((one) => `- ${plainText(one, 300)}`)].join('\n')]
      : []),
    `Amounts are ${prices.currency}: exact sums, shown in cents, so that a column may differ by a cent from its total. An hour that has begun is a whole one. Taxes, discounts, data transfer and storage are not counted, and prices of other regions differ: --prices takes yours.`,
    ...(warning ?? []),
    renderFleet(result),
  ].join('\n\n');
}

/** How many units are held, with the price of each and where it comes from. */
function heldUnits({ attendees, prices, shared }: ReadFleetCostResult): string {
  const lines = [...attendees.flatMap(({ details }) => details?.lines ?? []), ...shared];
  const units = [...new Set(lines.flatMap(({ unit }) => unit ?? []))];
  const rows = units.map((unit) => {
    const { amount, asOf, source } = prices.units[unit];
    const count = lines.filter((line) => line.unit === unit).reduce((sum, line) => sum + line.units, 0);
    return [unit, String(count), amount ?? 'not known', asOf, plainText(source, 100)];
  });
  return renderTable(['unit', 'held', 'price an hour', 'as of', 'source'], rows);
}

/** Half a cent is rounded up. */
function cents(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  const rounded = (BigInt(`${whole}${fraction.padEnd(3, '0').slice(0, 3)}`) + 5n) / 10n;
  return `${rounded / 100n}.${(rounded % 100n).toString().padStart(2, '0')}`;
}
