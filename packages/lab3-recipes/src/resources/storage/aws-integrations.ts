import { collect } from '@tableflow-workshop/client-core';
import { paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import { mostIntegrations, type ProviderIntegrations } from './provider-integration.ts';
import type { StorageAdministrator } from './storage-administrator.ts';
import { type AwsStorage, predictRoleArn } from './storage-input.ts';

/**
 * The provider integrations with AWS (`pim/v1`). They never change; the customer's role need not exist when one is
 * created.
 */
export function awsIntegrations(
  { providerIntegrations: client }: StorageAdministrator,
  wanted: AwsStorage,
): ProviderIntegrations {
  const { environmentId, providerIntegrationName: name } = wanted;
  const customer = predictRoleArn(wanted);
  return {
    customer,
    async list(signal) {
      const all = paginateConfluent(
        (page_token) =>
          client.GET('/pim/v1/integrations', {
            params: { query: { environment: environmentId, page_size: 100, page_token } },
            signal,
          }),
        `list the provider integrations of ${environmentId}`,
      );
      return (await collect(all, mostIntegrations)).map(({ id, display_name, config, usages }) => ({
        id,
        name: display_name ?? '',
        customer: config.customer_iam_role_arn,
        confluent: { roleArn: config.iam_role_arn, externalId: config.external_id },
        usages: usages ?? [],
      }));
    },
    create: (signal) =>
      unwrapConfluent(
        client.POST('/pim/v1/integrations', {
          body: {
            display_name: name,
            provider: 'AWS',
            config: { kind: 'AwsIntegrationConfig', customer_iam_role_arn: customer },
            environment: { id: environmentId },
          },
          signal,
        }),
        `create provider integration "${name}"`,
      ),
    configure: async () => undefined,
    validate: async () => undefined,
    delete: ({ id }, signal) =>
      unwrapConfluent(
        client.DELETE('/pim/v1/integrations/{id}', {
          params: { path: { id }, query: { environment: environmentId } },
          signal,
        }),
        `delete provider integration "${name}"`,
      ),
  };
}
