terraform {
  required_version = ">= 1.5"

  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = ">= 2.30.0"
    }
  }
}

provider "confluent" {
  endpoint         = var.confluent_cloud_url
  cloud_api_key    = var.confluent_cloud_api_key
  cloud_api_secret = var.confluent_cloud_api_secret
}
