import type { ProviderIntegrationsV2Schemas } from '@tableflow-workshop/confluent-client/provider-integrations-v2';
import { created, failure, noContent, ok } from '../request/answer.ts';
import type { Routes, Surroundings } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import { mayEnter } from '../trust.ts';
import { listPage } from './paging.ts';
import { providerIntegrationNotFound, refuseDeletion, usagesOf } from './provider-integration-usage.ts';
import { confluentRoleArn } from './provider-integrations.ts';
import { environmentReference } from './resource-names.ts';
import { refuseBodyScope, refuseListScope } from './scope.ts';

type ProviderIntegration = ProviderIntegrationsV2Schemas['ProviderIntegration'];
type Config = NonNullable<ProviderIntegration['config']>;

const collection = '/pim/v2/integrations';

const kinds: Readonly<Record<string, Config['kind']>> = {
  AWS: 'AwsIntegrationConfig',
  AZURE: 'AzureIntegrationConfig',
  GCP: 'GcpIntegrationConfig',
};

/**
 * Provider integrations with Azure, Google Cloud and AWS: DRAFT without a configuration, CREATED with one. They rest in
 * CREATED, because Terraform accepts no other state later. Source: C4.3.
 */
export const providerIntegrationV2Routes: Routes = {
  'provider-integration-v2/listProviderIntegrations'(call, { state }) {
    const environmentId = call.query.get('environment') ?? '';
    const refusal = refuseListScope(state.confluent, environmentId);
    if (refusal) return refusal;
    const provider = call.query.get('provider')?.toUpperCase();
    const name = call.query.get('display_name') ?? '';
    const status = call.query.get('status');
    const integrations = state.confluent.providerIntegrationsV2
      .filter((one) => one.environment.id === environmentId && (!provider || one.provider === provider))
      .filter((one) => (one.display_name ?? '').includes(name) && (!status || one.status === status))
      .map((one) => withUsages(one, state));
    return listPage(call, { apiVersion: 'pim/v2', kind: 'IntegrationList' }, integrations);
  },

  'provider-integration-v2/createProviderIntegration'(call, surroundings) {
    const { state } = surroundings;
    const body = call.body as ProviderIntegrationsV2Schemas['CreateProviderIntegration'];
    const refusal = refuseBodyScope(state.confluent, body, '');
    if (refusal) return refusal;
    const provider = (body.provider ?? 'GCP').toUpperCase();
    if (body.config && body.config.kind !== kinds[provider]) return wrongKind(provider);
    const id = surroundings.newId('cspi');
    const integration: ProviderIntegration = {
      api_version: 'pim/v2',
      kind: 'Integration',
      id,
      display_name: body.display_name ?? '',
      provider,
      config: { ...draftConfig(provider, id, surroundings), ...body.config } as Config,
      usages: [],
      status: body.config ? 'CREATED' : 'DRAFT',
      environment: environmentReference(state.world, body.environment.id),
    };
    state.confluent.providerIntegrationsV2.push(integration);
    return { ...created(integration), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  'provider-integration-v2/getProviderIntegration'(call, { state }) {
    const found = find(state, call.path.id, call.query.get('environment'));
    return found ? ok(withUsages(found, state)) : providerIntegrationNotFound(call.path.id);
  },

  /** Only a draft takes a configuration. */
  'provider-integration-v2/updateProviderIntegration'(call, { state }) {
    const body = call.body as ProviderIntegrationsV2Schemas['UpdateProviderIntegration'];
    const found = find(state, call.path.id, body.environment.id);
    if (!found) return providerIntegrationNotFound(call.path.id);
    if (found.status !== 'DRAFT') {
      return failure(409, `provider integration ${found.id} is ${found.status}; only a DRAFT can be configured`);
    }
    if (body.config) {
      if (body.config.kind !== found.config?.kind) return wrongKind(found.provider ?? '');
      found.config = { ...found.config, ...body.config } as Config;
      found.status = 'CREATED';
    }
    return ok(withUsages(found, state));
  },

  'provider-integration-v2/deleteProviderIntegration'(call, surroundings) {
    const { confluent } = surroundings.state;
    const found = find(surroundings.state, call.path.id, call.query.get('environment'));
    if (!found) return providerIntegrationNotFound(call.path.id);
    const refusal = refuseDeletion(found.id, surroundings);
    if (refusal) return refusal;
    confluent.providerIntegrationsV2 = confluent.providerIntegrationsV2.filter((one) => one !== found);
    return noContent;
  },

  /** Says whether the customer's side is done, which only a world that enforces trust can deny. */
  'provider-integration-v2/validateProviderIntegration'(call, { state, clock }) {
    const body = call.body as ProviderIntegrationsV2Schemas['ValidateProviderIntegration'];
    const found = find(state, body.id, body.environment.id);
    if (!found) return providerIntegrationNotFound(body.id);
    const isDraft = found.status === 'DRAFT';
    if (body.config && !isDraft) return failure(400, 'a configuration can be tried on a DRAFT only');
    if (isDraft && !body.config) return failure(400, `provider integration ${found.id} has no configuration yet`);
    const applicationId =
      found.config?.kind === 'AzureIntegrationConfig' ? found.config.confluent_multi_tenant_app_id : undefined;
    if (applicationId !== undefined && !mayEnter(state, clock.now(), applicationId)) {
      return failure(400, `application ${applicationId} has no service principal in the tenant`);
    }
    return noContent;
  },
};

/** What Confluent's own side is, known before the customer says anything. */
function draftConfig(provider: string, id: string, { state, newUuid }: Surroundings): Config {
  if (provider === 'AZURE') {
    return {
      kind: 'AzureIntegrationConfig',
      customer_azure_tenant_id: '',
      confluent_multi_tenant_app_id: newUuid(),
    };
  }
  if (provider === 'AWS') {
    return { kind: 'AwsIntegrationConfig', iam_role_arn: confluentRoleArn(state, id), external_id: newUuid() };
  }
  return {
    kind: 'GcpIntegrationConfig',
    google_service_account: `${id}@simulated-confluent.iam.gserviceaccount.com`,
  };
}

function find(
  { confluent }: SimulatorState,
  id: string | undefined,
  environmentId: string | null,
): ProviderIntegration | undefined {
  return confluent.providerIntegrationsV2.find((one) => one.id === id && one.environment.id === environmentId);
}

function withUsages(integration: ProviderIntegration, state: SimulatorState): ProviderIntegration {
  return { ...integration, usages: usagesOf(integration.id, state) };
}

function wrongKind(provider: string): ReturnType<typeof failure> {
  return failure(422, `provider ${provider} takes a configuration of kind ${kinds[provider]}`, {
    code: 'invalid_configuration',
    pointer: '/config/kind',
  });
}
