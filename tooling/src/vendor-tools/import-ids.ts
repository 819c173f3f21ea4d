/** A resource as `terraform show -json` has it. */
export interface StateResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How an existing object is brought into the state again: its id, and what the provider reads from the environment. */
export interface ImportTarget {
  readonly id: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Types without an import, and one that its provider replaces after it has imported it. */
const neverImported: ReadonlySet<string> = new Set([
  'databricks_service_principal_secret',
  'databricks_metastore_data_access',
]);

/** What `terraform import` needs for a resource; `undefined` where that leads nowhere. */
export function importTarget(resource: StateResource, all: readonly StateResource[]): ImportTarget | undefined {
  const { type, values } = resource;
  if (neverImported.has(type)) return undefined;
  const id = String(values.id);
  const environment = idIn(values.environment) ?? idIn(blockIn(values.managed_resource)?.environment);
  const cluster = idIn(values.kafka_cluster);
  const env = type.startsWith('confluent_') ? credentialsOf(all) : {};
  switch (type) {
    case 'confluent_kafka_cluster':
    case 'confluent_provider_integration':
    case 'confluent_provider_integration_setup':
    case 'confluent_provider_integration_authorization':
      return { id: `${environment}/${id}`, env };
    case 'confluent_api_key':
      return { id: environment ? `${environment}/${id}` : id, env: { ...env, API_KEY_SECRET: String(values.secret) } };
    case 'confluent_connector': {
      const config = values.config_nonsensitive as Readonly<Record<string, string>>;
      return { id: `${environment}/${cluster}/${config.name}`, env };
    }
    case 'confluent_tableflow_topic':
    case 'confluent_catalog_integration':
      return { id: `${environment}/${cluster}/${id}`, env };
    default:
      return { id, env };
  }
}

/** The Confluent provider takes the keys of an import from its environment. */
function credentialsOf(all: readonly StateResource[]): Readonly<Record<string, string>> {
  const cluster = all.find(({ type }) => type === 'confluent_kafka_cluster');
  const registry = all.find(({ type }) => type === 'confluent_schema_registry_cluster');
  return {
    ...keyOf(all, 'Cluster', 'cmk', 'KAFKA'),
    ...keyOf(all, 'Cluster', 'srcm', 'SCHEMA_REGISTRY'),
    ...keyOf(all, 'Tableflow', 'tableflow', 'TABLEFLOW'),
    IMPORT_KAFKA_REST_ENDPOINT: String(cluster?.values.rest_endpoint ?? ''),
    IMPORT_SCHEMA_REGISTRY_REST_ENDPOINT: String(registry?.values.rest_endpoint ?? ''),
  };
}

function keyOf(
  all: readonly StateResource[],
  kind: string,
  api: string,
  name: string,
): Readonly<Record<string, string>> {
  const found = all.find(({ type, values }) => {
    const opened = blockIn(values.managed_resource);
    return type === 'confluent_api_key' && opened?.kind === kind && String(opened.api_version).startsWith(api);
  });
  return found
    ? {
        [`IMPORT_${name}_API_KEY`]: String(found.values.id),
        [`IMPORT_${name}_API_SECRET`]: String(found.values.secret),
      }
    : {};
}

/** A block that may be there once is a list of one. */
function blockIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return Array.isArray(value) ? (value[0] as Readonly<Record<string, unknown>> | undefined) : undefined;
}

function idIn(value: unknown): string | undefined {
  const id = blockIn(value)?.id;
  return typeof id === 'string' ? id : undefined;
}
