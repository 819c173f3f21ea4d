import type { Rule } from './rule.ts';

/** Why a Delta table is not written or does not appear in Unity Catalog. The most specific stand first. */
export const tableRules: readonly Rule[] = [
  {
    id: 'client-secret',
    suspects: ['integration', 'tableflow'],
    pattern: /invalid_client|invalid client credentials|client authentication failed/i,
    cause: 'Databricks refused the client secret of the integration.',
    remedy:
      'Create a new OAuth secret for the service principal, set it (DATABRICKS_CLIENT_SECRET, or databricks_service_principal_client_secret in the tfvars), and run again.',
  },
  {
    id: 'external-use-schema',
    suspects: ['integration', 'tableflow'],
    pattern: /EXTERNAL[ _]USE[ _]SCHEMA/i,
    cause: 'The service principal lacks EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply.',
    remedy: 'As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG <catalog> TO `<client id>`.',
  },
  {
    id: 'external-use-location',
    suspects: ['integration', 'tableflow'],
    pattern: /EXTERNAL[ _]USE[ _]LOCATION/i,
    cause: 'The service principal lacks EXTERNAL_USE_LOCATION, which ALL_PRIVILEGES does not imply.',
    remedy:
      'As owner of the external location run: GRANT EXTERNAL USE LOCATION ON EXTERNAL LOCATION <location> TO `<client id>`.',
  },
  {
    id: 'external-access-off',
    suspects: ['integration', 'tableflow'],
    pattern: /external (data )?access/i,
    cause: 'External data access is off in the metastore.',
    remedy: 'A metastore administrator switches it on: Catalog, gear, Metastore, External data access.',
  },
  {
    id: 'catalog-missing',
    suspects: ['integration', 'tableflow'],
    pattern: /CATALOG_DOES_NOT_EXIST|catalog .* does not exist/i,
    cause: 'The catalog of the integration does not exist in this workspace.',
    remedy: 'Check the catalog name (LAB3_CATALOG, or databricks_tableflow_catalog in the Terraform output).',
  },
  {
    id: 'catalog-privilege',
    suspects: ['integration', 'tableflow'],
    pattern: /PERMISSION_DENIED|does not have [A-Z_ ]+ on/i,
    cause: 'The service principal lacks a privilege in Unity Catalog.',
    remedy:
      'Grant USE CATALOG, USE SCHEMA, CREATE SCHEMA, CREATE TABLE and EXTERNAL USE SCHEMA on the catalog, and CREATE EXTERNAL TABLE and EXTERNAL USE LOCATION on the external location.',
  },
  {
    id: 'delta-log-modified',
    suspects: ['tableflow'],
    pattern: /modified outside/i,
    cause: 'Something else wrote to the Delta log: a COMMENT, ALTER, OPTIMIZE or VACUUM is enough.',
    remedy:
      'Disable Tableflow on the topic, delete the folder of the table in the bucket, enable it again; put views beside the table instead of changing it.',
  },
  {
    id: 'record-failure',
    suspects: ['tableflow'],
    pattern: /tombstone|null value|record .*(failed|could not)|deseriali[sz]|cannot be decoded/i,
    cause: 'A record could not be written to the table.',
    remedy: 'Set tombstones.on.delete to false for a CDC topic, or enable Tableflow with error handling SKIP or LOG.',
  },
];
