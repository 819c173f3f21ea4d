import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { attendeesOf, createSimulator, riverHotels } from '../src/index.ts';

const workshop = { ...riverHotels, attendees: 95 };

it('a world has no attendees unless it says so', () => {
  expect(attendeesOf(riverHotels)).toEqual([]);
});

it('each attendee has an environment, a cluster and a catalog; organization, workspace and database are shared', () => {
  const attendees = attendeesOf(workshop);
  const [first, last] = [attendees[0], attendees[94]];
  expect(attendees).toHaveLength(95);
  expect([first?.environment.id, first?.kafkaCluster.id, first?.databricks.catalogName]).toEqual([
    'env-wp001',
    'lkc-wp001',
    'wp001-catalog',
  ]);
  expect(last?.keys.kafka).toEqual({ id: 'WP095RIVERKAFKAK', secret: 'river-kafka-secret-wp095' });
  expect(last?.keys.cloud).toEqual(riverHotels.keys.cloud);
  expect(last?.database).toEqual(riverHotels.database);
  expect(last?.databricks.workspaceUrl).toBe(riverHotels.databricks.workspaceUrl);
});

it('the clouds hold what all of them have, and what is shared once', () => {
  const { state } = createSimulator({ world: workshop, clock: createVirtualClock() });
  const { confluent, databricks } = state;
  expect([confluent.environments, confluent.kafkaClusters, confluent.roleBindings].map(({ length }) => length)).toEqual(
    [96, 96, 96],
  );
  // A Cloud key and a Tableflow key for all, and two of each cluster.
  expect(confluent.apiKeys).toHaveLength(2 + 96 * 2);
  const ids = [...confluent.apiKeys.map(({ key }) => key.id), ...confluent.roleBindings.map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  // Besides the two of the workspace.
  expect(databricks.catalogs).toHaveLength(98);
  expect(new Set(databricks.schemas.map(({ schema_id }) => schema_id)).size).toBe(databricks.schemas.length);
  expect(Object.keys(databricks.grants).filter((name) => name.startsWith('catalog/'))).toHaveLength(96);
});
