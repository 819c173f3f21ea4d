// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /iam/v2/api-keys": "#ApiKeyList",
    "GET /iam/v2/api-keys/{id}": "#ApiKey",
    "PATCH /iam/v2/api-keys/{id}": "#ApiKey",
    "POST /iam/v2/api-keys": "#ApiKey",
  },
  named: {
    "ApiKey": {"fields":{"api_version?":{"values":["iam/v2"]},"kind?":{"values":["ApiKey"]},"id":"string","metadata?":"#ResourceMetadata","spec":"#ApiKeySpec"}},
    "ApiKeyList": {"fields":{"api_version":{"values":["iam/v2"]},"kind":{"values":["ApiKeyList"]},"metadata":"#ListMetadata","data":{"list":"#ApiKey"}}},
    "ApiKeyReference": {"fields":{"id":"string","environment?":"string","related":"string","resource_name":"string","api_version?":"string","kind?":"string"}},
    "ApiKeySpec": {"fields":{"secret?":"string","display_name?":"string","description?":"string","owner":"#ApiKeyReference","resource?":{"either":["#ApiKeyReference","null"]},"resources?":{"list":"#ApiKeyReference"}}},
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string","created_at?":"string","updated_at?":"string","deleted_at?":"string"}},
  },
};
