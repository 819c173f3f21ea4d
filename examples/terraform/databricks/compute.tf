data "databricks_sql_warehouse" "starter" {
  name = var.sql_warehouse_name
}

resource "databricks_sql_endpoint" "main" {
  name                      = "${var.prefix}-terraform"
  cluster_size              = "2X-Small"
  max_num_clusters          = 1
  enable_photon             = true
  enable_serverless_compute = false
  warehouse_type            = "PRO"
  auto_stop_mins            = 10

  tags {
    custom_tags {
      key   = "ManagedBy"
      value = "Terraform"
    }
  }
}

resource "databricks_notebook" "hotels" {
  path     = "/Shared/${var.prefix}-terraform"
  language = "SQL"

  content_base64 = base64encode(<<-SQL
    -- Databricks notebook source
    SELECT count(*) FROM `${databricks_catalog.main.name}`.information_schema.tables;
  SQL
  )
}
