import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';
import { isSameName } from './names.ts';

export type SecurableType =
  | 'metastore'
  | 'catalog'
  | 'schema'
  | 'table'
  | 'volume'
  | 'external_location'
  | 'storage_credential';

/** Anything that privileges are granted on. */
export interface Securable {
  readonly type: SecurableType;
  /** For a metastore, its id. */
  readonly fullName: string;
  readonly owner: string | undefined;
  /** Whose grants hold here too. A metastore is nobody's parent. Source: D6.7. */
  readonly parent?: Securable | undefined;
}

const labels: Readonly<Record<SecurableType, string>> = {
  metastore: 'Metastore',
  catalog: 'Catalog',
  schema: 'Schema',
  table: 'Table',
  volume: 'Volume',
  external_location: 'External Location',
  storage_credential: 'Storage Credential',
};

/** `Schema 'river.lkc-1'`, as messages name it. */
export function describeSecurable({ type, fullName }: Securable): string {
  return `${labels[type]} '${fullName}'`;
}

export function metastoreSecurable({ metastore }: DatabricksState): Securable {
  return { type: 'metastore', fullName: metastore.metastore_id ?? '', owner: metastore.owner };
}

export function catalogSecurable(catalog: UnityCatalogSchemas['Catalog']): Securable {
  return { type: 'catalog', fullName: catalog.name ?? '', owner: catalog.owner };
}

export function schemaSecurable(state: DatabricksState, schema: UnityCatalogSchemas['Schema']): Securable {
  const parent = findSecurable(state, 'catalog', schema.catalog_name ?? '');
  return { type: 'schema', fullName: schema.full_name ?? '', owner: schema.owner, parent };
}

export function tableSecurable(state: DatabricksState, table: UnityCatalogSchemas['Table']): Securable {
  const parent = findSecurable(state, 'schema', `${table.catalog_name}.${table.schema_name}`);
  return { type: 'table', fullName: table.full_name ?? '', owner: table.owner, parent };
}

export function volumeSecurable(state: DatabricksState, volume: UnityCatalogSchemas['Volume']): Securable {
  const parent = findSecurable(state, 'schema', `${volume.catalog_name}.${volume.schema_name}`);
  return { type: 'volume', fullName: volume.full_name ?? '', owner: volume.owner, parent };
}

export function locationSecurable(location: UnityCatalogSchemas['ExternalLocation']): Securable {
  return { type: 'external_location', fullName: location.name ?? '', owner: location.owner };
}

export function credentialSecurable(credential: UnityCatalogSchemas['StorageCredential']): Securable {
  return { type: 'storage_credential', fullName: credential.name ?? '', owner: credential.owner };
}

/** Finds what a path of the permissions API names; the case of the name does not matter. */
export function findSecurable(state: DatabricksState, type: SecurableType, fullName: string): Securable | undefined {
  const find = <Item>(
    items: readonly Item[],
    nameOf: (item: Item) => string | undefined,
    make: (item: Item) => Securable,
  ) => {
    const found = items.find((item) => isSameName(nameOf(item), fullName));
    return found && make(found);
  };
  switch (type) {
    case 'metastore':
      return isSameName(state.metastore.metastore_id, fullName) ? metastoreSecurable(state) : undefined;
    case 'catalog':
      return find(state.catalogs, (one) => one.name, catalogSecurable);
    case 'schema':
      return find(
        state.schemas,
        (one) => one.full_name,
        (one) => schemaSecurable(state, one),
      );
    case 'table':
      return find(
        state.tables,
        (one) => one.full_name,
        (one) => tableSecurable(state, one),
      );
    case 'volume':
      return find(
        state.volumes ?? [],
        (one) => one.full_name,
        (one) => volumeSecurable(state, one),
      );
    case 'external_location':
      return find(state.externalLocations, (one) => one.name, locationSecurable);
    case 'storage_credential':
      return find(state.storageCredentials, (one) => one.name, credentialSecurable);
  }
}
