import { withAttendees } from './attendees.ts';
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
  const worlds = withAttendees(world);
  return {
    environments: worlds.flatMap((one) => seedEnvironments(one, nowMs)),
    kafkaClusters: worlds.flatMap((one) => seedKafkaClusters(one, nowMs)),
    schemaRegistryClusters: worlds.flatMap((one) => seedSchemaRegistryClusters(one, nowMs)),
    serviceAccounts: worlds.flatMap((one) => seedServiceAccounts(one, nowMs)),
    apiKeys: worlds
      .flatMap((one) => seedApiKeys(one, nowMs))
      .filter(({ key }, index, all) => all.findIndex((other) => other.key.id === key.id) === index),
    roleBindings: worlds.flatMap((one) => seedRoleBindings(one, nowMs)),
    providerIntegrations: worlds.flatMap((one) => seedProviderIntegrations(one)),
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
