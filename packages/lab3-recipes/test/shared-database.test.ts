import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';

// In a workshop each attendee has an environment and a cluster, and all share one PostgreSQL, whose slots and publications
// have one list of names.

const attendees = Array.from({ length: 20 }, (_, index) => `wp${String(index + 1).padStart(3, '0')}`);

function worldOf(prefix: string): World {
  return {
    ...riverHotels,
    environment: { id: `env-${prefix}`, name: prefix },
    kafkaCluster: { ...riverHotels.kafkaCluster, id: `lkc-${prefix}` },
    serviceAccount: { ...riverHotels.serviceAccount, id: `sa-${prefix}` },
  };
}

it.each([
  ['by their prefixes', (prefix: string) => prefix],
  ['of one prefix, by their clusters', () => 'workshop'],
  ['without a prefix, by their service accounts', () => undefined],
])('twenty attendees are all complete, and no name collides: %s', async (_title, prefixOf) => {
  const used: string[] = [];
  for (const attendee of attendees) {
    const world = worldOf(attendee);
    const prefix = prefixOf(attendee);
    const name = `${prefix ?? world.serviceAccount.id}-postgres-cdc`;
    const config = {
      ...configOf(world),
      connector: { ...configOf(world).connector, name },
      ...(prefix ? { prefix } : {}),
    };
    const { lab, simulator } = await createSimulatedLab({ world, config });
    expect((await setUpLab3(lab, { pollIntervalMs: 60_000 })).verdict).toBe('complete');
    const [{ config: live = {} } = {}] = simulator.state.confluent.connectors;
    used.push(live['slot.name'] ?? '', live['publication.name'] ?? '');
    expect(live['slot.name']).toContain(prefix ?? world.serviceAccount.id.replace('-', '_'));
  }
  expect(new Set(used).size).toBe(40);
});
