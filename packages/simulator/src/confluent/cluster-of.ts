import type { SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import type { InCluster } from './in-cluster.ts';

/** A thing that has a name in its cluster: a topic or a connector. */
export interface NamedInCluster extends InCluster {
  /** As its users call it. */
  readonly name: string;
}

/** Where a cluster is. */
export interface ClusterPlace {
  readonly environmentId: string;
  readonly clusterId: string;
}

/** The cluster that the lab begins with. */
export function labPlace({ environment, kafkaCluster }: World): ClusterPlace {
  return { environmentId: environment.id, clusterId: kafkaCluster.id };
}

/** The cluster written on a new record: nothing on one of the lab's. */
export function markOf(world: World, clusterId: string | undefined): InCluster {
  return clusterId === undefined || clusterId === world.kafkaCluster.id ? {} : { clusterId };
}

/** Whether a record belongs to a cluster. */
export function isIn(world: World, record: InCluster, clusterId: string | undefined): boolean {
  return (record.clusterId ?? world.kafkaCluster.id) === clusterId;
}

/**
 * The name by which the data plane knows a topic or a connector: two clusters may each have one of the same name. No topic has
 * a colon in its name.
 */
export function qualifiedName({ clusterId, name }: NamedInCluster): string {
  return clusterId === undefined ? name : `${clusterId}:${name}`;
}

/** Takes such a name apart again. */
export function splitName({ confluent }: SimulatorState, qualified: string): NamedInCluster {
  const [clusterId = '', ...rest] = qualified.split(':');
  const isCluster = rest.length > 0 && confluent.kafkaClusters.some(({ id }) => id === clusterId);
  return isCluster ? { clusterId, name: rest.join(':') } : { name: qualified };
}

/** The place of a cluster; of an unknown one, the lab's. */
export function placeOf(state: SimulatorState, clusterId: string | undefined): ClusterPlace {
  const found = state.confluent.kafkaClusters.find(({ id }) => id === clusterId);
  return found ? { environmentId: found.spec.environment.id, clusterId: found.id } : labPlace(state.world);
}
