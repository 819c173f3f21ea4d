import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';

/** What is in a metastore. */
export interface MetastoreContents {
  /** Catalogs. */
  catalogs: UnityCatalogSchemas['Catalog'][];
  /** Schemas. */
  schemas: UnityCatalogSchemas['Schema'][];
  /** Tables and views. */
  tables: UnityCatalogSchemas['Table'][];
  /** Volumes. Absent: there are none. */
  volumes?: UnityCatalogSchemas['Volume'][];
  /** Workspaces that may use an object, by `<securable type>/<lower-case name>`. Absent: no object was bound. */
  bindings?: Record<string, UnityCatalogSchemas['WorkspaceBinding'][]>;
  /** External locations. */
  externalLocations: UnityCatalogSchemas['ExternalLocation'][];
  /** Storage credentials. */
  storageCredentials: UnityCatalogSchemas['StorageCredential'][];
  /** Privileges by `<securable type>/<lower-case full name>`, then by principal. */
  grants: Record<string, Record<string, string[]>>;
}

/** A metastore beside the one of the workspace. */
export interface StoredMetastore {
  /** As the API shows it. */
  metastore: UnityCatalogSchemas['MetastoreSummary'];
  /** What is in it. */
  readonly contents: MetastoreContents;
}
