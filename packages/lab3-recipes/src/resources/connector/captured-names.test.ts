import { expect, it } from 'vitest';
import { capturedPrefixes, isCapturedTopic, looksCaptured, topicOfSubject } from './captured-names.ts';

const connector = { topicPrefix: 'river.hotel', tableIncludeList: ['public.hotel', 'public.customer', 'crm.guest'] };

it.each([
  ['river.hotel.public.hotel', true, true],
  ['river.hotel.crm.guest', true, true],
  ['__debezium-heartbeat-lcc-1a2b3.river.hotel', true, true],
  ['__debezium-heartbeat.river.hotel', true, true],
  ['river.hotel.public.booking', false, true],
  ['river.hotel.cdc.clickstream', false, false],
  ['__debezium-heartbeat-lcc-1a2b3.hotel', false, false],
  ['__debezium-heartbeat-lcc-1a2b3.north.river.hotel', false, false],
  ['river.hotel.publicity.hotel', false, false],
  ['river.hotel', false, false],
])('%s: captured %s, looks so %s', (topic, isCaptured, looks) => {
  expect([isCapturedTopic(connector, topic), looksCaptured(connector, topic)]).toEqual([isCaptured, looks]);
});

it('prefixes are those of the schemas', () => {
  expect(capturedPrefixes(connector)).toEqual(['river.hotel.public.', 'river.hotel.crm.']);
});

it.each([
  ['river.public.hotel-key', 'river.public.hotel'],
  ['river.public.hotel-value', 'river.public.hotel'],
  ['river.public.hotel', 'river.public.hotel'],
  ['river.key-value-value', 'river.key-value'],
])('subject %s belongs to topic %s', (subject, topic) => {
  expect(topicOfSubject(subject)).toBe(topic);
});
