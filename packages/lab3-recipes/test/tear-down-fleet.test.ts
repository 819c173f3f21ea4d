import { fasterTimings, type Simulator } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { auditFleet } from '../src/fleet/audit-fleet.ts';
import { setUpFleet } from '../src/fleet/set-up-fleet.ts';
import { tearDownFleet } from '../src/fleet/tear-down-fleet.ts';
import { memoryLedger } from './support/memory-ledger.ts';
import { createSimulatedFleet } from './support/simulated-fleet.ts';

/** What is in the clouds of connectors, tables and integrations, by attendee. */
function inTheClouds({ state }: Simulator): readonly string[] {
  const { catalogIntegrations, connectors, tableflowTopics } = state.confluent;
  return [
    ...connectors.map(({ clusterId, name }) => `${clusterId} connector ${name}`),
    ...tableflowTopics.map(({ topic }) => `${topic.spec.kafka_cluster.id} topic ${topic.spec.display_name}`),
    ...catalogIntegrations.map(({ integration }) => `${integration.spec.kafka_cluster.id} integration`),
  ].sort();
}

it('of 95 labs with three topics and a paused connector of others, exactly these are left, and named', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(95, { timings: fasterTimings(100) });
  const options = { fetch: simulator.fetch, clock, ledger: memoryLedger() };
  expect((await setUpFleet(labs, options)).verdict).toBe('complete');
  expect(inTheClouds(simulator)).toHaveLength(95 * 4);

  const { connectors, tableflowTopics } = simulator.state.confluent;
  for (const prefix of ['wp011', 'wp042', 'wp095']) {
    const own = tableflowTopics.find(({ topic }) => topic.spec.kafka_cluster.id === `lkc-${prefix}`);
    if (!own) throw new Error(`${prefix} has no table`);
    const planted = structuredClone(own);
    tableflowTopics.push({
      ...planted,
      tableId: `00000000-0000-4000-8000-000000000${prefix.slice(2)}`,
      topic: { ...planted.topic, spec: { ...planted.topic.spec, display_name: 'orders-of-others' } },
    });
  }
  const capture = connectors.find(({ clusterId }) => clusterId === 'lkc-wp007');
  if (!capture) throw new Error('wp007 has no connector');
  connectors.push({ ...structuredClone(capture), id: 'lcc-others', name: 'datagen-of-others', state: 'PAUSED' });

  const result = await tearDownFleet(labs, {
    ...options,
    deleteTopics: true,
    deleteSubjects: true,
    deleteSchema: true,
  });
  const left = result.attendees.flatMap(({ attendee, outcome, details }) =>
    (details?.remaining ?? []).map(({ kind, name }) => `${attendee} ${outcome}: ${kind} ${name}`),
  );
  expect(left).toEqual([
    'wp007@example.com remains: connector datagen-of-others',
    ...['wp011', 'wp042', 'wp095'].flatMap((prefix) => [
      `${prefix}@example.com remains: Tableflow topic orders-of-others`,
      `${prefix}@example.com remains: catalog integration tableflow-databricks-workshop`,
    ]),
  ]);
  expect(result.attendees.filter(({ outcome }) => outcome === 'gone')).toHaveLength(91);
  expect(result.findings.map(({ where, attendees }) => `${attendees.length} ${where}`)).toEqual([
    '3 Tableflow topic orders-of-others',
    '3 catalog integration tableflow-databricks-workshop',
    '1 connector datagen-of-others',
  ]);
  expect(result.findings[2]?.evidence).toBe('it is not of this lab, and is PAUSED');
  expect(inTheClouds(simulator)).toEqual([
    'lkc-wp007 connector datagen-of-others',
    ...['wp011', 'wp042', 'wp095'].flatMap((prefix) => [
      `lkc-${prefix} integration`,
      `lkc-${prefix} topic orders-of-others`,
    ]),
  ]);

  const sent = simulator.calls.length;
  const again = await tearDownFleet(labs, options);
  expect(again.attendees.filter(({ isRemembered }) => isRemembered)).toHaveLength(91);
  const audited = await auditFleet(labs.slice(0, 3), options);
  expect(audited.attendees.map(({ outcome }) => outcome)).toEqual(['clean', 'clean', 'clean']);
  expect(simulator.calls.length).toBeGreaterThan(sent);
}, 300_000);

it('an audit names what is left of each, with what removes it', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(2, { timings: fasterTimings(100) });
  const options = { fetch: simulator.fetch, clock };
  await setUpFleet(labs, options);
  const { verdict, findings } = await auditFleet(labs, options);
  expect(verdict).toBe('incomplete');
  const connector = findings.find(({ where }) => where.includes('connector'));
  expect([connector?.where, connector?.attendees, connector?.ruleId]).toEqual([
    'Confluent Cloud: connector <connector>',
    ['wp001@example.com', 'wp002@example.com'],
    'leftover',
  ]);
  expect(connector?.remedy).toContain('curl');
});
