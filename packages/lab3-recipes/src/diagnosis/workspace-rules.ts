import type { Rule } from './rule.ts';

/** What keeps Tableflow, or us, from the Databricks workspace as a whole. */
export const workspaceRules: readonly Rule[] = [
  {
    id: 'service-principal-disabled',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern:
      /service principal .{0,120}(is disabled|is inactive|is deactivated|was deleted|not found|does not exist)|(user|principal) is (inactive|deactivated|disabled)|PRINCIPAL_DOES_NOT_EXIST|could not find principal|principal .{0,120}(not found|does not exist)|invalid access to org|client_id not found/i,
    cause: 'The service principal does not exist in this workspace, or is switched off.',
    remedy: 'Add it to the workspace, or switch it on: Settings, Identity and access, Service principals.',
  },
  {
    id: 'client-secret-expired',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /(client )?secret.{0,40}(has )?expired|expired (client )?secret/i,
    cause: 'The client secret of the service principal has expired.',
    remedy:
      'Create a new OAuth secret for the service principal, set it (DATABRICKS_CLIENT_SECRET, or databricks_service_principal_client_secret in the tfvars), and run again.',
  },
  {
    id: 'client-secret',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /invalid_client|invalid client credentials|client authentication failed/i,
    cause: 'Databricks refused the client secret of the integration.',
    remedy:
      'Create a new OAuth secret for the service principal, set it (DATABRICKS_CLIENT_SECRET, or databricks_service_principal_client_secret in the tfvars), and run again.',
  },
  {
    id: 'entitlement',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /without the .{1,120} entitlements?|lacks? the .{1,60} entitlement/i,
    cause: 'The service principal has no entitlement for the workspace.',
    remedy:
      'Give it "Workspace access" and "Databricks SQL access": Settings, Identity and access, Service principals, Configurations.',
  },
  {
    id: 'warehouse-start',
    suspects: ['databricks'],
    pattern: /not authorized to create clusters|not authorized to (use|start|monitor) .{0,60}(warehouse|endpoint)/i,
    cause: 'The service principal may not use or start the SQL warehouse.',
    remedy: 'Give it Can use on the warehouse (SQL Warehouses, the warehouse, Permissions).',
  },
  {
    id: 'workspace-private',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /private[- ]?link|IP access list|blocked by Databricks IP ACL|public network access/i,
    cause: 'The workspace takes no calls from the public network, and Tableflow comes from there.',
    remedy:
      'Let Confluent Cloud in (IP access lists, public access of the workspace), or use a workspace that is public.',
  },
  {
    id: 'workspace-unreachable',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern:
      /no response from Databricks|UnknownHostException|ENOTFOUND|EAI_AGAIN|could not (reach|resolve|connect to) .{0,80}(workspace|databricks)|workspace .{0,80}(unreachable|cannot be reached|not reachable)/i,
    cause: 'Nothing is listening at the address of the workspace.',
    remedy:
      'Check the workspace address (DATABRICKS_HOST): it is the one in the browser, not that of the account console.',
  },
  {
    id: 'metastore-missing',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern: /METASTORE_DOES_NOT_EXIST|no metastore (is )?assigned|Bad Target: .*metastore/i,
    cause: 'The workspace has no Unity Catalog metastore.',
    remedy: 'An account administrator assigns one: account console, Catalog, Metastore, Assign to workspace.',
  },
  {
    id: 'external-access-off',
    suspects: ['integration', 'tableflow', 'databricks'],
    pattern:
      /external (data )?access|external_access_enabled is false|external_access_disabled|from outside of Databricks|EXTERNAL_GENERATE_(TABLE|PATH)_CREDENTIAL_DENIED/i,
    cause: 'External data access is off in the metastore.',
    remedy: 'A metastore administrator switches it on: Catalog, gear, Metastore, External data access.',
  },
  {
    id: 'warehouse-missing',
    suspects: ['databricks'],
    pattern:
      /can.?t find (the )?(SQL )?warehouse|(SQL )?warehouse .{0,80}(does not exist|(was )?not found)|no warehouse/i,
    cause: 'The SQL warehouse that counts rows does not exist, or this service principal may not see it.',
    remedy:
      'Name one by DATABRICKS_WAREHOUSE_ID, and give the service principal Can use on it. A new workspace gets its starter warehouse at the first login in a browser.',
  },
];
