# All but the names have the values of the sandbox in `lab3 sandbox --json`; docs/tools/terraform-databricks.md says how.

variable "databricks_host" {
  description = "The workspace. The sandbox: databricks.workspaceUrl."
  type        = string
}

variable "databricks_client_id" {
  description = "A service principal that administers the account. The sandbox: credentials.databricks.clientId."
  type        = string
}

variable "databricks_client_secret" {
  description = "Its OAuth secret. The sandbox: credentials.databricks.clientSecret."
  type        = string
  sensitive   = true
}

variable "workspace_id" {
  description = "The workspace's number. It gets this metastore instead of the one that it has. The sandbox: 1234567890123456."
  type        = number
  default     = 1234567890123456
}

variable "prefix" {
  description = "In front of every name."
  type        = string
  default     = "river"
}

variable "region" {
  description = "The region of the metastore and of its storage."
  type        = string
  default     = "eastus2"
}

variable "storage_root" {
  description = "Where tables lie whose catalog and schema say nothing of it."
  type        = string
  default     = "abfss://metastore@riverstorage.dfs.core.windows.net/"
}

variable "access_connector_id" {
  description = "The Azure access connector that may write there."
  type        = string
  default     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/river/providers/Microsoft.Databricks/accessConnectors/river"
}

variable "default_catalog_name" {
  description = "The catalog of names that have none."
  type        = string
  default     = "main"
}
