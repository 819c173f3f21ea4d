import { personOf } from '../confluent/users.ts';
import { ok } from '../request/answer.ts';
import type { Undescribed } from './undescribed.ts';

/** What tools only ask about: the quiet answer of an organisation that has nothing special. */
export const confluentQuestions: readonly Undescribed[] = [
  { method: 'GET', path: /^\/$/, answer: () => ok({}) },
  { method: 'GET', path: /^\/growth\/v1\/free-trial-info$/, answer: () => ok({ promo_codes: [], error: null }) },
  {
    method: 'GET',
    path: /^\/usage_limits$/,
    answer: () => ok({ usage_limits: { tier_limits: {}, cku_limits: {} }, error: null }),
  },
  { method: 'GET', path: /^\/security\/1\.0\/features$/, answer: () => ok({ features: {}, legend: {} }) },
  { method: 'GET', path: /^\/metadata\/security\/v2alpha1\/roles$/, answer: () => ok(roles.map((name) => ({ name }))) },
  {
    method: 'GET',
    path: /^\/service_accounts$/,
    answer: (_call, { state }) =>
      ok({
        users: state.confluent.serviceAccounts.map((one, index) => ({
          id: 100 + index,
          resource_id: one.id,
          service_name: one.display_name,
          service_description: one.description ?? '',
          service_account: true,
        })),
        error: null,
      }),
  },
  {
    method: 'GET',
    path: /^\/users$/,
    answer(_call, { state }) {
      const { id, email } = personOf(state.world);
      return ok({ users: [{ id: 1, resource_id: id, email, first_name: 'River', last_name: 'Admin' }], error: null });
    },
  },
  {
    method: 'GET',
    path: /^\/billing\/v1\/costs$/,
    answer: () => ok({ api_version: 'billing/v1', kind: 'CostList', metadata: {}, data: [] }),
  },
  {
    method: 'GET',
    path: /^\/catalog\/v1\/search\/basic$/,
    answer: () => ok({ searchParameters: {}, types: [], entities: [] }),
  },
  {
    method: 'GET',
    path: /^\/v2\/metrics\/cloud\/descriptors\/metrics$/,
    answer: () => ok({ data: [metric], meta: { pagination: { page_size: 100, total_size: 1 } }, links: {} }),
  },
  {
    method: 'GET',
    path: /^\/v2\/metrics\/cloud\/descriptors\/resources$/,
    answer: () => ok({ data: [resource], meta: { pagination: { page_size: 100, total_size: 1 } }, links: {} }),
  },
];

/** Roles that somebody can be given. Source: C5.4. */
const roles = [
  'OrganizationAdmin',
  'EnvironmentAdmin',
  'CloudClusterAdmin',
  'DeveloperRead',
  'DeveloperWrite',
  'DeveloperManage',
  'ResourceOwner',
  'Assigner',
  'Operator',
  'MetricsViewer',
];

/** The one metric that can be asked for here. Source: C9. */
const metric = {
  name: 'io.confluent.kafka.server/received_records',
  description: 'The delta count of records received.',
  type: 'COUNTER_INT64',
  unit: '1',
  lifecycle_stage: 'GENERAL_AVAILABILITY',
  labels: [{ key: 'metric.topic', description: 'Name of the Kafka topic.', exportable: true }],
  resources: ['kafka'],
};

const resource = {
  type: 'kafka',
  description: 'A Kafka cluster',
  labels: [{ key: 'kafka.id', description: 'ID of the Kafka cluster', exportable: true }],
};
