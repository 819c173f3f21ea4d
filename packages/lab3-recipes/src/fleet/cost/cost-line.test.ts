import { describe, expect, it } from 'vitest';
import { costLine, type Holding, sumOf } from './cost-line.ts';
import { exactAmount, parseMoney } from './money.ts';
import { listPrices } from './price-list.ts';

const at = (text: string): number => Date.parse(text);
const topic: Holding = {
  what: 'Tableflow topic riverhotel.public.hotel',
  unit: 'tableflowTopic',
  units: 1,
  since: '2026-11-28T09:00:00.000Z',
  isAtLeast: false,
};
const priced = (amount: string | null) => ({
  ...listPrices,
  units: { ...listPrices.units, tableflowTopic: { amount, asOf: '2026-11', source: 'https://example.com' } },
});
const now = { nowMs: at('2026-11-28T11:30:00Z'), untilMs: at('2026-11-28T18:00:00Z') };

describe('an amount', () => {
  it.each([
    ['0.1', 100_000_000n, '0.1'],
    ['200', 200_000_000_000n, '200'],
    ['0.70', 700_000_000n, '0.7'],
    ['0.000000001', 1n, '0.000000001'],
  ])('%s is exact', (text, money, shown) => {
    expect([parseMoney(text), exactAmount(money)]).toEqual([money, shown]);
  });

  it.each(['', '-1', '1e3', '1,5', '.5', '5.', '0.0000000001', 'NaN', ' 1'])('is not %j', (text) => {
    expect(parseMoney(text)).toBeUndefined();
  });
});

describe('the cost of a holding', () => {
  it('counts an hour that has begun as a whole one, so far and to come', () => {
    const { hoursSoFar, perHour, soFar, toCome } = costLine(topic, { prices: priced('0.1'), ...now });
    expect([hoursSoFar, soFar, perHour, toCome]).toEqual([3, '0.3', '0.1', '0.7']);
  });

  it('is that of all its units', () => {
    const line = costLine({ ...topic, units: 4 }, { prices: priced('0.1'), ...now });
    expect([line.soFar, line.perHour]).toEqual(['1.2', '0.4']);
  });

  it('is not known without a price, and so far not without a beginning', () => {
    const unpriced = costLine(topic, { prices: priced(null), ...now });
    expect([unpriced.hoursSoFar, unpriced.soFar, unpriced.perHour, unpriced.toCome]).toEqual([3, null, null, null]);
    const timeless = costLine({ ...topic, since: null }, { prices: priced('0.1'), ...now });
    expect([timeless.hoursSoFar, timeless.soFar, timeless.perHour]).toEqual([null, null, '0.1']);
    expect(costLine({ ...topic, unit: null }, { prices: priced('0.1'), ...now }).perHour).toBeNull();
  });

  it('is nothing before it began and after the end', () => {
    const line = costLine(topic, { prices: priced('0.1'), nowMs: at('2026-11-28T08:00:00Z'), untilMs: 0 });
    expect([line.soFar, line.toCome]).toEqual(['0', '0']);
  });

  it('adds up without drift: ten thousand times a tenth of a cent', () => {
    const line = costLine({ ...topic, since: '2026-11-28T11:00:00.000Z' }, { prices: priced('0.001'), ...now });
    expect(sumOf(Array(10_000).fill(line), true)).toEqual({ soFar: '10', perHour: '10', toCome: '70' });
    expect(sumOf([], false)).toEqual({ soFar: '0', perHour: '0', toCome: null });
  });
});
