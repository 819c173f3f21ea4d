// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /iam/v2/service-accounts": "#ServiceAccountList",
    "GET /iam/v2/service-accounts/{id}": "#ServiceAccount",
    "GET /iam/v2/users": "#UserList",
    "GET /iam/v2/users/{id}": "#User",
    "PATCH /iam/v2/service-accounts/{id}": "#ServiceAccount",
    "POST /iam/v2/service-accounts": "#ServiceAccount",
  },
  named: {
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string","created_at?":"string","updated_at?":"string","deleted_at?":"string"}},
    "ServiceAccount": {"fields":{"api_version?":{"values":["iam/v2"]},"kind?":{"values":["ServiceAccount"]},"id":"string","metadata?":"#ResourceMetadata","display_name":"string","description?":"string"}},
    "ServiceAccountList": {"fields":{"api_version":{"values":["iam/v2"]},"kind":{"values":["ServiceAccountList"]},"metadata":"#ListMetadata","data":{"list":"#ServiceAccount"}}},
    "User": {"fields":{"api_version?":{"values":["iam/v2"]},"kind?":{"values":["User"]},"id":"string","metadata?":"#ResourceMetadata","email?":"string","full_name?":"string","auth_type?":"string"}},
    "UserList": {"fields":{"api_version":{"values":["iam/v2"]},"kind":{"values":["UserList"]},"metadata":"#ListMetadata","data":{"list":"#User"}}},
  },
};
