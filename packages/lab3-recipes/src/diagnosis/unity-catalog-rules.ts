import type { Rule } from './rule.ts';

/** What keeps a table out of Unity Catalog, privileges apart. */
export const unityCatalogRules: readonly Rule[] = [
  {
    id: 'catalog-missing',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /CATALOG_DOES_NOT_EXIST|NO_SUCH_CATALOG|catalog .* does not exist/i,
    cause: 'The catalog of the integration does not exist in this workspace.',
    remedy: 'Check the catalog name (LAB3_CATALOG, or databricks_tableflow_catalog in the Terraform output).',
  },
  {
    id: 'catalog-not-bound',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /catalog .* is not accessible in current workspace/i,
    cause: 'The catalog is bound to other workspaces.',
    remedy: 'Bind it to this workspace: Catalog Explorer, the catalog, Workspaces.',
  },
  {
    id: 'schema-absent',
    suspects: ['integration', 'databricks'],
    pattern: /SCHEMA_DOES_NOT_EXIST|SCHEMA_NOT_FOUND|NO_SUCH_SCHEMA|\bschema '[^']+' does not exist/i,
    cause: 'The schema of the tables does not exist in the catalog.',
    remedy: 'Grant the service principal CREATE SCHEMA on the catalog, or create the schema.',
  },
  {
    id: 'catalog-quota',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /QUOTA_EXCEEDED|RESOURCE_EXHAUSTED.{0,80}(table|schema|catalog)/i,
    cause: 'Unity Catalog holds as many objects of this kind as it may.',
    remedy: 'Drop tables that nobody uses, publish into another schema, or ask Databricks for a higher quota.',
  },
  {
    id: 'location-overlap',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /LOCATION_OVERLAP|overlaps (with|the location of)/i,
    cause: 'Another table or volume of the catalog is at the same path of the bucket.',
    remedy:
      'Drop the table that the message names if it is a leftover (its files are kept), or move it: two tables cannot share a path.',
  },
  {
    id: 'location-not-covering',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern:
      /no parent external location|EXTERNAL_LOCATION_DOES_NOT_EXIST|external location .* does not exist|no external location covers/i,
    cause: 'No external location covers the path of the tables.',
    remedy:
      'Create an external location on the root of the bucket, with a storage credential that may read it: the paths of the tables begin there.',
  },
  {
    id: 'table-name-taken',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /TABLE_(OR_VIEW_)?ALREADY_EXISTS|table '?.*'? already exists|is at .*, not at /i,
    cause: 'The schema has another table of this name, often one of an earlier life of the topic.',
    remedy: 'Drop the old table in Unity Catalog (its files are kept), or publish into another schema (custom_schema).',
  },
  {
    id: 'catalog-name-invalid',
    suspects: ['integration', 'tableflow'],
    pattern: /is not a valid name|INVALID_PARAMETER_VALUE.*name/i,
    cause: 'Unity Catalog does not allow the name of the schema or of the table.',
    remedy: 'Use letters, digits, underscores and hyphens in custom_schema and in the name of the topic.',
  },
  {
    id: 'storage-credential',
    suspects: ['integration', 'databricks'],
    pattern:
      /does not have (READ|WRITE|LIST) permissions|STORAGE_CREDENTIAL_DOES_NOT_EXIST|DELTA_CANNOT_CREATE_LOG_PATH|error from cloud storage provider|contributor role on the storage account|managed identity does not have/i,
    cause: 'The storage credential of Databricks may not use the bucket.',
    remedy:
      'Let the IAM role of the storage credential trust Databricks and itself, with the external id of the credential, and give it read, write and list on the bucket; a fresh trust takes a minute.',
  },
];
