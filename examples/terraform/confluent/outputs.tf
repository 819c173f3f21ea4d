output "confluent_environment_id" {
  value = confluent_environment.main.id
}

output "confluent_kafka_cluster_id" {
  value = confluent_kafka_cluster.main.id
}

output "confluent_schema_registry_id" {
  value = data.confluent_schema_registry_cluster.main.id
}

output "confluent_administrator" {
  value = data.confluent_user.admin.id
}

output "confluent_organization_id" {
  value = data.confluent_organization.main.id
}

output "table_path" {
  value = confluent_tableflow_topic.clicks.table_path
}
