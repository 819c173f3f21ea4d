import type { World } from '../world.ts';
import { type ClusterPlace, labPlace } from './cluster-of.ts';

const cloudUrl = 'https://api.confluent.cloud';

/** Resource names (CRNs) of the world. Source: C1.8. */
export function organizationName({ organizationId }: World): string {
  return `crn://confluent.cloud/organization=${organizationId}`;
}

/** Of an environment; of the lab's where no other is named. */
export function environmentName(world: World, environmentId: string = world.environment.id): string {
  return `${organizationName(world)}/environment=${environmentId}`;
}

/** Terraform cuts at `/kafka=` and fails where it is missing. Source: C6.3. */
export function kafkaClusterName(world: World, place: ClusterPlace = labPlace(world)): string {
  const { environmentId, clusterId } = place;
  return `${environmentName(world, environmentId)}/cloud-cluster=${clusterId}/kafka=${clusterId}`;
}

export interface Reference {
  id: string;
  related: string;
  resource_name: string;
}

export function environmentReference(world: World, id: string = world.environment.id): Reference {
  return { id, related: `${cloudUrl}/org/v2/environments/${id}`, resource_name: environmentName(world, id) };
}

export function kafkaClusterReference(world: World, place: ClusterPlace): Reference & { environment: string } {
  return {
    id: place.clusterId,
    environment: place.environmentId,
    related: `${cloudUrl}/cmk/v2/clusters/${place.clusterId}`,
    resource_name: kafkaClusterName(world, place),
  };
}

export interface Metadata {
  self: string;
  resource_name: string;
  created_at: string;
  updated_at: string;
}

/** Metadata of a new resource. `path` is where the control plane shows it. */
export function newMetadata(path: string, resourceName: string, nowMs: number): Metadata {
  const now = new Date(nowMs).toISOString();
  return { self: `${cloudUrl}${path}`, resource_name: resourceName, created_at: now, updated_at: now };
}
