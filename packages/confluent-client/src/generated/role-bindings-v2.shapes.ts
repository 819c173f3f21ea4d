// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "DELETE /iam/v2/role-bindings/{id}": "#RoleBinding",
    "GET /iam/v2/role-bindings": "#RoleBindingList",
    "GET /iam/v2/role-bindings/{id}": "#RoleBinding",
    "POST /iam/v2/role-bindings": "#RoleBinding",
  },
  named: {
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string","created_at?":"string","updated_at?":"string","deleted_at?":"string"}},
    "RoleBinding": {"fields":{"api_version?":{"values":["iam/v2"]},"kind?":{"values":["RoleBinding"]},"id":"string","metadata?":"#ResourceMetadata","principal":"string","role_name":"string","crn_pattern":"string"}},
    "RoleBindingList": {"fields":{"api_version":{"values":["iam/v2"]},"kind":{"values":["RoleBindingList"]},"metadata":"#ListMetadata","data":{"list":"#RoleBinding"}}},
  },
};
