import type { TableflowSchemas } from '@tableflow-workshop/confluent-client/tableflow';
import { type Answer, failure } from '../request/answer.ts';
import type { ConfluentState } from '../state.ts';

type Config = TableflowSchemas['CatalogConfig'];

/** The configuration without what the service never returns. Source: C2.5. */
export function withoutSecrets(wanted: TableflowSchemas['CreateCatalogConfig']): Config {
  if (wanted.kind === 'AwsGlue') return { ...wanted };
  const { client_id: _id, client_secret: _secret, ...rest } = wanted;
  return rest;
}

/** The configuration after a change. An absent field stays, an empty namespace goes. */
export function changedConfig(config: Config, wanted: TableflowSchemas['UpdateCatalogConfig']): Config {
  const { client_id: _id, client_secret: _secret, ...fields } = wanted as Record<string, string | undefined>;
  const changed: Record<string, string | undefined> = { ...config, ...fields };
  for (const name of ['custom_schema', 'custom_database', 'custom_namespace']) {
    if (changed[name] === '') delete changed[name];
  }
  return changed as unknown as Config;
}

/** What a catalog refuses at once: a namespace with other characters, an address that is none, an unknown role. */
export function refuseConfig(config: Config, confluent: ConfluentState): Answer | undefined {
  if (config.kind === 'Unity') {
    const { workspace_endpoint: endpoint } = config;
    if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
      return invalid(`${endpoint} is not the address of a workspace`, 'workspace_endpoint');
    }
    return refuseNamespace(config.custom_schema, 'custom_schema');
  }
  if (config.kind === 'Snowflake') return refuseNamespace(config.custom_namespace, 'custom_namespace');
  const id = config.provider_integration_id;
  if (!confluent.providerIntegrations.some((one) => one.id === id)) {
    return invalid(`AWS provider integration ${id} not found`, 'provider_integration_id');
  }
  return refuseNamespace(config.custom_database, 'custom_database');
}

/** Source: C2.6. */
function refuseNamespace(name: string | undefined, field: string): Answer | undefined {
  if (!name || /^[A-Za-z0-9_-]+$/.test(name)) return undefined;
  return invalid(`${field} may hold letters, digits, "_" and "-" only`, field);
}

function invalid(detail: string, field: string): Answer {
  return failure(422, detail, { code: 'invalid_configuration', pointer: `/spec/config/${field}` });
}
