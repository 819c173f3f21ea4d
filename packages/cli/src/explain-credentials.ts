import { definitionOf, findSettings, type SettingName, type SettingSource } from '@tableflow-workshop/lab3-recipes';

/** A pair of values that opens one system. */
interface Credential {
  readonly title: string;
  readonly id: SettingName;
  readonly secret: SettingName;
  readonly opens: string;
  /** What happens without it, where it may be missing. */
  readonly without?: string;
}

const credentials: readonly Credential[] = [
  {
    title: 'Cloud key',
    id: 'cloudApiKey',
    secret: 'cloudApiSecret',
    opens:
      'api.confluent.cloud: environments, clusters, connectors, provider integrations. With the role MetricsViewer also the records of each topic',
  },
  {
    title: 'Tableflow key',
    id: 'tableflowApiKey',
    secret: 'tableflowApiSecret',
    opens: 'Tableflow at api.confluent.cloud, which a Cloud key does not',
    without: '`up`, `verify` and `down` make a temporary one with the Cloud key, and remove it at the end',
  },
  { title: 'Kafka key', id: 'kafkaApiKey', secret: 'kafkaApiSecret', opens: 'topics, records and ACLs of the cluster' },
  {
    title: 'Schema Registry key',
    id: 'schemaRegistryApiKey',
    secret: 'schemaRegistryApiSecret',
    opens: 'the schemas of the environment',
  },
  {
    title: 'Databricks service principal',
    id: 'clientId',
    secret: 'clientSecret',
    opens: 'the workspace: Unity Catalog and the SQL warehouse. Tableflow publishes the tables with it',
  },
  {
    title: 'Database role',
    id: 'databaseUser',
    secret: 'databasePassword',
    opens: 'PostgreSQL, for the connector; from here for the checks and the count of rows',
  },
];

/** Where a value of a credential is, and whether it is the one that counts. */
export interface CredentialPlace {
  readonly setting: SettingName;
  readonly from: string;
  readonly isUsed: boolean;
}

/** A credential in words: never with its secret. */
export interface ExplainedCredential {
  readonly title: string;
  /** `null` where there is none. */
  readonly id: string | null;
  readonly hasSecret: boolean;
  readonly opens: string;
  /** Every place that has a part of it, in the order in which they count. */
  readonly places: readonly CredentialPlace[];
  /** What happens without it; `null` where the lab needs it. */
  readonly without: string | null;
  readonly getOne: string;
}

/** What each credential opens, every place that has it, and how to get one. Reads no secret but whether there is one. */
export function explainCredentials(sources: readonly SettingSource[]): readonly ExplainedCredential[] {
  const found = findSettings(sources);
  const placesOf = (setting: SettingName): readonly CredentialPlace[] =>
    (found.get(setting) ?? []).map(({ place: from }, index) => ({ setting, from, isUsed: index === 0 }));
  return credentials.map(({ title, id, secret, opens, without = null }) => ({
    title,
    id: found.get(id)?.[0].text.trim() ?? null,
    hasSecret: found.has(secret),
    opens,
    places: [...placesOf(id), ...placesOf(secret)],
    without,
    getOne: definitionOf(id).remedy,
  }));
}
