// What several settings say about where their values come from.

export const publicAddress = 'Default: the public address.';
export const discoveredWithoutIt = 'Leave it out to have it discovered.';
export const oneIsChosen = 'Leave it out to have one chosen.';
export const aboutKafkaKey = 'It is an API key of the Kafka cluster, owned by the service account.';
export const aboutRegistryKey = 'It is an API key of the Schema Registry in the same environment.';
export const aboutCloudKey = 'Create it with: confluent api-key create --resource cloud';
export const aboutTableflowKey =
  'A Cloud key does not work here. Create it with: confluent api-key create --resource tableflow';
export const aboutPrincipal = 'It belongs to the Databricks service principal (OAuth), not to a person.';
export const aboutDatabase = 'It is what the connector uses to reach PostgreSQL.';
