import { sleep } from '@tableflow-workshop/client-core';
import { callLine, isChanging } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { listPrices, type PriceList } from '../src/fleet/cost/price-list.ts';
import { readFleetCost } from '../src/fleet/read-fleet-cost.ts';
import { setUpFleet } from '../src/fleet/set-up-fleet.ts';
import { inputErrorOf } from './support/input-error.ts';
import { createSimulatedFleet } from './support/simulated-fleet.ts';

const ours = { asOf: '2026-11', source: 'https://example.com/contract' };
const prices: PriceList = {
  currency: 'USD',
  units: {
    ...listPrices.units,
    connectorTask: { amount: '0.5', ...ours },
    tableflowTopic: { amount: '0.1', ...ours },
  },
};

it('counts what each lab and all together cost so far, for an hour and until the end, and keeps to a budget', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(3);
  const options = { fetch: simulator.fetch, clock };
  await setUpFleet(labs, options);
  await sleep(clock, 2 * 3_600_000);
  simulator.forgetCalls();
  const until = new Date(clock.now() + 4 * 3_600_000);
  const cost = await readFleetCost(labs, { ...options, prices, until, budget: '20' });
  expect(simulator.calls.filter(isChanging).map(callLine)).toEqual([]);
  const [first] = cost.attendees;
  expect(
    first?.details?.lines.map(({ perHour, toCome, unit, units, what }) => [what, unit, units, perHour, toCome]),
  ).toEqual([
    ['Standard Kafka cluster lkc-wp001', 'kafkaStandardEcku', 1, '0.75', '3'],
    ['connector wp001-postgres-cdc', 'connectorTask', 1, '0.5', '2'],
    ['Tableflow topic wp001-riverhotel.public.customer', 'tableflowTopic', 1, '0.1', '0.4'],
    ['Tableflow topic wp001-riverhotel.public.hotel', 'tableflowTopic', 1, '0.1', '0.4'],
  ]);
  // Three begun hours of the connector and of two topics; the cluster is older.
  expect(first?.details?.lines.slice(1).map(({ hoursSoFar, soFar }) => [hoursSoFar, soFar])).toEqual([
    [3, '1.5'],
    [3, '0.3'],
    [3, '0.3'],
  ]);
  expect([first?.details?.perHour, first?.details?.toCome]).toEqual(['1.45', '5.8']);
  expect(cost.shared.map(({ perHour, unit, units }) => [unit, units, perHour])).toEqual([['serverlessDbu', 4, '2.8']]);
  expect([cost.total.perHour, cost.total.toCome]).toEqual(['7.15', '28.6']);
  expect([cost.budget?.limit, cost.budget?.isExceeded]).toEqual(['20', true]);
  expect(cost.unknown).toEqual([
    'connectorTask: counted since the first table, and it may be older (3 of these)',
    'serverlessDbu: no API says since when; so far it counts as nothing (1 of these)',
  ]);
});

it('invents no price: what has none is named, and is in no sum', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(2);
  const options = { fetch: simulator.fetch, clock };
  await setUpFleet(labs, options);
  const { total, unknown, until, budget } = await readFleetCost(labs, options);
  expect(unknown).toContain('connectorTask: no price is known (2 of these)');
  expect(unknown).toContain('tableflowTopic: no price is known (4 of these)');
  expect([total.perHour, total.toCome, until, budget]).toEqual(['4.3', null, null, null]);
});

it('goes on where one lab cannot be read, and says why', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(2);
  const fetch = async (request: Request): Promise<Response> =>
    request.url.includes('/cmk/v2/clusters/lkc-wp001')
      ? Response.json({ errors: [{ detail: 'Forbidden Access' }] }, { status: 403 })
      : simulator.fetch(request);
  const { attendees, verdict } = await readFleetCost(labs, { fetch, clock });
  expect([verdict, ...attendees.map(({ outcome }) => outcome)]).toEqual(['incomplete', 'failed', 'counted']);
});

it('refuses what is not an amount before the first request', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(1);
  const wrong = { ...listPrices, units: { ...listPrices.units, connectorTask: { amount: '0,5', ...ours } } };
  const error = await inputErrorOf(() =>
    readFleetCost(labs, { fetch: simulator.fetch, clock, prices: wrong, budget: '-3' }),
  );
  expect(error.problems.map(({ path, problem }) => [path, problem])).toEqual([
    ['connectorTask', 'is not an amount: "0,5".'],
    ['budget', 'is not an amount: "-3".'],
  ]);
  expect(simulator.calls).toEqual([]);
});

it('has for each price its date, and says that it is quoted', () => {
  for (const { asOf, source } of Object.values(listPrices.units)) {
    expect(asOf).toMatch(/^2026-\d\d(-\d\d)?$/);
    expect(source).toMatch(/^others, of (confluent\.io|databricks\.com)\//);
  }
});
