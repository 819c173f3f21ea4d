import type { SandboxValues } from './start-own-sandbox.ts';

/** A root of examples/terraform and the values of its variables in the sandbox. */
export interface TerraformRoot {
  /** Its folder. */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What is changed after the first apply. */
  readonly change: Readonly<Record<string, string>>;
}

/** The roots, in the order in which they are run. */
export function terraformRoots({ confluent, databricks, credentials, ids, postgres }: SandboxValues): TerraformRoot[] {
  const workspace = {
    databricks_client_id: credentials.databricks.clientId,
    databricks_client_secret: credentials.databricks.clientSecret,
  };
  return [
    {
      name: 'confluent',
      variables: {
        ...workspace,
        confluent_cloud_url: confluent.baseUrl,
        confluent_cloud_api_key: credentials.cloud.id,
        confluent_cloud_api_secret: credentials.cloud.secret,
        confluent_user_email: credentials.confluentUser.email,
        bucket_name: ids.bucketName,
        catalog_name: ids.catalogName,
        databricks_workspace_url: databricks.workspaceUrl,
        postgres: JSON.stringify(postgres),
      },
      change: { retention_ms: '1209600000' },
    },
    {
      name: 'databricks',
      variables: {
        ...workspace,
        databricks_host: databricks.workspaceUrl,
        user_email: credentials.confluentUser.email,
      },
      change: { comment: 'Changed by a second apply' },
    },
  ];
}

/** The root to run last: the workspace has none of its catalogs while this metastore is assigned, and no metastore afterwards. */
export function metastoreRoot({ databricks, credentials }: SandboxValues): TerraformRoot {
  return {
    name: 'databricks-metastore',
    variables: {
      databricks_host: databricks.workspaceUrl,
      databricks_client_id: credentials.databricks.clientId,
      databricks_client_secret: credentials.databricks.clientSecret,
    },
    change: { default_catalog_name: 'river' },
  };
}
