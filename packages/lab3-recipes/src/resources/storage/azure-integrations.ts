import { collect } from '@tableflow-workshop/client-core';
import { paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { mostIntegrations, type ProviderIntegrations } from './provider-integration.ts';
import type { StorageAdministrator } from './storage-administrator.ts';
import type { AzureStorage } from './storage-input.ts';

/**
 * The provider integrations with Azure (`pim/v2`). One begins as a draft, which names Confluent's application, and takes
 * the customer's tenant once.
 */
export function azureIntegrations(
  { providerIntegrationsV2: client }: StorageAdministrator,
  { environmentId, providerIntegrationName: name, tenantId: customer }: AzureStorage,
): ProviderIntegrations {
  const environment = { id: environmentId };
  return {
    customer,
    async list(signal) {
      const all = paginateConfluent(
        (page_token) =>
          client.GET('/pim/v2/integrations', {
            params: { query: { environment: environmentId, page_size: 100, page_token } },
            signal,
          }),
        `list the provider integrations of ${environmentId}`,
      );
      return (await collect(all, mostIntegrations)).flatMap(({ id, display_name, config, usages }) =>
        // The second version holds integrations of other clouds too, and their names are taken there.
        config?.kind === 'AzureIntegrationConfig'
          ? [
              {
                id,
                name: display_name ?? '',
                customer: config.customer_azure_tenant_id || undefined,
                confluent: { applicationId: config.confluent_multi_tenant_app_id },
                usages: usages ?? [],
              },
            ]
          : [],
      );
    },
    create: (signal) =>
      unwrapConfluent(
        client.POST('/pim/v2/integrations', { body: { display_name: name, provider: 'AZURE', environment }, signal }),
        `create provider integration "${name}"`,
      ),
    configure: ({ id }, signal) =>
      unwrapConfluent(
        client.PATCH('/pim/v2/integrations/{id}', {
          params: { path: { id } },
          body: { environment, config: { kind: 'AzureIntegrationConfig', customer_azure_tenant_id: customer } },
          signal,
        }),
        `give provider integration "${name}" its tenant`,
      ),
    validate: ({ id }, signal) =>
      unwrapConfluent(
        client.POST('/pim/v2/integrations:validate', { body: { id, environment }, signal }),
        `validate provider integration "${name}"`,
      ),
    delete: ({ id }, signal) =>
      unwrapConfluent(
        client.DELETE('/pim/v2/integrations/{id}', {
          params: { path: { id }, query: { environment: environmentId } },
          signal,
        }),
        `delete provider integration "${name}"`,
      ),
  };
}
