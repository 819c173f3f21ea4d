# All but the names have the values of the sandbox in `lab3 sandbox --json`; docs/tools/terraform-confluent.md says how.

variable "confluent_cloud_url" {
  description = "Where the APIs of Confluent Cloud are. The sandbox: confluent.baseUrl."
  type        = string
  default     = "https://api.confluent.cloud"
}

variable "confluent_cloud_api_key" {
  description = "A Cloud key of a principal with OrganizationAdmin. The sandbox: credentials.cloud.id."
  type        = string
}

variable "confluent_cloud_api_secret" {
  description = "Its secret. The sandbox: credentials.cloud.secret."
  type        = string
  sensitive   = true
}

variable "confluent_user_email" {
  description = "A person of the organization. The sandbox: credentials.confluentUser.email."
  type        = string
}

variable "prefix" {
  description = "In front of every name."
  type        = string
  default     = "river"
}

variable "cloud_region" {
  description = "The region of the cluster and of the bucket."
  type        = string
  default     = "us-west-2"
}

variable "bucket_name" {
  description = "The bucket for the tables. In the sandbox one exists as soon as an external location is over it."
  type        = string
}

variable "customer_role_arn" {
  description = "The AWS role that may write to the bucket, and that trusts Confluent."
  type        = string
  default     = "arn:aws:iam::123456789012:role/river-terraform-role"
}

variable "azure_tenant_id" {
  description = "An Azure tenant, for a provider integration with Azure beside the one with AWS."
  type        = string
  default     = "12345678-1234-1234-1234-123456789abc"
}

variable "databricks_workspace_url" {
  description = "The workspace that the tables go to. The sandbox: databricks.workspaceUrl."
  type        = string
}

variable "databricks_client_id" {
  description = "The service principal of the catalog integration. The sandbox: credentials.databricks.clientId."
  type        = string
}

variable "databricks_client_secret" {
  description = "Its OAuth secret. The sandbox: credentials.databricks.clientSecret."
  type        = string
  sensitive   = true
}

variable "catalog_name" {
  description = "The catalog in Unity Catalog that the tables go to. The sandbox: ids.catalogName."
  type        = string
}

variable "postgres" {
  description = "The source database. The sandbox: postgres."
  type = object({
    host     = string
    port     = number
    database = string
    user     = string
    password = string
  })
  sensitive = true
}

variable "retention_ms" {
  description = "How long the topic and the tables keep what was replaced."
  type        = string
  default     = "604800000"
}
