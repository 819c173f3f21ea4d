import { randomBytes } from 'node:crypto';
import type { World, WorldKey } from '@tableflow-workshop/simulator';

/**
 * The world with random secrets in place of all that it came with: whatever a sandbox is built from, nobody's real
 * secret is in it, and no other sandbox has the same ones.
 */
export function withOwnSecrets(world: World): World {
  const { keys, databricks, database, user } = world;
  return {
    ...world,
    ...(user && { user: { ...user, password: randomSecret() } }),
    keys: {
      cloud: withOwnSecret(keys.cloud),
      tableflow: withOwnSecret(keys.tableflow),
      kafka: withOwnSecret(keys.kafka),
      schemaRegistry: withOwnSecret(keys.schemaRegistry),
    },
    databricks: {
      ...databricks,
      adminToken: `dapi${randomBytes(16).toString('hex')}`,
      servicePrincipal: { ...databricks.servicePrincipal, clientSecret: randomSecret() },
    },
    database: { ...database, password: randomSecret() },
  };
}

/** Letters and digits only: it goes into URLs, headers and connection strings as it is. */
export function randomSecret(): string {
  return randomBytes(24).toString('hex');
}

function withOwnSecret({ id }: WorldKey): WorldKey {
  return { id, secret: randomSecret() };
}
