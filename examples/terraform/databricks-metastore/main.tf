resource "databricks_metastore" "main" {
  name          = "${var.prefix}-terraform-metastore"
  region        = var.region
  storage_root  = var.storage_root
  force_destroy = true
}

resource "databricks_metastore_assignment" "main" {
  metastore_id         = databricks_metastore.main.id
  workspace_id         = var.workspace_id
  default_catalog_name = var.default_catalog_name
}

# The credential is made in the metastore that the workspace has: in this one, once it is assigned.
resource "databricks_metastore_data_access" "main" {
  metastore_id  = databricks_metastore.main.id
  name          = "${var.prefix}-terraform-access"
  is_default    = true
  force_destroy = true

  azure_managed_identity {
    access_connector_id = var.access_connector_id
  }

  depends_on = [databricks_metastore_assignment.main]
}
