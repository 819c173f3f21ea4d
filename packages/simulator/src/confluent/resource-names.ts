import type { World } from '../world.ts';

const cloudUrl = 'https://api.confluent.cloud';

/** Resource names (CRNs) of the world. Source: C1.8. */
export function organizationName({ organizationId }: World): string {
  return `crn://confluent.cloud/organization=${organizationId}`;
}

export function environmentName(world: World): string {
  return `${organizationName(world)}/environment=${world.environment.id}`;
}

/** Terraform cuts at `/kafka=` and fails where it is missing. Source: C6.3. */
export function kafkaClusterName(world: World): string {
  return `${environmentName(world)}/cloud-cluster=${world.kafkaCluster.id}/kafka=${world.kafkaCluster.id}`;
}

export interface Reference {
  id: string;
  related: string;
  resource_name: string;
}

export function environmentReference(world: World): Reference {
  const { id } = world.environment;
  return { id, related: `${cloudUrl}/org/v2/environments/${id}`, resource_name: environmentName(world) };
}

export function kafkaClusterReference(world: World): Reference & { environment: string } {
  const { id } = world.kafkaCluster;
  return {
    id,
    environment: world.environment.id,
    related: `${cloudUrl}/cmk/v2/clusters/${id}`,
    resource_name: kafkaClusterName(world),
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
