// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /pim/v1/integrations": "#ProviderIntegrationList",
    "GET /pim/v1/integrations/{id}": "#ProviderIntegration",
    "POST /pim/v1/integrations": "#ProviderIntegration",
  },
  named: {
    "AwsIntegrationConfig": {"fields":{"kind":{"values":["AwsIntegrationConfig"]},"customer_iam_role_arn?":"string","iam_role_arn?":"string","external_id?":"string"}},
    "EnvironmentReference": {"fields":{"id":"string","related":"string","resource_name":"string"}},
    "IntegrationConfig": {"by":"kind","kinds":{"AwsIntegrationConfig":"#AwsIntegrationConfig"}},
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "ProviderIntegration": {"fields":{"api_version?":{"values":["pim/v1"]},"kind?":{"values":["Integration"]},"id":"string","display_name?":"string","provider?":"string","config":"#IntegrationConfig","usages?":{"list":"string"},"environment":"#EnvironmentReference"}},
    "ProviderIntegrationList": {"fields":{"api_version":{"values":["pim/v1"]},"kind":{"values":["IntegrationList"]},"metadata":"#ListMetadata","data":{"list":"#ProviderIntegration"}}},
  },
};
