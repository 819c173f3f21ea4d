import type { EnvironmentsSchemas } from '@tableflow-workshop/confluent-client/environments';
import { type Answer, created, failure, noContent, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { environmentName, newMetadata, organizationName } from './resource-names.ts';
import { removeSchemaRegistries } from './schema-registry-clusters.ts';

const collection = '/org/v2/environments';

/** Environments. Source: C5.1. */
export const environmentRoutes: Routes = {
  listEnvironments: (call, { state }) =>
    listPage(call, { apiVersion: 'org/v2', kind: 'EnvironmentList' }, state.confluent.environments),

  getEnvironment(call, { state }) {
    const found = state.confluent.environments.find((one) => one.id === call.path.id);
    return found ? ok(found) : notFound(call.path.id);
  },

  createEnvironment(call, { state, clock, newId }) {
    const { environments } = state.confluent;
    const { display_name: name, stream_governance_config: governance } =
      call.body as EnvironmentsSchemas['CreateEnvironment'];
    if (environments.some((one) => one.display_name === name)) return nameTaken(name);
    const id = newId('env');
    const environment: EnvironmentsSchemas['Environment'] = {
      api_version: 'org/v2',
      kind: 'Environment',
      id,
      metadata: newMetadata(`${collection}/${id}`, `${organizationName(state.world)}/environment=${id}`, clock.now()),
      display_name: name,
      stream_governance_config: governance ?? { package: 'ESSENTIALS' },
    };
    environments.push(environment);
    return { ...created(environment), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  /** The package can only be raised. */
  updateEnvironment(call, { state }) {
    const found = state.confluent.environments.find((one) => one.id === call.path.id);
    if (!found) return notFound(call.path.id);
    const { display_name: name, stream_governance_config: governance } =
      call.body as EnvironmentsSchemas['UpdateEnvironment'];
    const isTaken = state.confluent.environments.some((one) => one !== found && one.display_name === name);
    if (name !== undefined && isTaken) return nameTaken(name);
    if (found.stream_governance_config?.package === 'ADVANCED' && governance?.package === 'ESSENTIALS') {
      return failure(422, 'the package ADVANCED cannot be lowered to ESSENTIALS', {
        code: 'invalid_request',
        pointer: '/stream_governance_config/package',
      });
    }
    if (name !== undefined) found.display_name = name;
    if (governance !== undefined) {
      found.stream_governance_config = governance;
      const registry = state.confluent.schemaRegistryClusters.find(({ spec }) => spec.environment.id === found.id);
      if (registry) registry.spec.package = governance.package;
    }
    return ok(found);
  },

  /** Its Schema Registry goes with it. */
  deleteEnvironment(call, { state }) {
    const { confluent } = state;
    const { id = '' } = call.path;
    if (!confluent.environments.some((one) => one.id === id)) return notFound(id);
    if (confluent.kafkaClusters.some((one) => one.spec.environment.id === id)) {
      return failure(409, `environment ${id} has Kafka clusters`, { code: 'resource_in_use' });
    }
    confluent.environments = confluent.environments.filter((one) => one.id !== id);
    removeSchemaRegistries(id, state);
    return noContent;
  },

  listOrganizations: (call, { state }) =>
    listPage(call, { apiVersion: 'org/v2', kind: 'OrganizationList' }, [organization(state.world)]),

  getOrganization(call, { state }) {
    return call.path.id === state.world.organizationId
      ? ok(organization(state.world))
      : failure(404, `organization ${call.path.id} not found`, { code: 'resource_not_found' });
  },
};

function organization(world: Parameters<typeof organizationName>[0]): EnvironmentsSchemas['Organization'] {
  const id = world.organizationId;
  return {
    api_version: 'org/v2',
    kind: 'Organization',
    id,
    metadata: newMetadata(`/org/v2/organizations/${id}`, organizationName(world), Date.UTC(2026, 0, 1)),
    display_name: 'River Hotels',
    jit_enabled: false,
  };
}

function notFound(id: string | undefined): Answer {
  return failure(404, `environment ${id} not found`, { code: 'resource_not_found' });
}

function nameTaken(name: string): Answer {
  return failure(409, `environment name ${name} is already in use`, { code: 'resource_already_exists' });
}

/** The environment of the lab. */
export function seedEnvironments(world: World, nowMs: number): ConfluentState['environments'] {
  const { id, name } = world.environment;
  return [
    {
      api_version: 'org/v2',
      kind: 'Environment',
      id,
      metadata: newMetadata(`${collection}/${id}`, environmentName(world), nowMs),
      display_name: name,
      stream_governance_config: { package: 'ADVANCED' },
    },
  ];
}
