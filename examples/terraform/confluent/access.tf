resource "confluent_service_account" "app" {
  display_name = "${var.prefix}-app"
  description  = "Owns the keys and the connector of ${var.prefix}"
}

resource "confluent_role_binding" "environment_admin" {
  principal   = "User:${confluent_service_account.app.id}"
  role_name   = "EnvironmentAdmin"
  crn_pattern = confluent_environment.main.resource_name
}

resource "confluent_role_binding" "cluster_admin" {
  principal   = "User:${confluent_service_account.app.id}"
  role_name   = "CloudClusterAdmin"
  crn_pattern = confluent_kafka_cluster.main.rbac_crn
}

resource "confluent_api_key" "kafka" {
  display_name = "${var.prefix}-kafka"
  description  = "Topics and access lists"

  owner {
    id          = confluent_service_account.app.id
    api_version = confluent_service_account.app.api_version
    kind        = confluent_service_account.app.kind
  }

  managed_resource {
    id          = confluent_kafka_cluster.main.id
    api_version = confluent_kafka_cluster.main.api_version
    kind        = confluent_kafka_cluster.main.kind

    environment {
      id = confluent_environment.main.id
    }
  }

  depends_on = [confluent_role_binding.environment_admin, confluent_role_binding.cluster_admin]
}

resource "confluent_api_key" "schema_registry" {
  display_name = "${var.prefix}-schema-registry"
  description  = "Schemas"

  owner {
    id          = confluent_service_account.app.id
    api_version = confluent_service_account.app.api_version
    kind        = confluent_service_account.app.kind
  }

  managed_resource {
    id          = data.confluent_schema_registry_cluster.main.id
    api_version = data.confluent_schema_registry_cluster.main.api_version
    kind        = data.confluent_schema_registry_cluster.main.kind

    environment {
      id = confluent_environment.main.id
    }
  }

  depends_on = [confluent_role_binding.environment_admin]
}

resource "confluent_api_key" "tableflow" {
  display_name = "${var.prefix}-tableflow"
  description  = "Tables"

  owner {
    id          = confluent_service_account.app.id
    api_version = confluent_service_account.app.api_version
    kind        = confluent_service_account.app.kind
  }

  managed_resource {
    id          = "tableflow"
    api_version = "tableflow/v1"
    kind        = "Tableflow"
  }

  depends_on = [confluent_role_binding.environment_admin]
}

locals {
  # What a connector of this service account does, where it has no role over the cluster.
  acls = {
    describe_cluster = { type = "CLUSTER", name = "kafka-cluster", pattern = "LITERAL", operation = "DESCRIBE" }
    create_topics    = { type = "TOPIC", name = var.prefix, pattern = "PREFIXED", operation = "CREATE" }
    write_topics     = { type = "TOPIC", name = var.prefix, pattern = "PREFIXED", operation = "WRITE" }
    read_topics      = { type = "TOPIC", name = var.prefix, pattern = "PREFIXED", operation = "READ" }
    read_groups      = { type = "GROUP", name = var.prefix, pattern = "PREFIXED", operation = "READ" }
  }
}

resource "confluent_kafka_acl" "app" {
  for_each = local.acls

  kafka_cluster {
    id = confluent_kafka_cluster.main.id
  }

  resource_type = each.value.type
  resource_name = each.value.name
  pattern_type  = each.value.pattern
  principal     = "User:${confluent_service_account.app.id}"
  host          = "*"
  operation     = each.value.operation
  permission    = "ALLOW"
  rest_endpoint = confluent_kafka_cluster.main.rest_endpoint

  credentials {
    key    = confluent_api_key.kafka.id
    secret = confluent_api_key.kafka.secret
  }
}
