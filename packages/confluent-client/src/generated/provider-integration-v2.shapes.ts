// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "GET /pim/v2/integrations": "#ProviderIntegrationList",
    "GET /pim/v2/integrations/{id}": "#ProviderIntegration",
    "PATCH /pim/v2/integrations/{id}": "#ProviderIntegration",
    "POST /pim/v2/integrations": "#ProviderIntegration",
  },
  named: {
    "AwsIntegrationConfig": {"fields":{"kind":{"values":["AwsIntegrationConfig"]},"customer_iam_role_arn?":"string","iam_role_arn?":"string","external_id?":"string"}},
    "AzureIntegrationConfig": {"fields":{"kind":{"values":["AzureIntegrationConfig"]},"customer_azure_tenant_id?":"string","confluent_multi_tenant_app_id?":"string"}},
    "EnvironmentReference": {"fields":{"id":"string","environment?":"string","related":"string","resource_name":"string","api_version?":"string","kind?":"string"}},
    "GcpIntegrationConfig": {"fields":{"kind":{"values":["GcpIntegrationConfig"]},"customer_google_service_account?":"string","google_service_account?":"string"}},
    "IntegrationConfig": {"by":"kind","kinds":{"AzureIntegrationConfig":"#AzureIntegrationConfig","GcpIntegrationConfig":"#GcpIntegrationConfig","AwsIntegrationConfig":"#AwsIntegrationConfig"}},
    "ListMetadata": {"fields":{"first?":"string|null","last?":"string|null","prev?":"string|null","next?":"string|null","total_size?":"integer"}},
    "ProviderIntegration": {"fields":{"api_version?":{"values":["pim/v2"]},"kind?":{"values":["Integration"]},"id":"string","display_name?":"string","provider?":"string","config?":"#IntegrationConfig","usages?":{"list":"string"},"status":"string","environment":"#EnvironmentReference"}},
    "ProviderIntegrationList": {"fields":{"api_version":{"values":["pim/v2"]},"kind":{"values":["IntegrationList"]},"metadata":"#ListMetadata","data":{"list":"#ProviderIntegration"}}},
  },
};
