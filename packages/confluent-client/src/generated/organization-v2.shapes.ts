// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /org/v2/environments": "#EnvironmentList",
    "GET /org/v2/environments/{id}": "#Environment",
    "GET /org/v2/organizations": "#OrganizationList",
    "GET /org/v2/organizations/{id}": "#Organization",
    "PATCH /org/v2/environments/{id}": "#Environment",
    "POST /org/v2/environments": "#Environment",
  },
  named: {
    "Environment": {"fields":{"api_version?":{"values":["org/v2"]},"kind?":{"values":["Environment"]},"id":"string","metadata?":"#ResourceMetadata","display_name":"string","stream_governance_config?":"#StreamGovernanceConfig"}},
    "EnvironmentList": {"fields":{"api_version":{"values":["org/v2"]},"kind":{"values":["EnvironmentList"]},"metadata":"#ListMetadata","data":{"list":"#Environment"}}},
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "Organization": {"fields":{"api_version?":{"values":["org/v2"]},"kind?":{"values":["Organization"]},"id":"string","metadata?":"#ResourceMetadata","display_name?":"string","jit_enabled?":"boolean"}},
    "OrganizationList": {"fields":{"api_version":{"values":["org/v2"]},"kind":{"values":["OrganizationList"]},"metadata":"#ListMetadata","data":{"list":"#Organization"}}},
    "ResourceMetadata": {"fields":{"self":"string","resource_name?":"string","created_at?":"string","updated_at?":"string","deleted_at?":"string"}},
    "StreamGovernanceConfig": {"fields":{"package":"string"}},
  },
};
