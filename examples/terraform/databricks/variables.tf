# All but the names have the values of the sandbox in `lab3 sandbox --json`; docs/tools/terraform-databricks.md says how.

variable "databricks_host" {
  description = "The workspace. The sandbox: databricks.workspaceUrl."
  type        = string
}

variable "databricks_client_id" {
  description = "A service principal that administers the workspace. The sandbox: credentials.databricks.clientId."
  type        = string
}

variable "databricks_client_secret" {
  description = "Its OAuth secret. The sandbox: credentials.databricks.clientSecret."
  type        = string
  sensitive   = true
}

variable "user_email" {
  description = "A person of the workspace. The sandbox: credentials.confluentUser.email."
  type        = string
}

variable "prefix" {
  description = "In front of every name."
  type        = string
  default     = "river"
}

variable "bucket_name" {
  description = "The bucket of the external location. In the sandbox it exists by being named here."
  type        = string
  default     = "river-terraform-bucket"
}

variable "role_arn" {
  description = "The AWS role that may read and write the bucket."
  type        = string
  default     = "arn:aws:iam::123456789012:role/river-terraform-role"
}

variable "sql_warehouse_name" {
  description = "A warehouse of the workspace."
  type        = string
  default     = "Serverless Starter Warehouse"
}

variable "comment" {
  description = "What the catalog, the location and the credential are for."
  type        = string
  default     = "Tables that Tableflow writes"
}
