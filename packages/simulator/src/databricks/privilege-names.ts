import type { SecurableType } from './securables.ts';

const inSchema = [
  'ALL_PRIVILEGES',
  'APPLY_TAG',
  'BROWSE',
  'CREATE_FUNCTION',
  'CREATE_MATERIALIZED_VIEW',
  'CREATE_MODEL',
  'CREATE_TABLE',
  'CREATE_VIEW',
  'CREATE_VOLUME',
  'EXECUTE',
  'EXTERNAL_USE_SCHEMA',
  'MANAGE',
  'MODIFY',
  'READ_VOLUME',
  'REFRESH',
  'SELECT',
  'USE_SCHEMA',
  'WRITE_VOLUME',
];

const onFiles = ['ALL_PRIVILEGES', 'MANAGE', 'CREATE_EXTERNAL_TABLE', 'READ_FILES', 'WRITE_FILES'];

/** What a grant on a metastore lets somebody make in it. */
export const madeInMetastores = [
  'CREATE_CATALOG',
  'CREATE_CLEAN_ROOM',
  'CREATE_CONNECTION',
  'CREATE_EXTERNAL_LOCATION',
  'CREATE_PROVIDER',
  'CREATE_RECIPIENT',
  'CREATE_SERVICE_CREDENTIAL',
  'CREATE_SHARE',
  'CREATE_STORAGE_CREDENTIAL',
] as const;

/** Which privileges can be granted on what. Source: D6.7. */
const fitting: Readonly<Record<SecurableType, ReadonlySet<string>>> = {
  metastore: new Set([
    ...madeInMetastores,
    'MANAGE_ALLOWLIST',
    'SET_SHARE_PERMISSION',
    'USE_CONNECTION',
    'USE_MARKETPLACE_ASSETS',
    'USE_PROVIDER',
    'USE_RECIPIENT',
    'USE_SHARE',
  ]),
  catalog: new Set([...inSchema, 'USE_CATALOG', 'CREATE_SCHEMA']),
  schema: new Set(inSchema),
  table: new Set(['ALL_PRIVILEGES', 'APPLY_TAG', 'BROWSE', 'MANAGE', 'MODIFY', 'SELECT']),
  volume: new Set(['ALL_PRIVILEGES', 'APPLY_TAG', 'MANAGE', 'READ_VOLUME', 'WRITE_VOLUME']),
  external_location: new Set([
    ...onFiles,
    'BROWSE',
    'CREATE_EXTERNAL_VOLUME',
    'CREATE_FOREIGN_SECURABLE',
    'CREATE_MANAGED_STORAGE',
    'EXTERNAL_USE_LOCATION',
  ]),
  storage_credential: new Set([...onFiles, 'CREATE_EXTERNAL_LOCATION']),
};

const known: ReadonlySet<string> = new Set(Object.values(fitting).flatMap((names) => [...names]));

/** Whether there is such a privilege at all. */
export function isPrivilege(name: string): boolean {
  return known.has(name);
}

export function fitsOn(type: SecurableType, privilege: string): boolean {
  return fitting[type].has(privilege);
}
