import type { World } from '@tableflow-workshop/simulator';
import { freePort } from './postgres/free-port.ts';

const host = '127.0.0.1';

/** The world with addresses of this machine. They are part of what is saved: a restart has the same. */
export async function placeWorld(world: World): Promise<World> {
  const [confluentPort, databricksPort, postgresPort] = [
    await freePort(host),
    await freePort(host),
    await freePort(host),
  ];
  return withConfluentPort(
    {
      ...world,
      databricks: { ...world.databricks, workspaceUrl: `http://${host}:${databricksPort}` },
      database: { ...world.database, hostname: host, port: postgresPort },
    },
    confluentPort,
  );
}

/** The same world with Confluent Cloud on another port. Nothing that is saved refers to that one. */
export function withConfluentPort(world: World, port: number): World {
  const url = `http://${host}:${port}`;
  return {
    ...world,
    kafkaCluster: { ...world.kafkaCluster, restUrl: url },
    schemaRegistry: { ...world.schemaRegistry, url },
  };
}
