import { definitionOf, isSecretSetting, settingNames } from '../../config/setting-lookup.ts';
import type { SettingName } from '../../config/setting-names.ts';

/** What a column of a list means. */
export type RosterColumn =
  | { readonly kind: 'attendee' }
  /** The value itself, or the name of the file or of the environment variable that has it. */
  | { readonly kind: 'setting'; readonly setting: SettingName; readonly from: 'value' | 'file' | 'environment' }
  | { readonly kind: 'unknown' };

const attendeeNames = new Set([
  'attendee',
  'email',
  'emailaddress',
  'mail',
  'participant',
  'username',
  'account',
  'name',
]);

/** Names of the workshop's provisioning tool, and usual ones, that are no setting's name as it is written elsewhere. */
const otherNames: Readonly<Record<string, SettingName>> = {
  ccurl: 'environmentId',
  ccenvironment: 'environmentId',
  ccenvironmentid: 'environmentId',
  ccclusterid: 'kafkaClusterId',
  cckafkaclusterid: 'kafkaClusterId',
  ccserviceaccountid: 'serviceAccountId',
  cckafkaapikey: 'kafkaApiKey',
  cckafkaapisecret: 'kafkaApiSecret',
  ccschemaregistryapikey: 'schemaRegistryApiKey',
  ccschemaregistryapisecret: 'schemaRegistryApiSecret',
  dbxurl: 'workspaceUrl',
  dbxcatalog: 'catalogName',
  dbxschema: 'schemaName',
  dbxwarehouseid: 'warehouseId',
  dbxwarehousename: 'warehouseName',
  s3bucket: 'bucketName',
};

const known = new Map<string, SettingName>([
  ...Object.entries(otherNames),
  ...settingNames.flatMap((setting) => namesOf(setting).map((name) => [fold(name), setting] as const)),
]);

/**
 * What a column is for, by its name: a setting by any of its names (`kafkaApiKey`, `KAFKA_API_KEY`, the Terraform output or
 * variable), a column of the workshop's tool (`Databricks / SP Client ID`), or the attendee. A secret may be given by the name
 * of its file (`KAFKA_API_SECRET_FILE`) or of an environment variable (`KAFKA_API_SECRET_ENV`). Case and punctuation do not
 * matter.
 */
export function rosterColumn(header: string): RosterColumn {
  const name = fold(header);
  const setting = known.get(name);
  if (setting) return { kind: 'setting', setting, from: 'value' };
  if (attendeeNames.has(name)) return { kind: 'attendee' };
  const [, base = '', ending] = /^(.+?)(file|env)$/.exec(name) ?? [];
  const secret = known.get(base);
  if (secret && isSecretSetting(secret))
    return { kind: 'setting', setting: secret, from: ending === 'file' ? 'file' : 'environment' };
  return { kind: 'unknown' };
}

function namesOf(setting: SettingName): readonly string[] {
  const { environment, terraform = [], tfvars = [] } = definitionOf(setting);
  return [setting, ...(environment ? [environment] : []), ...terraform, ...tfvars];
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\s*confluent[ _]*cloud\b/, 'cc')
    .replace(/^\s*confluent[ _]*cloud_/, 'cc')
    .replace(/^\s*databricks/, 'dbx')
    .replace(/[^a-z0-9]/g, '');
}
