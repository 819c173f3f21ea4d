data "confluent_organization" "main" {}

data "confluent_user" "admin" {
  email = var.confluent_user_email
}

resource "confluent_environment" "main" {
  display_name = "${var.prefix}-environment"

  stream_governance {
    package = "ESSENTIALS"
  }
}

resource "confluent_kafka_cluster" "main" {
  display_name = "${var.prefix}-cluster"
  availability = "SINGLE_ZONE"
  cloud        = "AWS"
  region       = var.cloud_region
  standard {}

  environment {
    id = confluent_environment.main.id
  }
}

# The Schema Registry comes with the first cluster of an environment.
data "confluent_schema_registry_cluster" "main" {
  environment {
    id = confluent_environment.main.id
  }

  depends_on = [confluent_kafka_cluster.main]
}
