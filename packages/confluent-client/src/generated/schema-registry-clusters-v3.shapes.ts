// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /srcm/v3/clusters": "#SchemaRegistryClusterList",
    "GET /srcm/v3/clusters/{id}": "#SchemaRegistryCluster",
  },
  named: {
    "EnvironmentReference": {"fields":{"id":"string","related":"string","resource_name":"string"}},
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "PrivateNetworkingConfig": {"fields":{"regional_endpoints?":{"map":"string"}}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string","created_at?":"string","updated_at?":"string","deleted_at?":"string"}},
    "SchemaRegistryCluster": {"fields":{"api_version?":{"values":["srcm/v3"]},"kind?":{"values":["Cluster"]},"id":"string","metadata?":"#ResourceMetadata","spec":"#SchemaRegistryClusterSpec","status":"#SchemaRegistryClusterStatus"}},
    "SchemaRegistryClusterList": {"fields":{"api_version":{"values":["srcm/v3"]},"kind":{"values":["ClusterList"]},"metadata":"#ListMetadata","data":{"list":"#SchemaRegistryCluster"}}},
    "SchemaRegistryClusterSpec": {"fields":{"display_name?":"string","package":"string","http_endpoint?":"string","catalog_http_endpoint?":"string","private_http_endpoint?":"string","private_networking_config?":"#PrivateNetworkingConfig","cloud":"string","region":"string","environment":"#EnvironmentReference"}},
    "SchemaRegistryClusterStatus": {"fields":{"phase":"string"}},
  },
};
