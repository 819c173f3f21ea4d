import { InputError, withoutUndefined } from '@tableflow-workshop/client-core';
import { checkSettings, type LabSettings } from './check-settings.ts';
import { checkTableflowKey } from './check-tableflow-key.ts';
import { chooseStorage } from './choose-storage.ts';
import { findSettings } from './find-settings.ts';
import type { ApiKey, LabConfig, LabStorage } from './lab-config.ts';
import { notesOn } from './notes.ts';
import { ownerOf } from './owner-of.ts';
import type { SettingSource } from './setting-source.ts';

/** With it the connector's name has at most 64 characters. */
const longestOwner = 64 - '-postgres-cdc'.length;

/**
 * Puts the configuration together. For each setting the first source that has a value wins; where ids disagree,
 * `notes` says so. Defaults: tables `public.hotel` and `public.customer`, topic prefix `riverhotel`, port 5432,
 * sslmode `require`, connector `<prefix>-postgres-cdc`, or `<service account>-postgres-cdc` where no prefix is given.
 *
 * @example resolveLabConfig([environmentSource(process.env), await readTerraformOutput('terraform-output.json')])
 * @throws InputError that lists every missing and malformed value at once, each with where it may come from
 */
export function resolveLabConfig(sources: readonly SettingSource[]): LabConfig {
  const found = findSettings(sources);
  const checked = checkSettings(found, sources);
  const storage = chooseStorage(found, sources);
  const halfKey = checkTableflowKey(found);
  const problems = [
    ...('problems' in checked ? checked.problems : []),
    ...(halfKey ? [halfKey] : []),
    ...(typeof storage === 'string' ? [] : [storage]),
  ];
  if (!('settings' in checked) || typeof storage !== 'string' || halfKey) {
    throw new InputError({ tried: 'complete the configuration of the lab', problems });
  }
  return labConfigFrom(checked.settings, storage, notesOn(found));
}

function labConfigFrom(settings: LabSettings, kind: LabStorage['kind'], notes: readonly string[]): LabConfig {
  const topicPrefix = settings.topicPrefix ?? 'riverhotel';
  return withoutUndefined({
    environmentId: settings.environmentId,
    kafkaClusterId: settings.kafkaClusterId,
    serviceAccountId: settings.serviceAccountId,
    confluent: withoutUndefined({
      baseUrl: settings.confluentBaseUrl,
      telemetryUrl: settings.telemetryUrl,
      cloudKey: { id: settings.cloudApiKey, secret: settings.cloudApiSecret },
      tableflowKey: tableflowKeyFrom(settings),
      kafka: withoutUndefined({
        restUrl: settings.kafkaRestUrl,
        key: { id: settings.kafkaApiKey, secret: settings.kafkaApiSecret },
      }),
      schemaRegistry: withoutUndefined({
        url: settings.schemaRegistryUrl,
        key: { id: settings.schemaRegistryApiKey, secret: settings.schemaRegistryApiSecret },
      }),
    }),
    databricks: withoutUndefined({
      workspaceUrl: settings.workspaceUrl,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      catalogName: settings.catalogName,
      schemaName: settings.schemaName,
      warehouseId: settings.warehouseId,
      warehouseName: settings.warehouseName,
    }),
    storage: storageFrom(settings, kind),
    source: {
      hostname: settings.databaseHostname,
      port: settings.databasePort ?? 5432,
      user: settings.databaseUser,
      password: settings.databasePassword,
      databaseName: settings.databaseName,
      sslMode: settings.databaseSslMode ?? 'require',
    },
    connector: withoutUndefined({
      name: settings.connectorName ?? `${ownerOf(settings).slice(0, longestOwner)}-postgres-cdc`,
      topicPrefix,
      tableIncludeList: settings.tableIncludeList ?? ['public.hotel', 'public.customer'],
      slotName: settings.slotName,
      publicationName: settings.publicationName,
    }),
    defaulted: defaultedOf(settings),
    integrationName: settings.integrationName ?? 'tableflow-databricks-workshop',
    prefix: settings.prefix,
    notes,
  });
}

/** A connector that exists may say otherwise than a default. */
function defaultedOf(settings: LabSettings): LabConfig['defaulted'] {
  const { connectorName: name, topicPrefix, tableIncludeList } = settings;
  const given = { name, topicPrefix, tableIncludeList };
  const defaulted = (['name', 'topicPrefix', 'tableIncludeList'] as const).filter((key) => given[key] === undefined);
  return defaulted.length > 0 ? defaulted : undefined;
}

/** `checkTableflowKey` has seen to it that there are both halves or none. */
function tableflowKeyFrom({ tableflowApiKey: id, tableflowApiSecret: secret }: LabSettings): ApiKey | undefined {
  return id && secret ? { id, secret } : undefined;
}

/** `chooseStorage` has seen to it that the names of this kind are there. */
function storageFrom(settings: LabSettings, kind: LabStorage['kind']): LabStorage {
  const { providerIntegrationId, bucketName = '', storageAccountName = '', storageContainerName = '' } = settings;
  return kind === 'ByobAws'
    ? { kind, bucketName, providerIntegrationId }
    : { kind, storageAccountName, containerName: storageContainerName, providerIntegrationId };
}
