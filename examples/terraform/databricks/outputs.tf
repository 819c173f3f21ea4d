output "dbx_catalog_name" {
  value = databricks_catalog.main.name
}

output "dbx_sql_warehouse_id" {
  value = data.databricks_sql_warehouse.starter.id
}

output "databricks_external_location" {
  value = databricks_external_location.main.name
}

output "databricks_storage_credential" {
  value = databricks_storage_credential.main.name
}

output "s3_bucket_name" {
  value = var.bucket_name
}

output "dbx_sp_client_id" {
  value = data.databricks_service_principal.tableflow.application_id
}

output "dbx_sp_client_secret" {
  value     = databricks_service_principal_secret.tableflow.secret
  sensitive = true
}
