import { expect, it } from 'vitest';
import { usualTimings } from './timings.ts';
import { readableTopic } from './virtual-topic.ts';

const minuteMs = 60_000;
const topic = (records: number) => ({ records, keys: records, badRecords: 0 });
const arrival = { before: topic(10), after: topic(40), atMs: 1_000 };

it.each([
  ['at once, where tiering takes no time', 0, 0, 40],
  ['not before they are tiered', 4 * minuteMs, 4 * minuteMs - 1, 10],
  ['once they are tiered', 4 * minuteMs, 4 * minuteMs, 40],
  ['not yet, where tiering takes longer than 15 minutes', 40 * minuteMs, 15 * minuteMs - 1, 10],
  ['from Kafka itself after 15 minutes', 40 * minuteMs, 15 * minuteMs, 40],
])('Tableflow reads records %s', (_when, tieringMs, afterMs, records) => {
  const timings = { ...usualTimings, tieringMs };
  expect(readableTopic(arrival, arrival.atMs + afterMs, timings).records).toBe(records);
});
