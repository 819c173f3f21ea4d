resource "confluent_provider_integration" "aws" {
  environment {
    id = confluent_environment.main.id
  }

  aws {
    customer_role_arn = var.customer_role_arn
  }

  display_name = "${var.prefix}-s3"
}

# Azure has its integration in two steps: the second needs what the first made.
resource "confluent_provider_integration_setup" "azure" {
  environment {
    id = confluent_environment.main.id
  }

  display_name = "${var.prefix}-azure"
  cloud        = "AZURE"
}

resource "confluent_provider_integration_authorization" "azure" {
  provider_integration_id = confluent_provider_integration_setup.azure.id

  environment {
    id = confluent_environment.main.id
  }

  azure {
    customer_azure_tenant_id = var.azure_tenant_id
  }
}

resource "confluent_tableflow_topic" "clicks" {
  environment {
    id = confluent_environment.main.id
  }

  kafka_cluster {
    id = confluent_kafka_cluster.main.id
  }

  display_name  = confluent_kafka_topic.clicks.topic_name
  table_formats = ["DELTA"]
  retention_ms  = var.retention_ms

  byob_aws {
    bucket_name             = var.bucket_name
    provider_integration_id = confluent_provider_integration.aws.id
  }

  error_handling {
    mode = "SUSPEND"
  }

  credentials {
    key    = confluent_api_key.tableflow.id
    secret = confluent_api_key.tableflow.secret
  }

  depends_on = [confluent_schema.clicks]
}

resource "confluent_catalog_integration" "unity" {
  environment {
    id = confluent_environment.main.id
  }

  kafka_cluster {
    id = confluent_kafka_cluster.main.id
  }

  display_name = "${var.prefix}-unity"

  unity {
    workspace_endpoint = var.databricks_workspace_url
    catalog_name       = var.catalog_name
    client_id          = var.databricks_client_id
    client_secret      = var.databricks_client_secret
  }

  credentials {
    key    = confluent_api_key.tableflow.id
    secret = confluent_api_key.tableflow.secret
  }

  depends_on = [confluent_tableflow_topic.clicks]
}
