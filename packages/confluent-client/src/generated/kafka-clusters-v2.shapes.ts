// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /cmk/v2/clusters": "#KafkaClusterList",
    "GET /cmk/v2/clusters/{id}": "#KafkaCluster",
    "PATCH /cmk/v2/clusters/{id}": "#KafkaCluster",
    "POST /cmk/v2/clusters": "#KafkaCluster",
  },
  named: {
    "BasicConfig": {"fields":{"kind":{"values":["Basic"]},"max_ecku?":"integer"}},
    "DedicatedConfig": {"fields":{"kind":{"values":["Dedicated"]},"cku":"integer","encryption_key?":"string","zones?":{"list":"string"},"release_priority?":"string"}},
    "EncryptionKeyReference": {"fields":{"id":"string","related":"string","resource_name":"string"}},
    "EnterpriseConfig": {"fields":{"kind":{"values":["Enterprise"]},"max_ecku?":"integer"}},
    "EnvironmentReference": {"fields":{"id":"string","environment?":"string","related":"string","resource_name":"string"}},
    "FreightConfig": {"fields":{"kind":{"values":["Freight"]},"max_ecku?":"integer","zones?":{"list":"string"}}},
    "KafkaCluster": {"fields":{"api_version?":{"values":["cmk/v2"]},"kind?":{"values":["Cluster"]},"id":"string","metadata?":"#ResourceMetadata","spec":"#KafkaClusterSpec","status":"#KafkaClusterStatus"}},
    "KafkaClusterConfig": {"by":"kind","kinds":{"Basic":"#BasicConfig","Standard":"#StandardConfig","Dedicated":"#DedicatedConfig","Enterprise":"#EnterpriseConfig","Freight":"#FreightConfig"}},
    "KafkaClusterEndpoint": {"fields":{"kafka_bootstrap_endpoint":"string","http_endpoint":"string","connection_type":"string"}},
    "KafkaClusterList": {"fields":{"api_version":{"values":["cmk/v2"]},"kind":{"values":["ClusterList"]},"metadata":"#ListMetadata","data":{"list":"#KafkaCluster"}}},
    "KafkaClusterSpec": {"fields":{"display_name":"string","availability":"string","cloud":"string","region":"string","config":"#KafkaClusterConfig","kafka_bootstrap_endpoint?":"string","http_endpoint?":"string","api_endpoint?":"string","endpoints?":{"map":"#KafkaClusterEndpoint"},"deletion_protection?":"boolean","environment":"#EnvironmentReference","network?":"#NetworkReference","byok?":"#EncryptionKeyReference"}},
    "KafkaClusterStatus": {"fields":{"phase":"string","cku?":"integer"}},
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "NetworkReference": {"fields":{"id":"string","environment?":"string","related":"string","resource_name":"string"}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string","created_at?":"string","updated_at?":"string","deleted_at?":"string"}},
    "StandardConfig": {"fields":{"kind":{"values":["Standard"]},"max_ecku?":"integer"}},
  },
};
