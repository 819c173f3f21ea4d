output "metastore_id" {
  value = databricks_metastore.main.id
}
