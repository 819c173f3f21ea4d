import type { Routes } from '../request/route.ts';
import { aclRoutes } from './acls.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { catalogIntegrationRoutes } from './catalog-integrations.ts';
import { connectorOffsetRoutes } from './connector-offsets.ts';
import { connectorPluginRoutes } from './connector-validation.ts';
import { connectorRoutes } from './connectors.ts';
import { environmentRoutes } from './environments.ts';
import { kafkaClusterRoutes } from './kafka-clusters.ts';
import { kafkaTopicRoutes } from './kafka-topics.ts';
import { metricsRoutes } from './metrics.ts';
import { providerIntegrationRoutes } from './provider-integrations.ts';
import { providerIntegrationV2Routes } from './provider-integrations-v2.ts';
import { registryConfigRoutes } from './registry-config.ts';
import { roleBindingRoutes } from './role-bindings.ts';
import { schemaRegistryClusterRoutes } from './schema-registry-clusters.ts';
import { serviceAccountRoutes } from './service-accounts.ts';
import { subjectRoutes } from './subjects.ts';
import { tableflowRegionRoutes } from './tableflow-regions.ts';
import { tableflowTopicRoutes } from './tableflow-topics.ts';
import { userRoutes } from './users.ts';

/** All operations of Confluent's APIs. */
export const confluentRoutes: Routes = {
  ...tableflowRegionRoutes,
  ...tableflowTopicRoutes,
  ...catalogIntegrationRoutes,
  ...connectorRoutes,
  ...connectorPluginRoutes,
  ...providerIntegrationRoutes,
  ...providerIntegrationV2Routes,
  ...environmentRoutes,
  ...kafkaClusterRoutes,
  ...schemaRegistryClusterRoutes,
  ...serviceAccountRoutes,
  ...apiKeyRoutes,
  ...roleBindingRoutes,
  ...kafkaTopicRoutes,
  ...aclRoutes,
  ...subjectRoutes,
  ...registryConfigRoutes,
  ...connectorOffsetRoutes,
  ...userRoutes,
  ...metricsRoutes,
};
