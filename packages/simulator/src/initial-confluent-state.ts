import { seedApiKeys } from './confluent/api-keys.ts';
import { seedEnvironments } from './confluent/environments.ts';
import { seedKafkaClusters } from './confluent/kafka-clusters.ts';
import { seedProviderIntegrations } from './confluent/provider-integrations.ts';
import { seedRoleBindings } from './confluent/role-bindings.ts';
import { seedSchemaRegistryClusters } from './confluent/schema-registry-clusters.ts';
import { seedServiceAccounts } from './confluent/service-accounts.ts';
import type { ConfluentState } from './state.ts';
import type { World } from './world.ts';

const firstSchemaId = 100_001;

/** Confluent Cloud as LAB 2 leaves it: a cluster without topics, keys of every kind, a role for the bucket. */
export function initialConfluentState(world: World, nowMs: number): ConfluentState {
  return {
    environments: seedEnvironments(world, nowMs),
    kafkaClusters: seedKafkaClusters(world, nowMs),
    schemaRegistryClusters: seedSchemaRegistryClusters(world, nowMs),
    serviceAccounts: seedServiceAccounts(world, nowMs),
    apiKeys: [...seedApiKeys(world, nowMs)],
    roleBindings: seedRoleBindings(world, nowMs),
    providerIntegrations: seedProviderIntegrations(world),
    providerIntegrationsV2: [],
    providerIntegrationBusyUntilMs: {},
    connectors: [],
    tableflowTopics: [],
    catalogIntegrations: [],
    topics: [],
    acls: [],
    subjects: [],
    deletedSubjects: [],
    nextSchemaId: firstSchemaId,
  };
}
