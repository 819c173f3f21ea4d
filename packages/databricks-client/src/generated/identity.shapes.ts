// Generated from the API description beside this package's `openapi/` folder. Do not edit: run `pnpm generate`.

import type { ApiShapes } from '@tableflow-workshop/client-core';

export const shapes: ApiShapes = {
  operations: {
    "DELETE /api/2.0/preview/scim/v2/Groups/{id}": "object",
    "DELETE /api/2.0/preview/scim/v2/ServicePrincipals/{id}": "object",
    "DELETE /api/2.0/preview/scim/v2/Users/{id}": "object",
    "GET /.well-known/databricks-config": "#HostMetadata",
    "GET /api/2.0/preview/scim/v2/Groups": "#GroupList",
    "GET /api/2.0/preview/scim/v2/Groups/{id}": "#Group",
    "GET /api/2.0/preview/scim/v2/Me": "#User",
    "GET /api/2.0/preview/scim/v2/ServicePrincipals": "#ServicePrincipalList",
    "GET /api/2.0/preview/scim/v2/ServicePrincipals/{id}": "#ServicePrincipal",
    "GET /api/2.0/preview/scim/v2/Users": "#UserList",
    "GET /api/2.0/preview/scim/v2/Users/{id}": "#User",
    "GET /oidc/.well-known/oauth-authorization-server": "#AuthorizationServerMetadata",
    "PATCH /api/2.0/preview/scim/v2/Groups/{id}": "object",
    "PATCH /api/2.0/preview/scim/v2/ServicePrincipals/{id}": "object",
    "PATCH /api/2.0/preview/scim/v2/Users/{id}": "object",
    "POST /api/2.0/preview/scim/v2/Groups": "#Group",
    "POST /api/2.0/preview/scim/v2/ServicePrincipals": "#ServicePrincipal",
    "POST /api/2.0/preview/scim/v2/Users": "#User",
    "POST /oidc/v1/token": "#Token",
    "PUT /api/2.0/preview/scim/v2/Groups/{id}": "object",
    "PUT /api/2.0/preview/scim/v2/ServicePrincipals/{id}": "object",
    "PUT /api/2.0/preview/scim/v2/Users/{id}": "object",
  },
  named: {
    "AuthorizationServerMetadata": {"fields":{"authorization_endpoint?":"string","token_endpoint?":"string"}},
    "Group": {"fields":{"schemas?":{"list":"string"},"id?":"string","displayName?":"string","externalId?":"string","members?":{"list":"#ScimValue"},"groups?":{"list":"#ScimValue"},"roles?":{"list":"#ScimValue"},"entitlements?":{"list":"#ScimValue"},"meta?":"#GroupMeta"}},
    "GroupList": {"fields":{"Resources?":{"list":"#Group"}}},
    "GroupMeta": {"fields":{"resourceType?":"string"}},
    "HostMetadata": {"fields":{"oidc_endpoint?":"string","account_id?":"string","workspace_id?":"string","cloud?":"string","host_type?":"string","token_federation_default_oidc_audiences?":{"list":"string"}}},
    "ScimValue": {"fields":{"value?":"string","display?":"string","type?":"string","primary?":"boolean","$ref?":"string"}},
    "ServicePrincipal": {"fields":{"schemas?":{"list":"string"},"id?":"string","applicationId?":"string","displayName?":"string","active?":"boolean","externalId?":"string","groups?":{"list":"#ScimValue"},"roles?":{"list":"#ScimValue"},"entitlements?":{"list":"#ScimValue"}}},
    "ServicePrincipalList": {"fields":{"Resources?":{"list":"#ServicePrincipal"}}},
    "Token": {"fields":{"access_token":"string","token_type":"string","expires_in?":"integer|string","scope?":"string"}},
    "User": {"fields":{"schemas?":{"list":"string"},"id?":"string","userName?":"string","displayName?":"string","name?":{"fields":{"givenName?":"string","familyName?":"string"}},"active?":"boolean","externalId?":"string","emails?":{"list":"#ScimValue"},"groups?":{"list":"#ScimValue"},"roles?":{"list":"#ScimValue"},"entitlements?":{"list":"#ScimValue"}}},
    "UserList": {"fields":{"Resources?":{"list":"#User"}}},
  },
};
