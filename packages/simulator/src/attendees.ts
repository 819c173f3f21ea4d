import type { World, WorldKey } from './world.ts';

/**
 * The worlds of a workshop's attendees, who share one organization, one workspace and one database: each has an environment,
 * a cluster, a Schema Registry, a service account and a catalog of their own, with the prefix `wp001`, `wp002` …
 *
 * @returns none where the world says of no attendees
 * @example const [first] = attendeesOf({ ...riverHotels, attendees: 95 })
 */
export function attendeesOf(world: World): readonly World[] {
  return Array.from({ length: world.attendees ?? 0 }, (_, index) => attendeeOf(world, prefixOf(index)));
}

/** The world that a workshop begins with, and those of its attendees. */
export function withAttendees(world: World): readonly World[] {
  return [world, ...attendeesOf(world)];
}

/** The prefix of an attendee, counted from 0. */
function prefixOf(index: number): string {
  return `wp${String(index + 1).padStart(3, '0')}`;
}

function attendeeOf({ attendees: _none, ...world }: World, prefix: string): World {
  const { databricks, kafkaCluster, keys, providerIntegration, schemaRegistry, serviceAccount } = world;
  return {
    ...world,
    environment: { id: `env-${prefix}`, name: `${prefix}-environment` },
    kafkaCluster: { ...kafkaCluster, id: `lkc-${prefix}`, name: `${prefix}-cluster` },
    schemaRegistry: { ...schemaRegistry, id: `lsrc-${prefix}` },
    serviceAccount: { ...serviceAccount, id: `sa-${prefix}`, name: `${prefix}-app-manager` },
    keys: {
      ...keys,
      kafka: keyOf(keys.kafka, prefix),
      schemaRegistry: keyOf(keys.schemaRegistry, prefix),
    },
    providerIntegration: {
      ...providerIntegration,
      id: `cspi-${prefix}`,
      confluentRoleArn: providerIntegration.confluentRoleArn.replace(/role\/.*$/, `role/cspi-${prefix}`),
    },
    databricks: { ...databricks, catalogName: `${prefix}-catalog` },
  };
}

/** As unknown as the key that it is made of. */
function keyOf({ id, secret }: WorldKey, prefix: string): WorldKey {
  return { id: `${prefix.toUpperCase()}${id}`.slice(0, 16), secret: `${secret}-${prefix}` };
}
