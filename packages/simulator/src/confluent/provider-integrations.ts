import type { ProviderIntegrationsSchemas } from '@tableflow-workshop/confluent-client/provider-integrations';
import { created, failure, noContent, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { providerIntegrationNotFound, refuseDeletion, usagesOf } from './provider-integration-usage.ts';
import { environmentReference } from './resource-names.ts';
import { refuseBodyScope, refuseListScope } from './scope.ts';

type ProviderIntegration = ProviderIntegrationsSchemas['ProviderIntegration'];

const collection = '/pim/v1/integrations';

/** Provider integrations with AWS. Source: C4.1 and C4.2. */
export const providerIntegrationRoutes: Routes = {
  listProviderIntegrations(call, { state }) {
    const environmentId = call.query.get('environment') ?? '';
    const refusal = refuseListScope(state.confluent, environmentId);
    if (refusal) return refusal;
    const provider = call.query.get('provider')?.toUpperCase();
    const integrations = state.confluent.providerIntegrations
      .filter((one) => one.environment.id === environmentId && (!provider || one.provider === provider))
      .map((one) => withUsages(one, state));
    return listPage(call, { apiVersion: 'pim/v1', kind: 'IntegrationList' }, integrations);
  },

  /** A customer role may stand in one integration of an environment only. */
  createProviderIntegration(call, { state, newId, newUuid }) {
    const body = call.body as ProviderIntegrationsSchemas['CreateProviderIntegration'];
    const refusal = refuseBodyScope(state.confluent, body, '');
    if (refusal) return refusal;
    const roleArn = body.config.customer_iam_role_arn;
    const holder = state.confluent.providerIntegrations.find(
      (one) =>
        roleArn !== undefined &&
        one.config.customer_iam_role_arn === roleArn &&
        one.environment.id === body.environment.id,
    );
    if (holder) {
      const pointer = '/config/customer_iam_role_arn';
      const conflict = failure(409, `role ${roleArn} is used by provider integration ${holder.id}`, {
        code: 'resource_already_exists',
        pointer,
      });
      return { ...conflict, headers: { location: `${call.origin}${collection}/${holder.id}` } };
    }
    const id = newId('cspi');
    const integration: ProviderIntegration = {
      api_version: 'pim/v1',
      kind: 'Integration',
      id,
      display_name: body.display_name ?? '',
      // Terraform writes it in lower case and expects it in upper case.
      provider: (body.provider ?? 'AWS').toUpperCase(),
      config: {
        kind: 'AwsIntegrationConfig',
        ...(roleArn === undefined ? {} : { customer_iam_role_arn: roleArn }),
        iam_role_arn: confluentRoleArn(state, id),
        external_id: newUuid(),
      },
      usages: [],
      environment: environmentReference(state.world, body.environment.id),
    };
    state.confluent.providerIntegrations.push(integration);
    return { ...created(integration), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  getProviderIntegration(call, { state }) {
    const found = find(call, state);
    return found ? ok(withUsages(found, state)) : providerIntegrationNotFound(call.path.id);
  },

  deleteProviderIntegration(call, surroundings) {
    const { confluent } = surroundings.state;
    const found = find(call, surroundings.state);
    if (!found) return providerIntegrationNotFound(call.path.id);
    const refusal = refuseDeletion(found.id, surroundings);
    if (refusal) return refusal;
    confluent.providerIntegrations = confluent.providerIntegrations.filter((one) => one !== found);
    return noContent;
  },
};

/** The role of Confluent's account that the customer's role has to trust. */
export function confluentRoleArn({ world }: SimulatorState, id: string): string {
  return world.providerIntegration.confluentRoleArn.replace(/role\/.*$/, `role/${id}`);
}

function find(call: Call, { confluent }: SimulatorState): ProviderIntegration | undefined {
  const environmentId = call.query.get('environment');
  return confluent.providerIntegrations.find((one) => one.id === call.path.id && one.environment.id === environmentId);
}

function withUsages(integration: ProviderIntegration, state: SimulatorState): ProviderIntegration {
  return { ...integration, usages: usagesOf(integration.id, state) };
}

/** The integration with the AWS role of the bucket. */
export function seedProviderIntegrations(world: World): SimulatorState['confluent']['providerIntegrations'] {
  const { id, customerRoleArn, confluentRoleArn, externalId } = world.providerIntegration;
  return [
    {
      api_version: 'pim/v1',
      kind: 'Integration',
      id,
      display_name: `${world.environment.name}-s3`,
      provider: 'AWS',
      config: {
        kind: 'AwsIntegrationConfig',
        customer_iam_role_arn: customerRoleArn,
        iam_role_arn: confluentRoleArn,
        external_id: externalId,
      },
      usages: [],
      environment: environmentReference(world),
    },
  ];
}
