# Somebody who is in the workspace already is read; force takes over a user who exists.
data "databricks_user" "admin" {
  user_name = var.user_email
}

resource "databricks_user" "guest" {
  user_name = "${var.prefix}-guest@river-hotels.example"
  force     = true
}

resource "databricks_entitlements" "admin" {
  user_id               = data.databricks_user.admin.id
  workspace_access      = true
  databricks_sql_access = true
  allow_cluster_create  = true
}

data "databricks_group" "admins" {
  display_name = "admins"
}

resource "databricks_group_member" "guest" {
  group_id  = data.databricks_group.admins.id
  member_id = databricks_user.guest.id
}

data "databricks_service_principal" "tableflow" {
  application_id = var.databricks_client_id
}

resource "databricks_service_principal_secret" "tableflow" {
  service_principal_id = data.databricks_service_principal.tableflow.id
}
