import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import { resyncIntegration } from '../catalog-sync.ts';
import { type Answer, accepted, failure, noContent, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { CatalogIntegrationRecord, ConfluentState } from '../state.ts';
import { changedConfig, refuseConfig, withoutSecrets } from './catalog-config.ts';
import { placeOf } from './cluster-of.ts';
import { listPage } from './paging.ts';
import { environmentReference, kafkaClusterReference, newMetadata, organizationName } from './resource-names.ts';
import { queryScope, refuseBodyScope, refuseListScope, scopeProblem } from './scope.ts';

const collection = '/tableflow/v1/catalog-integrations';

/**
 * Catalog integrations. A Unity integration stays PENDING until a first Delta topic of its cluster runs, and secrets
 * are never answered. Source: C2.5 and C2.6.
 */
export const catalogIntegrationRoutes: Routes = {
  listCatalogIntegrations(call, { state }) {
    const { environmentId, clusterId } = queryScope(call);
    const refusal = refuseListScope(state.confluent, environmentId, clusterId);
    if (refusal) return refusal;
    const integrations = state.confluent.catalogIntegrations
      .map((record) => record.integration)
      .filter(({ spec }) => spec.kafka_cluster.id === clusterId);
    return listPage(call, { apiVersion: 'tableflow/v1', kind: 'CatalogIntegrationList' }, integrations);
  },

  createCatalogIntegration(call, surroundings) {
    const { state, clock } = surroundings;
    const { spec } = call.body as TableflowSchemas['CreateCatalogIntegration'];
    const outside = refuseBodyScope(state.confluent, spec, '/spec');
    if (outside) return outside;
    const config = withoutSecrets(spec.config);
    const refusal = refuseConfig(config, state.confluent);
    if (refusal) return refusal;
    const place = placeOf(state, spec.kafka_cluster.id);
    const twin = findTwin(state.confluent, place.clusterId, config);
    if (twin) {
      const detail = `catalog integration ${twin.integration.id} already publishes to this catalog`;
      const conflict = failure(409, detail, { code: 'resource_already_exists' });
      return { ...conflict, headers: { location: `${call.origin}${collection}/${twin.integration.id}` } };
    }
    const id = surroundings.newId('tci');
    const integration: TableflowSchemas['CatalogIntegration'] = {
      api_version: 'tableflow/v1',
      kind: 'CatalogIntegration',
      id,
      metadata: newMetadata(
        `${collection}/${id}`,
        `${organizationName(state.world)}/catalog-integration=${id}`,
        clock.now(),
      ),
      spec: {
        display_name: spec.display_name,
        suspended: spec.suspended ?? false,
        config,
        environment: environmentReference(state.world, place.environmentId),
        kafka_cluster: kafkaClusterReference(state.world, place),
      },
      status: { phase: 'PENDING', error_message: '' },
    };
    const [clientId, clientSecret] =
      spec.config.kind === 'AwsGlue' ? ['', ''] : [spec.config.client_id, spec.config.client_secret];
    state.confluent.catalogIntegrations.push({ integration, clientId, clientSecret });
    surroundings.syncCatalogs();
    return { ...accepted(integration), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  getCatalogIntegration(call, { state }) {
    const { environmentId, clusterId } = queryScope(call);
    const found = read(state.confluent, environmentId, clusterId, call.path.id);
    return 'status' in found ? found : ok(found.integration);
  },

  /** The kind of catalog is fixed. A changed configuration, a new secret too, publishes every table again. */
  updateCatalogIntegration(call, surroundings) {
    const { state, clock } = surroundings;
    const { spec } = call.body as TableflowSchemas['UpdateCatalogIntegration'];
    const found = read(state.confluent, spec.environment.id, spec.kafka_cluster.id, call.path.id);
    if ('status' in found) return found;
    const { integration } = found;
    const wanted = spec.config;
    if (wanted) {
      if (wanted.kind !== integration.spec.config.kind) {
        const detail = `the kind of a catalog integration cannot change from ${integration.spec.config.kind}`;
        return failure(422, detail, { code: 'invalid_configuration', pointer: '/spec/config/kind' });
      }
      const config = changedConfig(integration.spec.config, wanted);
      const refusal = refuseConfig(config, state.confluent);
      if (refusal) return refusal;
      integration.spec.config = config;
      if (wanted.kind !== 'AwsGlue') {
        found.clientId = wanted.client_id ?? found.clientId;
        found.clientSecret = wanted.client_secret ?? found.clientSecret;
      }
    }
    if (spec.display_name !== undefined) integration.spec.display_name = spec.display_name;
    if (spec.suspended !== undefined) integration.spec.suspended = spec.suspended;
    if (integration.metadata) integration.metadata.updated_at = new Date(clock.now()).toISOString();
    // Terraform sends the kind alone when it only renames.
    if (wanted && Object.keys(wanted).length > 1) resyncIntegration(found, surroundings);
    return ok(integration);
  },

  /** The tables stay in the catalog; their topics say that nobody follows them any more. */
  deleteCatalogIntegration(call, { state }) {
    const { confluent } = state;
    const { environmentId, clusterId } = queryScope(call);
    const found = read(confluent, environmentId, clusterId, call.path.id);
    if ('status' in found) return found;
    confluent.catalogIntegrations = confluent.catalogIntegrations.filter((one) => one !== found);
    for (const { topic } of confluent.tableflowTopics) {
      for (const sync of topic.status.catalog_sync_statuses ?? []) {
        if (sync.catalog_integration_id !== found.integration.id) continue;
        sync.sync_status = 'DISCONNECTED';
        sync.error_message = null;
      }
    }
    return noContent;
  },
};

/** One Unity integration a cluster and catalog: two would fight for the same tables. Source: C2.5. */
function findTwin(
  confluent: ConfluentState,
  clusterId: string,
  config: TableflowSchemas['CatalogConfig'],
): CatalogIntegrationRecord | undefined {
  if (config.kind !== 'Unity') return undefined;
  const key = (unity: { workspace_endpoint: string; catalog_name: string }): string =>
    `${new URL(unity.workspace_endpoint).origin}/${unity.catalog_name}`;
  return confluent.catalogIntegrations.find(
    ({ integration: { spec } }) =>
      spec.kafka_cluster.id === clusterId && spec.config.kind === 'Unity' && key(spec.config) === key(config),
  );
}

function read(
  confluent: ConfluentState,
  environmentId: string,
  clusterId: string,
  id: string | undefined,
): CatalogIntegrationRecord | Answer {
  const problem = scopeProblem(confluent, environmentId, clusterId);
  if (problem !== undefined) return failure(404, problem, { code: 'resource_not_found' });
  return (
    confluent.catalogIntegrations.find(
      ({ integration }) => integration.id === id && integration.spec.kafka_cluster.id === clusterId,
    ) ?? failure(404, `catalog integration ${id} not found`)
  );
}
