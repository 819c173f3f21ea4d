locals {
  credential_privileges = ["ALL_PRIVILEGES", "CREATE_EXTERNAL_LOCATION", "CREATE_EXTERNAL_TABLE", "READ_FILES", "WRITE_FILES"]
  location_privileges = [
    "ALL_PRIVILEGES", "CREATE_EXTERNAL_TABLE", "CREATE_EXTERNAL_VOLUME", "CREATE_MANAGED_STORAGE", "EXTERNAL_USE_LOCATION",
    "MANAGE", "READ_FILES", "WRITE_FILES",
  ]
  catalog_privileges = ["ALL_PRIVILEGES", "CREATE_SCHEMA", "EXTERNAL_USE_SCHEMA", "USE_CATALOG", "USE_SCHEMA"]
}

resource "databricks_storage_credential" "main" {
  name    = "${var.prefix}-terraform-credential"
  comment = var.comment

  aws_iam_role {
    role_arn = var.role_arn
  }
}

resource "databricks_grants" "credential" {
  storage_credential = databricks_storage_credential.main.name

  grant {
    principal  = var.user_email
    privileges = local.credential_privileges
  }

  grant {
    principal  = var.databricks_client_id
    privileges = local.credential_privileges
  }
}

resource "databricks_external_location" "main" {
  name            = "${var.prefix}-terraform-location"
  url             = "s3://${var.bucket_name}/"
  credential_name = databricks_storage_credential.main.name
  comment         = var.comment
  skip_validation = true
  force_destroy   = true

  depends_on = [databricks_grants.credential]
}

resource "databricks_grants" "location" {
  external_location = databricks_external_location.main.name

  grant {
    principal  = var.user_email
    privileges = local.location_privileges
  }

  grant {
    principal  = var.databricks_client_id
    privileges = local.location_privileges
  }
}

resource "databricks_catalog" "main" {
  name          = "${var.prefix}-terraform"
  comment       = var.comment
  storage_root  = "s3://${var.bucket_name}/${var.prefix}/catalog/"
  force_destroy = true

  depends_on = [databricks_grants.location]
}

resource "databricks_grants" "catalog" {
  catalog = databricks_catalog.main.name

  grant {
    principal  = var.user_email
    privileges = local.catalog_privileges
  }

  grant {
    principal  = var.databricks_client_id
    privileges = concat(local.catalog_privileges, ["CREATE_TABLE"])
  }
}
