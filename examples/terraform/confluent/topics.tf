resource "confluent_kafka_topic" "clicks" {
  kafka_cluster {
    id = confluent_kafka_cluster.main.id
  }

  topic_name       = "${var.prefix}.clicks"
  partitions_count = 1
  rest_endpoint    = confluent_kafka_cluster.main.rest_endpoint

  config = {
    "cleanup.policy" = "delete"
    "retention.ms"   = var.retention_ms
  }

  credentials {
    key    = confluent_api_key.kafka.id
    secret = confluent_api_key.kafka.secret
  }
}

resource "confluent_schema" "clicks" {
  schema_registry_cluster {
    id = data.confluent_schema_registry_cluster.main.id
  }

  rest_endpoint = data.confluent_schema_registry_cluster.main.rest_endpoint
  subject_name  = "${confluent_kafka_topic.clicks.topic_name}-value"
  format        = "AVRO"
  hard_delete   = true

  schema = jsonencode({
    type      = "record"
    name      = "Click"
    namespace = "com.river"
    fields = [
      { name = "click_id", type = "string" },
      { name = "hotel_id", type = "int" },
      { name = "clicked_at", type = { type = "long", logicalType = "timestamp-millis" } },
    ]
  })

  credentials {
    key    = confluent_api_key.schema_registry.id
    secret = confluent_api_key.schema_registry.secret
  }
}

resource "confluent_connector" "postgres" {
  environment {
    id = confluent_environment.main.id
  }

  kafka_cluster {
    id = confluent_kafka_cluster.main.id
  }

  config_sensitive = {
    "database.password" = var.postgres.password
  }

  config_nonsensitive = {
    "connector.class"             = "PostgresCdcSourceV2"
    "name"                        = "${var.prefix}-postgres-cdc-source"
    "kafka.auth.mode"             = "SERVICE_ACCOUNT"
    "kafka.service.account.id"    = confluent_service_account.app.id
    "database.hostname"           = var.postgres.host
    "database.port"               = var.postgres.port
    "database.user"               = var.postgres.user
    "database.dbname"             = var.postgres.database
    "database.sslmode"            = "disable"
    "plugin.name"                 = "pgoutput"
    "slot.name"                   = "${var.prefix}_terraform"
    "publication.name"            = "${var.prefix}_terraform"
    "publication.autocreate.mode" = "filtered"
    "table.include.list"          = "cdc.customer,cdc.hotel"
    "topic.prefix"                = var.prefix
    "output.data.format"          = "AVRO"
    "output.key.format"           = "AVRO"
    "after.state.only"            = "true"
    "decimal.handling.mode"       = "double"
    "time.precision.mode"         = "connect"
    "tasks.max"                   = "1"
  }

  depends_on = [confluent_kafka_acl.app]
}
