#!/bin/sh
# 100 clicks become 100 rows: a topic, its schema, records over Kafka REST, Tableflow, and a view over the table.
# Needs curl, jq, and a running sandbox that `lab3 up --sandbox` has filled. $1 is its data folder, $2 the topic.
set -eu
folder=${1:-.lab3/sandbox}
topic=${2:-clickstream}
count=100

ready=$(curl -sf -H "Authorization: Bearer $(jq -r .token "$folder/sandbox.json")" "$(jq -r .url "$folder/sandbox.json")/sandbox")
value() { printf %s "$ready" | jq -r "$1"; }
key() { value ".credentials.$1 | \"\(.id):\(.secret)\""; }
json='Content-Type: application/json'
cluster=$(value .confluent.kafkaRestUrl)/kafka/v3/clusters/$(value .ids.kafkaClusterId)

# 1. The topic, and the schema of its values.
curl -s -u "$(key kafka)" -H "$json" "$cluster/topics" -d "{\"topic_name\":\"$topic\"}" | jq -c '{topic: (.topic_name // .message)}'
schema='{"type":"record","name":"Click","fields":[{"name":"id","type":"long"},{"name":"page","type":"string"}]}'
id=$(curl -sf -u "$(key schemaRegistry)" -H "$json" "$(value .confluent.schemaRegistryUrl)/subjects/$topic-value/versions" \
  -d "$(jq -n --arg schema "$schema" '{$schema}')" | jq .id)

# 2. The records, one behind the other in one request; each has a report of its own.
jq -nc --argjson id "$id" --argjson count "$count" \
  'range($count) | {key: {type: "STRING", data: "guest-\(.)"}, value: {schema_id: $id, data: {id: ., page: "/hotels/\(. % 5)"}}}' |
  curl -sf -u "$(key kafka)" -H "$json" "$cluster/topics/$topic/records" --data-binary @- |
  jq -sc 'group_by(.error_code) | map({error_code: .[0].error_code, records: length})'

# 3. Tableflow on the topic.
curl -s -u "$(key tableflow)" -H "$json" "$(value .confluent.baseUrl)/tableflow/v1/tableflow-topics" -d "$(printf %s "$ready" | jq --arg topic "$topic" '{spec: {
  display_name: $topic, table_formats: ["DELTA"], environment: {id: .ids.environmentId}, kafka_cluster: {id: .ids.kafkaClusterId},
  storage: {kind: "ByobAws", bucket_name: .ids.bucketName, provider_integration_id: .ids.providerIntegrationId}}}')" |
  jq -c '{phase: (.status.phase // .errors[0].detail)}'

# 4. The table, once Unity Catalog has it, and a view over it, which stays.
workspace=$(value .databricks.workspaceUrl)
token=$(curl -sf -u "$(value '.credentials.databricks | "\(.clientId):\(.clientSecret)"')" \
  -d grant_type=client_credentials -d scope=all-apis "$workspace/oidc/v1/token" | jq -r .access_token)
table=$(value '.ids | "`\(.catalogName)`.`\(.schemaName)`."')\`$topic\`
query() {
  curl -sf -H "Authorization: Bearer $token" -H "$json" "$workspace/api/2.0/sql/statements" -d "$(jq -n \
    --arg warehouse "$(value .ids.warehouseId)" --arg statement "$1" '{warehouse_id: $warehouse, $statement}')"
}
until [ "$(query "SELECT count(*) FROM $table" | jq -r '.result.data_array[0][0]')" = "$count" ]; do sleep 1; done
view=$(value '.ids | "`\(.catalogName)`.`\(.schemaName)`."')clicks_by_page
query "CREATE OR REPLACE VIEW $view AS SELECT page, count(*) AS clicks FROM $table GROUP BY page" | jq -c .status
query "SELECT * FROM $view ORDER BY page" | jq -c '.result.data_array[]'
