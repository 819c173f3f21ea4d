import type { SimulatorState } from '@tableflow-workshop/simulator';

const dayMs = 24 * 60 * 60_000;

/**
 * What exists in both clouds, one line for each thing: by its name and by what a run may leave wrong in it, without the
 * ids and times that no two runs have in common. Who makes a thing twice has its line twice.
 */
export function inventoryOf(state: SimulatorState): readonly string[] {
  return [...inConfluent(state), ...inDatabricks(state), ...inTheAccount(state)];
}

/** `+` for each line that came, `-` for each that went. */
export function changesBetween(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = [...before];
  const came = after.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [...left.map((line) => `- ${line}`), ...came.map((line) => `+ ${line}`)];
}

function inConfluent({ confluent }: SimulatorState): readonly string[] {
  return [
    ...confluent.apiKeys.map(({ key, kind }) => `${kind} key ${key.spec.display_name}`),
    ...confluent.acls.map(
      (acl) => `${acl.principal} may ${acl.operation} ${acl.resource_type} ${acl.resource_name} (${acl.pattern_type})`,
    ),
    ...confluent.providerIntegrations.map((one) => `provider integration ${one.display_name}`),
    ...confluent.providerIntegrationsV2.map((one) => `provider integration ${one.display_name}: ${one.status}`),
    ...confluent.connectors.map(
      ({ name, state, config }) =>
        `connector ${name}: ${state}, ${config['table.include.list']}, ${config['database.password']}`,
    ),
    ...confluent.topics.map(({ name }) => `topic ${name}`),
    ...confluent.subjects.map(({ name }) => `subject ${name}`),
    ...confluent.deletedSubjects.map(({ name }) => `subject ${name}, not deleted for good`),
    ...confluent.catalogIntegrations.map(({ integration: { spec, status }, clientSecret }) =>
      [`integration ${spec.display_name}: ${status?.phase}`, clientSecret].join(', '),
    ),
    ...confluent.tableflowTopics.map(({ topic: { spec, status } }) =>
      [
        `Tableflow on ${spec.display_name}: ${status.phase}`,
        spec.table_formats,
        `${Number(spec.config?.retention_ms) / dayMs} days`,
        ...(spec.suspended ? ['suspended'] : []),
      ].join(', '),
    ),
  ];
}

function inDatabricks({ databricks, confluent }: SimulatorState): readonly string[] {
  const written = confluent.tableflowTopics.map(({ topic }) => topic.spec.storage.table_path);
  return [
    ...databricks.schemas.map((schema) => `schema ${schema.full_name}`),
    ...databricks.tables.map((table) =>
      [`table ${table.full_name}`, ...(written.includes(table.storage_location) ? [] : ['not written'])].join(', '),
    ),
    ...databricks.storageCredentials.map(({ name }) => `storage credential ${name}`),
    ...databricks.externalLocations.map(
      ({ name, url, credential_name: credential }) => `external location ${name} on ${url} with ${credential}`,
    ),
    ...Object.entries(databricks.grants).flatMap(([securable, principals]) =>
      Object.entries(principals).flatMap(([principal, held]) =>
        held.map((privilege) => `${privilege} on ${securable} for ${principal}`),
      ),
    ),
    ...databricks.workspaceObjects.map(
      ({ path, content }) => `notebook ${path}: ${Buffer.from(content ?? '', 'base64').toString()}`,
    ),
  ];
}

/** The trust of the customer's own cloud: the last word about each role, and which integrations that lets in. */
function inTheAccount({ trusts = [], confluent }: SimulatorState): readonly string[] {
  return [...new Map(trusts.map((trust) => [trust.subject, JSON.stringify(trust.policy)]))].map(([subject, policy]) =>
    [
      `trust in ${subject}`,
      ...confluent.providerIntegrations
        .filter(({ config }) => policy?.includes(config.external_id ?? '?'))
        .map(({ display_name: name }) => `${name}`),
    ].join(', '),
  );
}
